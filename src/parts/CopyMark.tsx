import { Check, Copy } from 'lucide-react';

/** The icon of a button that copies: a tick once it has. */
export function CopyMark({ copied, size = 15 }: { readonly copied: boolean; readonly size?: number }) {
  const Icon = copied ? Check : Copy;
  return <Icon size={size} aria-hidden="true" />;
}

// The link worker's whole body: a link of a large graph is made and opened here, away from the page.
import { decodeLink, encodeLink, type Decoded } from '#share/link.ts';
import { stricken } from '#share/stricken.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { takeApart } from './takeApart.ts';

export type LinkRequest = { readonly make: Workspace } | { readonly open: string };

export type LinkAnswer =
  | { readonly kind: 'made'; readonly link: string }
  /** Texts of documents come one by one, before the graph that they belong to. */
  | { readonly kind: 'part'; readonly text: string }
  | { readonly kind: 'opened'; readonly decoded: Decoded };

const post = (answer: LinkAnswer) => globalThis.postMessage(answer);

function open(link: string): void {
  const decoded = decodeLink(link);
  if (!decoded.ok) return post({ kind: 'opened', decoded });
  const [rest, texts] = takeApart(stricken(decoded.workspace));
  for (const text of texts) post({ kind: 'part', text });
  post({ kind: 'opened', decoded: { ok: true, workspace: rest } });
}

globalThis.addEventListener('message', ({ data }: MessageEvent<LinkRequest>) => {
  if ('make' in data) post({ kind: 'made', link: encodeLink(data.make) });
  else open(data.open);
});

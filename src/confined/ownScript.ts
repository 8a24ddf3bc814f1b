// The one place where an address becomes a program: no other may (require-trusted-types-for).
import { trustedTypes } from './trustedTypes.ts';

function createScriptURL(url: string): string {
  const { protocol, origin, href } = new URL(url, location.href);
  if (protocol === 'blob:' || origin === location.origin) return href;
  throw new TypeError(`Not a script of this page: ${href}`);
}

let maker: { createScriptURL(url: string): string } | undefined;

/** The address of a script of this page, for `Worker` and `register`. Throws for any other. */
export function ownScript(url: string): string {
  maker ??= trustedTypes()?.createPolicy('rolegraph', { createScriptURL }) ?? { createScriptURL };
  return maker.createScriptURL(url);
}

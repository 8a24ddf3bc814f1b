// Workers that may do no more than the page. One that starts from an address obeys the headers that came with its file,
// and a plain host sends none: it could connect to anything. One that starts from a blob inherits the page's
// Content-Security-Policy, `connect-src 'none'` and all, on every host.
// https://html.spec.whatwg.org/multipage/workers.html#initialize-worker-policy-container
import { ownScript } from './ownScript.ts';

/** By address: starting an engine anew makes no second blob. */
const blobs = new Map<string, string>();

function blobOf(url: string): string {
  const { href } = new URL(url, location.href);
  const blob = new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' });
  return URL.createObjectURL(blob);
}

/**
 * `url`: of a module (`import url from './some.ts?worker&url'`); in the single file, of a whole program in a blob, which
 * a page from disk may start as a plain script only. Throws where the browser has no such workers.
 */
export function confinedWorker(url: string): Worker {
  if (url.startsWith('blob:')) return new Worker(ownScript(url));
  const blob = blobs.get(url) ?? blobOf(url);
  blobs.set(url, blob);
  return new Worker(ownScript(blob), { type: 'module' });
}

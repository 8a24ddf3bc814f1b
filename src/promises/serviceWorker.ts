// The service worker's whole body: keeps the files of one version of the page, and hands them out without a network.
// It asks its own host for files of its own lists, and for nothing else. The build (scripts/pageBuild/offline.ts) puts
// the lists and the version before it; it imports nothing, so that it runs as it is.
// https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API

/** What of `ServiceWorkerGlobalScope` is used; the DOM's types and a worker's do not go together. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', run: (event: Lasting) => void): void;
  addEventListener(kind: 'message', run: (event: Lasting & { readonly data: unknown }) => void): void;
  addEventListener(kind: 'fetch', run: (event: Asking) => void): void;
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Asking {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** Paths below the scope; the page itself is the empty one. */
declare const FILES: readonly string[];
/** Kept once the page has asked for them: many visits never do. */
declare const LATER: readonly string[];
declare const VERSION: string;

const PREFIX = 'rolegraph-';
const NAME = PREFIX + VERSION;
/** Their names carry a hash of what is in them. */
const HASHED = /\/assets\/[^/]+$/;
const AT_ONCE = 6;

const worker = globalThis as unknown as Scope;
const page = worker.registration.scope;
const known = new Set(FILES.map((path) => new URL(path, page).href));
const later = new Set(LATER.map((path) => new URL(path, page).href));

/** A file that was moved by a redirect could not be shown as a page. */
const plain = (response: Response): Response =>
  response.redirected
    ? new Response(response.body, { status: response.status, headers: response.headers })
    : response;

async function fetched(url: string): Promise<Response> {
  // an older version may have it already
  const before = HASHED.test(url) ? await caches.match(url) : undefined;
  if (before) return before;
  const response = await fetch(url, { cache: HASHED.test(url) ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return plain(response);
}

/** All of it or nothing: a file that is missing leaves the version before in charge. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  const waiting = [...known];
  const keepSome = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop())
      await cache.put(url, await fetched(url));
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, keepSome));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** The version before stays as well: a tab that still shows it may yet ask for a part of it. */
async function forgetOld(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** Null: not ours to answer. Mail programs make `%23…` of a link's `#…` (src/share/repairPath.ts). */
function keptUnder(request: Request): string | null {
  const url = request.url.replace(/[?#].*$/s, '');
  if (request.method !== 'GET' || !url.startsWith(page)) return null;
  if (known.has(url) || HASHED.test(url)) return url;
  const rest = url.slice(page.length);
  return request.mode === 'navigate' && /^(?:index\.html)?$|^%23/.test(rest) ? page : null;
}

async function answer(request: Request, url: string): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = (await cache.match(url)) ?? (await caches.match(url));
  if (kept) return kept;
  const response = await fetch(request);
  if (later.has(url) && response.ok) await cache.put(url, response.clone());
  return response;
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(forgetOld().then(() => worker.clients.claim())),
);
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const url = keptUnder(event.request);
  if (url !== null) event.respondWith(answer(event.request, url));
});

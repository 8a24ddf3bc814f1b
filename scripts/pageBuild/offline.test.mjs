// The service worker as it is built, run against a small web: what it keeps, what it answers, what it leaves alone.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformWithOxc } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { workerText } from './offline.ts';

const PAGE = 'https://host.example/rolegraph/';
const NAMES = 'assets/actionNames-Cd34.js';
const BUILT = {
  [NAMES]: 'names',
  'index.html': 'the page',
  'assets/first-Ab12.js': 'code',
  'docs/cli.html': 'a document',
  'favicon.svg': 'icon',
  // nobody asks for these
  _headers: '/*',
  'sw.js': 'itself',
  '.vite/manifest.json': '{}',
};
const folder = mkdtempSync(join(tmpdir(), 'rolegraph-offline-'));
let source;

beforeAll(async () => {
  for (const [name, text] of Object.entries(BUILT)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const path = 'src/promises/serviceWorker.ts';
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path, { sourcemap: false });
  source = code.replace(/^export \{\};?$/m, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As a browser has it, without what nobody here uses. */
function caches(stores = new Map()) {
  const open = async (name) => {
    const store = stores.get(name) ?? new Map();
    stores.set(name, store);
    return {
      put: async (url, response) => void store.set(url, await response.text()),
      match: async (url) => (store.has(url) ? new Response(store.get(url)) : undefined),
    };
  };
  return {
    stores,
    open,
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
    match: async (url) => {
      for (const store of stores.values()) if (store.has(url)) return new Response(store.get(url));
      return undefined;
    },
  };
}

let web;
beforeEach(() => {
  web = new Map(
    Object.entries(BUILT).map(([name, text]) => [PAGE + (name === 'index.html' ? '' : name), text]),
  );
});

function start({ stores, redirected = [] } = {}) {
  const listeners = {};
  const asked = [];
  const said = [];
  const kept = caches(stores);
  const scope = {
    registration: { scope: PAGE },
    clients: { claim: async () => void said.push('claim') },
    skipWaiting: async () => void said.push('skip waiting'),
    addEventListener: (kind, run) => (listeners[kind] = run),
    caches: kept,
    fetch: async (given, { cache } = {}) => {
      const url = typeof given === 'string' ? given : given.url;
      asked.push(cache === undefined ? url : `${cache} ${url}`);
      const response = new Response(web.get(url) ?? 'no such file', { status: web.has(url) ? 200 : 404 });
      if (redirected.includes(url)) Object.defineProperty(response, 'redirected', { value: true });
      return response;
    },
    URL,
    Response,
  };
  scope.globalThis = scope;
  runInNewContext(workerText(folder, source), scope);
  const lasting = (kind, more = {}) => {
    let work = Promise.resolve('nothing to wait for');
    listeners[kind]({ ...more, waitUntil: (promise) => (work = promise) });
    return work;
  };
  /** What is answered; null: the browser goes on as if there were no worker. */
  const get = async (path, { method = 'GET', mode = 'cors' } = {}) => {
    const answers = [];
    const url = new URL(path, PAGE).href;
    listeners.fetch({ request: { url, method, mode }, respondWith: (promise) => answers.push(promise) });
    const [answer] = await Promise.all(answers);
    return answer ? answer.text() : null;
  };
  return { asked, get, lasting, said, stores: kept.stores };
}

const nameIn = (stores) => [...stores.keys()].find((name) => name.startsWith('rolegraph-'));

it('keeps the files of the build, each asked for once, and answers without the network', async () => {
  const worker = start();
  await worker.lasting('install');
  expect(worker.asked).toHaveLength(4);
  expect(new Set(worker.asked)).toEqual(
    new Set([
      `default ${PAGE}assets/first-Ab12.js`,
      `no-cache ${PAGE}`,
      `no-cache ${PAGE}docs/cli.html`,
      `no-cache ${PAGE}favicon.svg`,
    ]),
  );
  worker.asked.length = 0;
  web.clear();
  expect(await worker.get('assets/first-Ab12.js')).toBe('code');
  expect(await worker.get('docs/cli.html#graph', { mode: 'navigate' })).toBe('a document');
  expect(await worker.get('favicon.svg?x')).toBe('icon');
  for (const path of ['', '#g1.abc', '?embed', 'index.html', '%23g1.abc'])
    expect(await worker.get(path, { mode: 'navigate' }), path).toBe('the page');
  expect(worker.asked).toEqual([]);
});

it('keeps the names of actions when the page first asks for them', async () => {
  const worker = start();
  await worker.lasting('install');
  expect(worker.asked.join()).not.toContain(NAMES);
  worker.asked.length = 0;
  expect(await worker.get(NAMES)).toBe('names');
  expect(worker.asked).toEqual([PAGE + NAMES]);
  web.clear();
  expect(await worker.get(NAMES)).toBe('names');
});

it('leaves alone what is not of its list', async () => {
  const worker = start();
  await worker.lasting('install');
  for (const path of [
    'other.html',
    '../elsewhere/',
    'https://evil.example/assets/first-Ab12.js',
    '_headers',
    'sw.js',
  ])
    expect(await worker.get(path, { mode: 'navigate' }), path).toBeNull();
  expect(await worker.get('index.html')).toBeNull();
  expect(await worker.get('', { method: 'POST', mode: 'navigate' })).toBeNull();
});

it('keeps all or nothing: with a file missing, the version before stays in charge', async () => {
  const stores = new Map([['rolegraph-before', new Map([[PAGE, 'old']])]]);
  web.delete(`${PAGE}favicon.svg`);
  const worker = start({ stores });
  await expect(worker.lasting('install')).rejects.toThrow('favicon.svg: 404');
  expect([...stores.keys()]).toEqual(['rolegraph-before']);
});

it('asks for nothing again whose name says what is in it', async () => {
  const stores = new Map([['rolegraph-before', new Map([[`${PAGE}assets/first-Ab12.js`, 'code']])]]);
  const worker = start({ stores });
  await worker.lasting('install');
  expect(worker.asked.filter((url) => url.includes('assets/'))).toEqual([]);
  expect(await worker.get('assets/first-Ab12.js')).toBe('code');
});

it('a page that a host moved can be shown all the same', async () => {
  const worker = start({ redirected: [PAGE] });
  await worker.lasting('install');
  expect(await worker.get('', { mode: 'navigate' })).toBe('the page');
});

it('keeps the version before for tabs that still show it, and nothing older; foreign caches are not its own', async () => {
  const stores = new Map(['rolegraph-1', 'somebody else', 'rolegraph-2'].map((name) => [name, new Map()]));
  stores.get('rolegraph-2').set(`${PAGE}assets/late-Zz.js`, 'late');
  const worker = start({ stores });
  await worker.lasting('install');
  await worker.lasting('activate');
  expect([...stores.keys()].slice(0, 2)).toEqual(['somebody else', 'rolegraph-2']);
  expect(stores.size).toBe(3);
  expect(worker.said).toEqual(['claim']);
  expect(await worker.get('assets/late-Zz.js')).toBe('late');
});

it('takes over only when it is told to', async () => {
  const worker = start();
  await worker.lasting('message', { data: 'something else' });
  expect(worker.said).toEqual([]);
  await worker.lasting('message', { data: 'take over' });
  expect(worker.said).toEqual(['skip waiting']);
});

it('what fell out of the cache comes from the network', async () => {
  const worker = start();
  await worker.lasting('install');
  worker.stores.get(nameIn(worker.stores)).clear();
  expect(await worker.get('favicon.svg')).toBe('icon');
});

it('is another version when a file, or the worker itself, is another', async () => {
  const version = (text) => /VERSION = "(\w{16})"/.exec(text)[1];
  const now = version(workerText(folder, source));
  expect(version(workerText(folder, source))).toBe(now);
  expect(version(workerText(folder, `${source}//`))).not.toBe(now);
  writeFileSync(join(folder, 'favicon.svg'), 'another');
  expect(version(workerText(folder, source))).not.toBe(now);
});

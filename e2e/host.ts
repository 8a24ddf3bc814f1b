// A web server of our own for the built page: it sends the headers of public/_headers, answers what it does not know with
// 404.html as GitHub Pages does, remembers what it was asked, and can be stopped, so that a test sees what the far end of the wire sees.
// All specs load the page from one (playwright.config.ts), which sends no more headers than GitHub Pages does: Vite's
// preview took a tenth of the time that the browsers had.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../dist/page/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly referrer: string | null;
  /** The file exists. */
  readonly known: boolean;
}

export interface Host {
  readonly origin: string;
  readonly asked: readonly Asked[];
  /** From now on a file has other content. */
  change(path: string, content: (built: string) => string): void;
  stop(): Promise<void>;
}

/** The one block for every path of a `_headers` file. */
export function headersOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => /^ {2}\S/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(2, colon), line.slice(colon + 1).trim()];
    }),
  );
}

const AS_GITHUB_PAGES: Readonly<Record<string, string>> = { 'Cache-Control': 'max-age=600' };

interface Wish {
  /** Instead of any that is free. */
  readonly port?: number;
  /** Instead of those of public/_headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

export async function host(wish: Wish = {}): Promise<Host> {
  const headers = wish.headers ?? headersOf(readFileSync(join(PAGE, '_headers'), 'utf8'));
  const changed = new Map<string, (built: string) => string>();
  const known = new Map<string, Buffer | null>();
  const asked: Asked[] = [];

  function built(path: string): Buffer | null {
    let bytes = known.get(path);
    if (bytes === undefined) {
      const file = join(PAGE, path);
      bytes = existsSync(file) ? readFileSync(file) : null;
      known.set(path, bytes);
    }
    return bytes;
  }
  function read(path: string): string | Buffer | null {
    const bytes = built(path);
    return (bytes && changed.get(path)?.(bytes.toString())) ?? bytes;
  }

  const server = createServer((request: IncomingMessage, response) => {
    const url = request.url ?? '/';
    const { pathname } = new URL(url, 'http://host');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const body = read(path);
    asked.push({
      method: request.method ?? '',
      url,
      referrer: request.headers.referer ?? null,
      known: body !== null,
    });
    const type = TYPES[extname(body === null ? '404.html' : path)] ?? 'application/octet-stream';
    response
      .writeHead(body === null ? 404 : 200, { ...headers, 'Content-Type': type })
      .end(body ?? read('/404.html') ?? '');
  });
  const port = await new Promise<number>((done) => {
    server.listen(wish.port ?? 0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    change: (path, content) => void changed.set(path, content),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** For all specs of a run: Playwright calls it at the beginning, and what it gives at the end. */
export default async function hostForAll(): Promise<() => Promise<void>> {
  const server = await host({ port: Number(process.env['E2E_PORT']), headers: AS_GITHUB_PAGES });
  return () => server.stop();
}

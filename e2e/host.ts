// A web server of our own for the built page: it sends the headers of public/_headers, answers what it does not know with
// 404.html as GitHub Pages does, remembers what it was asked, and can be stopped, so that a test sees what the far end of the wire sees.
import { readFileSync } from 'node:fs';
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

export async function host(): Promise<Host> {
  const headers = headersOf(readFileSync(join(PAGE, '_headers'), 'utf8'));
  const changed = new Map<string, (built: string) => string>();
  const asked: Asked[] = [];

  function read(path: string): string | Buffer | null {
    try {
      const bytes = readFileSync(join(PAGE, path));
      return changed.get(path)?.(bytes.toString()) ?? bytes;
    } catch {
      return null;
    }
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
    server.listen(0, '127.0.0.1', () => {
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

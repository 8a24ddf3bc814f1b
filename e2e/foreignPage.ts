// Somebody else's page.
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';

/** A page of another origin with one frame; it keeps what the frame says in `said`. */
export async function foreignPage(frame: string): Promise<{ server: Server; url: string }> {
  const html = `<!doctype html><html lang="en"><title>Wiki</title><body style="height: 3000px">
<button id="before">Before</button>${frame}<button id="after">After</button>
<script>window.said = []; addEventListener('message', ({ data, origin }) => said.push({ ...data, origin }));</script></body></html>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  return { server, url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}/` };
}

/** What the frame has said so far. */
export const said = (page: Page) =>
  page.evaluate(() => (window as unknown as { said: Record<string, unknown>[] }).said);

export const say = (page: Page, message: unknown) =>
  page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message);

export const answerTo = async (page: Page, id: string) => (await said(page)).find((one) => one['id'] === id);

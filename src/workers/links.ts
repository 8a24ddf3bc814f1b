// Links of large graphs, made and opened in a worker that ends when nobody wants the answer any more.
import { confinedWorker } from '#confined/confinedWorker.ts';
import type { Decoded } from '#share/link.ts';
import { charactersOf, type Workspace } from '#workspace/workspace.ts';
import linkWorkerUrl from './linkWorker.ts?worker&url';
import type { LinkAnswer, LinkRequest } from './linkWorker.ts';
import { putTogether } from './takeApart.ts';

/** Characters of texts from which on the page would feel it. */
const LARGE_GRAPH = 250_000;

export const isLargeGraph = (w: Workspace): boolean => charactersOf(w) > LARGE_GRAPH;

/** null: nobody wants it any more. Rejects where workers are refused. */
function ask<T>(
  request: LinkRequest,
  take: (answer: LinkAnswer) => T | undefined,
  signal?: AbortSignal,
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const worker = confinedWorker(linkWorkerUrl);
    const end = () => worker.terminate();
    signal?.addEventListener('abort', () => {
      end();
      resolve(null);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<LinkAnswer>) => {
      const taken = take(data);
      if (taken === undefined) return;
      end();
      resolve(taken);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message || 'The worker did not start.'));
    });
    worker.postMessage(request);
  });
}

/** The link without `#`; null: nobody wants it any more. */
export async function makeLinkAway(w: Workspace, signal?: AbortSignal): Promise<string | null> {
  const inPage = async () => (await import('#share/link.ts')).encodeLink(w);
  if (!isLargeGraph(w)) return inPage();
  const made = (answer: LinkAnswer) => (answer.kind === 'made' ? answer.link : undefined);
  return ask({ make: w }, made, signal).catch(inPage);
}

/** What the link holds, without secrets; null: nobody wants it any more. */
export async function openLinkAway(link: string, signal?: AbortSignal): Promise<Decoded | null> {
  const inPage = async (): Promise<Decoded> => {
    const [{ decodeLink }, { stricken }] = await Promise.all([
      import('#share/link.ts'),
      import('#share/stricken.ts'),
    ]);
    const decoded = decodeLink(link);
    return decoded.ok ? { ok: true, workspace: stricken(decoded.workspace) } : decoded;
  };
  const texts: string[] = [];
  const opened = (answer: LinkAnswer): Decoded | undefined => {
    if (answer.kind === 'part') texts.push(answer.text);
    if (answer.kind !== 'opened') return undefined;
    const { decoded } = answer;
    return decoded.ok ? { ok: true, workspace: putTogether(decoded.workspace, texts) } : decoded;
  };
  return ask({ open: link }, opened, signal).catch(inPage);
}

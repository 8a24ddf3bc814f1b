// Links of large graphs, made and opened in a worker that ends when nobody wants the answer any more.
import type { Decoded } from '#share/link.ts';
import { charactersOf, type Workspace } from '#workspace/workspace.ts';
import { askOnce } from './askOnce.ts';
import linkWorkerUrl from './linkWorker.ts?worker&url';
import type { LinkAnswer, LinkRequest } from './linkWorker.ts';
import { putTogether } from './takeApart.ts';

/** Characters of texts from which on the page would feel it. */
const LARGE_GRAPH = 250_000;

export const isLargeGraph = (w: Workspace): boolean => charactersOf(w) > LARGE_GRAPH;

const ask = (request: LinkRequest, isAnswer: (message: LinkAnswer) => boolean, signal?: AbortSignal) =>
  askOnce(linkWorkerUrl, request, isAnswer, signal);

/** The link without `#`; null: nobody wants it any more. */
export async function makeLinkAway(w: Workspace, signal?: AbortSignal): Promise<string | null> {
  const inPage = async () => (await import('#share/link.ts')).encodeLink(w);
  if (!isLargeGraph(w)) return inPage();
  const linkOf = (answer: LinkAnswer | null) => (answer?.kind === 'made' ? answer.link : null);
  return ask({ make: w }, ({ kind }) => kind === 'made', signal).then(linkOf, inPage);
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
  const isOpened = (message: LinkAnswer): boolean => {
    if (message.kind === 'part') texts.push(message.text);
    return message.kind === 'opened';
  };
  const decodedOf = (answer: LinkAnswer | null): Decoded | null => {
    if (answer?.kind !== 'opened') return null;
    const { decoded } = answer;
    return decoded.ok ? { ok: true, workspace: putTogether(decoded.workspace, texts) } : decoded;
  };
  return ask({ open: link }, isOpened, signal).then(decodedOf, inPage);
}

// The running program of a frame: the engine and a graph in memory. No storage, no address, no keys of the page.
import { decodeLink, encodeLink } from '#share/link.ts';
import { repairPath } from '#share/repairPath.ts';
import { stricken } from '#share/stricken.ts';
import { browserAddress, setAddress } from '#session/address.ts';
import { derivedStore } from '#session/derived.ts';
import { wholeOf } from '#engine/analysis.ts';
import { openMainThread, openWorker } from '#session/engineChannel.ts';
import { setLocal } from '#session/local.ts';
import { changeView, getWorkspace, resetWorkspace, truthStore } from '#session/truth.ts';
import { wire } from '#session/wiring.ts';
import { createEngineClient } from '#session/workerClient.ts';
import { workspaceOfTexts } from './workspaceOfTexts.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Call } from './calls.ts';
import { converse, originOf } from './conversation.ts';
import { giveBackGestures } from './gestures.ts';

const DEADLINE_MS = 30_000;

function show(workspace: Workspace): void {
  setLocal({ badLink: null });
  resetWorkspace(stricken(workspace));
}

/** Throws with a message for people. */
function showLink(hash: string): void {
  if (/^#?e\d{1,4}\./.test(hash)) throw new Error('This graph is locked. Open it in Rolegraph to unlock it.');
  const decoded = decodeLink(hash);
  if (!decoded.ok) throw new Error(decoded.message);
  show(decoded.workspace);
}

/** The picture of what is loaded now, not of what was there before. */
function settled(): Promise<void> {
  const failure = () => derivedStore.getState().failure;
  return new Promise((done, fail) => {
    const look = () => {
      const { analysis, busy } = derivedStore.getState();
      const why = failure();
      if (busy || (analysis === null && why === null)) return false;
      if (why === null) done();
      else fail(new Error(why));
      return true;
    };
    if (look()) return;
    const stop = derivedStore.subscribe(() => {
      if (look()) stop();
    });
  });
}

const wholeGraph = () => {
  const { analysis } = derivedStore.getState();
  return analysis === null ? null : wholeOf(analysis);
};

function verdictList(): object {
  const graph = wholeGraph();
  const told = new Map(
    derivedStore.getState().analysis?.graph.edges.map((edge) => [edge.id, edge.text] as const) ?? [],
  );
  const verdicts = (graph?.edges ?? []).flatMap(({ action, id, kind, source, target, verdict }) =>
    kind === 'assume' ? [{ source, target, action, verdict, text: told.get(id) ?? null }] : [],
  );
  return { verdicts };
}

function select(wanted: (Call & { readonly call: 'select' })['select']): void {
  if (wanted === null) return changeView({ selection: undefined });
  const graph = wholeGraph();
  const id =
    'node' in wanted
      ? [...(graph?.nodes ?? []), ...(graph?.accounts ?? [])].find((one) => one.id === wanted.node)?.id
      : graph?.edges.find(
          ({ kind, source, target }) =>
            kind === 'assume' && source === wanted.source && target === wanted.target,
        )?.id;
  if (id === undefined) throw new Error('there is nothing like this in the graph');
  return changeView({ selection: id });
}

async function answer(call: Call): Promise<object> {
  if (call.call === 'load') {
    if ('link' in call) showLink(call.link);
    else show(workspaceOfTexts(call.texts));
  }
  await settled();
  if (call.call === 'select') select(call.select);
  return call.call === 'verdicts' ? verdictList() : {};
}

/** What the reader looks at, for the page around. */
function selected(): object {
  const { selection } = getWorkspace().view;
  const edge = wholeGraph()?.edges.find(({ id }) => id === selection);
  if (edge) return { select: { source: edge.source, target: edge.target } };
  return { select: selection === undefined ? null : { node: selection } };
}

/** The same graph in the whole page. */
export const wholePage = (): string =>
  `${window.location.origin}${window.location.pathname}#${encodeLink(getWorkspace())}`;

/** Shows what the address holds and listens to the page around. */
export function startReader(): void {
  const address = browserAddress(window);
  setAddress({ ...address, replace: () => {}, isOwn: () => false });
  setLocal({ reader: true });
  const open = () => {
    const { hash, pathname, search } = window.location;
    // Mail programs turn the `#` into `%23`; the address stays as it is.
    const link = hash.length > 1 ? hash : repairPath(pathname + search);
    if (link === null) return;
    try {
      showLink(link);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setLocal({ badLink: { kind: 'foreign', message, hash: '' } });
    }
  };
  open();
  wire((handlers) =>
    createEngineClient({
      open: openWorker,
      fallback: openMainThread,
      deadline: DEADLINE_MS,
      now: () => performance.now(),
      ...handlers,
    }),
  );
  const host = window.parent === window ? null : window.parent;
  const only = originOf(new URLSearchParams(window.location.search).get('embed'));
  const { onMessage, tell } = converse({ window: host, only, answer });
  window.addEventListener('message', (event) => void onMessage(event));
  window.addEventListener('hashchange', open);
  truthStore.subscribe((now, before) => {
    if (now.workspace.view.selection !== before.workspace.view.selection) tell('selected', selected());
  });
  giveBackGestures(document);
  tell('ready');
}

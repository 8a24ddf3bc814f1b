// The running program of a frame: the engine and a graph in memory. No storage, no address, no keys of the page.
import { decodeLink, encodeLink } from '#share/link.ts';
import { repairPath } from '#share/repairPath.ts';
import { stricken } from '#share/stricken.ts';
import { browserAddress, setAddress } from '#commands/address.ts';
import { derivedStore } from '#session/derived.ts';
import { wholeOf } from '#engine/analysis.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { changeView, getWorkspace, resetWorkspace, truthStore } from '#session/truth.ts';
import { wire } from '#session/wiring.ts';
import { pageEngine } from '#workers/pageEngine.ts';
import { workspaceOfTexts } from './workspaceOfTexts.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import type { Call } from './calls.ts';
import { type Conversation, converse, originOf } from './conversation.ts';
import { giveBackGestures } from './gestures.ts';

/** The link that the graph was locked in: what opens it in the whole page stays locked. */
let sealed: string | null = null;

/** A page has loaded a locked link, and hears when it is open. */
let whenOpen: { readonly done: () => void; readonly fail: (why: Error) => void } | null = null;

function show(workspace: Workspace, from: string | null = null): void {
  if (from === null) whenOpen?.fail(new Error('something else was loaded before its reader had opened it'));
  else whenOpen?.done();
  whenOpen = null;
  sealed = from;
  setLocal({ badLink: null, sealed: null });
  resetWorkspace(stricken(workspace));
}

/** Null: it is on its way to the screen, or waits for its passphrase; else why not, for people. */
function showLink(link: string): string | null {
  const [hash] = /^e\d{1,4}\..*/.exec(link.replace(/^#/, '')) ?? [];
  if (hash !== undefined) {
    show(emptyWorkspace);
    setLocal({ sealed: { hash: `#${hash}` } });
    return null;
  }
  const decoded = decodeLink(link);
  if (!decoded.ok) return decoded.message;
  show(decoded.workspace);
  return null;
}

/** Null: it is open; else why not, for people. */
export async function unlock(hash: string, passphrase: string): Promise<string | null> {
  try {
    const { SEAL_FAULTS, unsealLink } = await import('#share/sealedLink.ts');
    const unsealed = await unsealLink(hash, passphrase);
    if (!unsealed.ok) return SEAL_FAULTS[unsealed.kind];
    const decoded = decodeLink(unsealed.link);
    if (!decoded.ok) return decoded.message;
    // Meanwhile the page around may have shown something else.
    if (getLocal().sealed?.hash === hash) {
      show(decoded.workspace, hash);
      void settled().then(() => tell('opened'));
    }
    return null;
  } catch {
    return 'The part of this page that opens such links could not be loaded. Reload the page to try again.';
  }
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

const isLocked = (): boolean => getLocal().sealed !== null;

async function load(call: Call & { readonly call: 'load' }): Promise<void> {
  if ('texts' in call) return show(workspaceOfTexts(call.texts));
  const why = showLink(call.link);
  if (why !== null) throw new Error(why);
  if (!isLocked()) return;
  const opened = new Promise<void>((done, fail) => {
    whenOpen = { done, fail };
  });
  tell('locked');
  await opened;
}

/** Says something to the page around. */
let tell: Conversation['tell'] = () => {};

async function answer(call: Call): Promise<object> {
  if (call.call === 'load') await load(call);
  else if (isLocked()) throw new Error('the graph is locked, and its reader has not opened it yet');
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
export function wholePage(): string {
  const locked = getLocal().sealed?.hash ?? sealed;
  return `${window.location.origin}${window.location.pathname}${locked ?? `#${encodeLink(getWorkspace())}`}`;
}

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
    const why = showLink(link);
    if (why !== null) setLocal({ badLink: { kind: 'foreign', message: why, hash: '' }, sealed: null });
  };
  open();
  wire(pageEngine);
  const host = window.parent === window ? null : window.parent;
  const only = originOf(new URLSearchParams(window.location.search).get('embed'));
  const conversation = converse({ window: host, only, answer });
  const { onMessage } = conversation;
  ({ tell } = conversation);
  window.addEventListener('message', (event) => void onMessage(event));
  window.addEventListener('hashchange', open);
  truthStore.subscribe((now, before) => {
    if (now.workspace.view.selection !== before.workspace.view.selection) tell('selected', selected());
  });
  giveBackGestures(document);
  tell('ready');
}

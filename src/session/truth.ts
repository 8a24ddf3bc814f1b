// The truth: what is undone, saved and shared. One gateway (`edit`) changes it.
import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import { setView, type ViewChange } from '#workspace/edits.ts';
import {
  emptyWorkspace,
  type ViewChoices,
  type Workspace,
  type WorkspaceDocument,
} from '#workspace/workspace.ts';
import { withinBudget } from './historyBudget.ts';

interface Truth {
  readonly workspace: Workspace;
  /** Goes up when the whole workspace is replaced (sample, opened file): every whole keeps its own view. */
  readonly origin: number;
}

type Content = Omit<Workspace, 'view'>;

/** What is undone: the content, and where nodes were moved to. Selecting or closing a box is not a step. */
export interface Step {
  readonly content: Content;
  readonly pins: ViewChoices['pins'];
  readonly origin: number;
}

/** Keystrokes of one document join when they come within this many milliseconds. */
const MERGE_MS = 1000;
const STEPS = 200;
const HISTORY_CHARACTERS = 100_000_000;

const views = new Map<number, ViewChoices>();
let clock: () => number = () => Date.now();
let joining = false;
let last: { key: string; at: number } | null = null;
let origins = 0;

interface State extends Truth, Step {}

const contentOf = ({ view: _view, ...content }: Workspace): Content => content;

const sameContent = (a: Content, b: Content): boolean =>
  a.documents === b.documents && a.context === b.context && a.name === b.name && a.lesson === b.lesson;

const stateOf = (workspace: Workspace, origin: number, content = contentOf(workspace)): State => ({
  workspace,
  content,
  pins: workspace.view.pins,
  origin,
});

export const truthStore = createStore<State>()(
  temporal((): State => stateOf(emptyWorkspace, 0), {
    limit: STEPS,
    partialize: ({ content, origin, pins }): Step => ({ content, pins, origin }),
    equality: (a, b) => a.origin === b.origin && a.pins === b.pins && sameContent(a.content, b.content),
    handleSet: (save) => (past, replace, current, delta) => {
      // zundo's type says setState, but at run time this is its own saver with four arguments.
      if (!joining) (save as (...all: unknown[]) => void)(past, replace, current, delta);
    },
  }),
);

function put(workspace: Workspace, origin: number, content?: Content): void {
  views.set(origin, workspace.view);
  truthStore.setState(stateOf(workspace, origin, content));
}

/** The workspace as it is now. */
export const getWorkspace = (): Workspace => truthStore.getState().workspace;

function trimHistory(): void {
  const { pastStates } = truthStore.temporal.getState();
  const kept = withinBudget(pastStates, HISTORY_CHARACTERS);
  if (kept !== pastStates) truthStore.temporal.setState({ pastStates: [...kept] });
}

/**
 * The one gateway: applies a pure change as one undo step. With a `merge` key, changes of the same key that come
 * within a second of each other are one step. `whole`: the workspace is replaced, view and all.
 */
export function edit(
  change: (w: Workspace) => Workspace,
  options: { readonly merge?: string; readonly whole?: boolean } = {},
): void {
  const { workspace, origin } = truthStore.getState();
  const next = change(workspace);
  if (next === workspace) return;
  const now = clock();
  joining = options.merge !== undefined && last?.key === options.merge && now - last.at < MERGE_MS;
  last = options.merge === undefined ? null : { key: options.merge, at: now };
  try {
    put(next, options.whole === true ? ++origins : origin);
    trimHistory();
  } finally {
    joining = false;
  }
}

/**
 * Changes documents in every state, those that undo and redo lead to as well, and is no step itself: for what must not
 * be kept anywhere. `change` gives the same object back for what it leaves alone.
 */
export function editEverywhere(change: (document: WorkspaceDocument) => WorkspaceDocument): void {
  const changed = new Map<WorkspaceDocument, WorkspaceDocument>();
  const once = (document: WorkspaceDocument): WorkspaceDocument => {
    const after = changed.get(document) ?? change(document);
    changed.set(document, after);
    return after;
  };
  const cleaned = <T extends Pick<Workspace, 'documents'>>(state: T): T => {
    const documents = state.documents.map(once);
    return documents.every((document, i) => document === state.documents[i])
      ? state
      : { ...state, documents };
  };
  const step = (one: Partial<Step>): Partial<Step> =>
    one.content ? { ...one, content: cleaned(one.content) } : one;
  const { workspace, origin } = truthStore.getState();
  const next = cleaned(workspace);
  joining = true;
  if (next !== workspace) put(next, origin);
  joining = false;
  const { futureStates, pastStates } = truthStore.temporal.getState();
  truthStore.temporal.setState({
    pastStates: pastStates.map(step),
    futureStates: futureStates.map(step),
  });
}

/**
 * Selection, closed boxes, hidden verdicts: kept and shared, but not undone. `undefined` takes one back. Pins are a step:
 * they are somebody's work, and tidying up forgets them all.
 */
export function changeView(change: ViewChange): void {
  const { content, origin, workspace } = truthStore.getState();
  const next = setView(workspace, change);
  if (next === workspace) return;
  if (next.view.pins !== workspace.view.pins) last = null;
  put(next, origin, content);
}

type Travelled = (way: 'undo' | 'redo', from: Step, to: Step) => void;

let travelled: Travelled = () => {};

/** Somebody wants to know of each step that is taken back or again. */
export function onTravel(tell: Travelled): void {
  travelled = tell;
}

function travel(way: 'undo' | 'redo'): void {
  const before = truthStore.getState();
  last = null;
  truthStore.temporal.getState()[way]();
  const now = truthStore.getState();
  const { content, origin, pins } = now;
  if (content === before.content && origin === before.origin && pins === before.pins) return;
  const view = origin === before.origin ? before.workspace.view : (views.get(origin) ?? {});
  const workspace = setView({ ...content, view }, { pins });
  views.set(origin, workspace.view);
  truthStore.setState({ workspace });
  travelled(way, before, now);
}

export const undo = (): void => travel('undo');
export const redo = (): void => travel('redo');

/** Takes steps back until the content is as told; false: it never was, and nothing is taken back. */
export function undoUntil(isThere: (w: Workspace) => boolean): boolean {
  const { pastStates } = truthStore.temporal.getState();
  if (isThere(getWorkspace())) return true;
  const at = pastStates.findLastIndex(({ content }) => content && isThere({ ...content, view: {} }));
  if (at < 0) return false;
  for (let step = pastStates.length; step > at; step--) undo();
  return true;
}

/** Starts afresh with this workspace: nothing to undo (start-up, entering and leaving a visit). */
export function resetWorkspace(workspace: Workspace): void {
  last = null;
  put(workspace, ++origins);
  truthStore.temporal.getState().clear();
}

/** Own work with its history, while something else is on the screen. */
export interface Shelved {
  readonly truth: State;
  readonly past: readonly Partial<Step>[];
  readonly future: readonly Partial<Step>[];
}

export function shelve(): Shelved {
  const { pastStates, futureStates } = truthStore.temporal.getState();
  return { truth: truthStore.getState(), past: pastStates, future: futureStates };
}

/** Brings shelved work back as it was, undo and redo included. */
export function unshelve({ truth, past, future }: Shelved): void {
  last = null;
  put(truth.workspace, truth.origin, truth.content);
  truthStore.temporal.setState({ pastStates: [...past], futureStates: [...future] });
}

export function canUndo(): boolean {
  return truthStore.temporal.getState().pastStates.length > 0;
}

export function canRedo(): boolean {
  return truthStore.temporal.getState().futureStates.length > 0;
}

/** Re-renders when the selected part changes (compared shallowly). */
export function useWorkspace<T>(selector: (w: Workspace) => T): T {
  return useStore(
    truthStore,
    useShallow((state: State) => selector(state.workspace)),
  );
}

export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  return useStore(
    truthStore.temporal,
    useShallow((history) => ({
      canUndo: history.pastStates.length > 0,
      canRedo: history.futureStates.length > 0,
    })),
  );
}

/** For tests: the time that merging goes by. */
export function setClock(now: () => number): void {
  clock = now;
}

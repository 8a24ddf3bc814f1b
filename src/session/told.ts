// What the engine tells of edges that somebody looks at.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { GraphEdge } from '#graph/accessGraph.ts';
import type { RowWords } from '#words/edgeRows.ts';
import { wholeOf } from '#engine/analysis.ts';
import { answersStore, ask, useAnswer } from './answers.ts';
import { derivedStore } from './derived.ts';

/** An edge that is drawn as it is, and so told already. */
function drawn(id: string | undefined): GraphEdge | null {
  const { analysis } = derivedStore.getState();
  if (analysis === null || id === undefined) return null;
  const edge = analysis.graph.edges.find((one) => one.id === id);
  if (edge === undefined || analysis.whole === undefined) return edge ?? null;
  // Where accounts are closed it may end at one of them.
  const word = wholeOf(analysis).edges.find((one) => one.id === id);
  return word?.source === edge.source && word.target === edge.target ? edge : null;
}

/** The whole edge of an id of the graph; null for others, and for the moment until the engine has told it. */
export function useTold(id: string | undefined): GraphEdge | null {
  const edge = useStore(derivedStore, () => drawn(id));
  const isEdge = useStore(
    derivedStore,
    ({ analysis }) => analysis !== null && wholeOf(analysis).edges.some((one) => one.id === id),
  );
  const { answer } = useAnswer(edge === null && isEdge && id !== undefined ? { kind: 'edge', id } : null);
  const veil = useStore(derivedStore, (state) => (state.guessing > 0 ? state.veil : null));
  if (!isEdge) return null;
  return edge ?? (answer === null || veil === null ? answer : veil(answer));
}

interface Rows {
  readonly round: number;
  /** Of this round and, until they are told anew, of earlier ones. */
  readonly words: ReadonlyMap<string, RowWords>;
  readonly fresh: ReadonlySet<string>;
}

const rowsStore = createStore<Rows>()(() => ({ round: -1, words: new Map(), fresh: new Set() }));

/** So many rows are told at a time: other questions are answered in between. */
const PORTION = 400;

/** Asks for what rows say in this round, in this order; `wanted` may end it. */
export async function tellRows(ids: readonly string[], round: number, wanted: () => boolean): Promise<void> {
  if (rowsStore.getState().round !== round) rowsStore.setState({ round, fresh: new Set() });
  const now = () => wanted() && answersStore.getState().round === round;
  const { fresh } = rowsStore.getState();
  const asked = ids.filter((id) => !fresh.has(id));
  for (let at = 0; at < asked.length && now(); at += PORTION) {
    const portion = asked.slice(at, at + PORTION);
    const rows = await ask({ kind: 'rows', ids: portion });
    if (rows === null || !now()) return;
    rowsStore.setState((state) => ({
      words: new Map([...state.words, ...rows]),
      fresh: new Set([...state.fresh, ...portion]),
    }));
  }
}

/** What was told of rows, by edge id. */
export const useRows = (): Rows['words'] => useStore(rowsStore, (state) => state.words);

export const useRound = (): number => useStore(answersStore, (state) => state.round);

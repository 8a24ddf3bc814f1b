// The whole graph of a large estate on its way from the worker to the page: one text with all names and columns of
// numbers, which change hands without a copy, and objects again a slice at a time.
import { edgeId } from '#graph/edgeId.ts';
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import type { VerdictWord } from '#decision/verdict.ts';

type Extra = Pick<EdgeWord, 'actions' | 'tries'>;

export interface PackedGraph extends Omit<LightGraph, 'edges'> {
  /** All names one after the other. */
  readonly names: string;
  /** Where each of them ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Source, target and action of each edge: numbers of names. */
  readonly parts: Uint32Array<ArrayBuffer>;
  /** Kind and verdict of each edge: a number of `LOOKS`. */
  readonly looks: Uint8Array<ArrayBuffer>;
  /** What few edges have besides, by number of the edge. */
  readonly extras: readonly (readonly [edge: number, extra: Extra])[];
}

const VERDICTS: readonly VerdictWord[] = ['valid', 'conditional', 'unknown', 'invalid'];
const LOOKS = (['assume', 'access'] as const).flatMap((kind) =>
  VERDICTS.map((verdict) => ({ kind, verdict })),
);
const lookOf = ({ kind, verdict }: EdgeWord): number =>
  VERDICTS.indexOf(verdict) + (kind === 'assume' ? 0 : VERDICTS.length);

/** Every edge must have the id that `edgeId` gives it, as in every graph that is built. */
export function packGraph({ edges, ...rest }: LightGraph): PackedGraph {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  const parts = new Uint32Array(3 * edges.length);
  const looks = new Uint8Array(edges.length);
  const extras: (readonly [number, Extra])[] = [];
  for (const [i, edge] of edges.entries()) {
    const { action, actions, source, target, tries } = edge;
    parts[3 * i] = numberOf(source);
    parts[3 * i + 1] = numberOf(target);
    parts[3 * i + 2] = numberOf(action);
    looks[i] = lookOf(edge);
    if (actions !== undefined || tries !== undefined)
      extras.push([i, { ...(actions && { actions }), ...(tries && { tries }) }]);
  }
  let end = 0;
  const names = [...numbers.keys()];
  const ends = Uint32Array.from(names, (name) => (end += name.length));
  return { ...rest, names: names.join(''), ends, parts, looks, extras };
}

/** What is handed over instead of copied. */
export const handedOver = ({ ends, parts, looks }: PackedGraph): ArrayBuffer[] => [
  ends.buffer,
  parts.buffer,
  looks.buffer,
];

/** Edges between two looks at the clock. */
const SLICE = 1000;

/** The graph again. It rests after each slice, so that `pause` can let others go first. */
export async function unpackGraph(packed: PackedGraph, pause: () => Promise<void>): Promise<LightGraph> {
  const { ends, extras, looks, names, parts, ...rest } = packed;
  const texts: string[] = [];
  let start = 0;
  for (const end of ends) {
    texts.push(names.slice(start, end));
    start = end;
    if (texts.length % SLICE === 0) await pause();
  }
  const nameOf = (number: number | undefined): string => texts[number ?? -1] ?? '';
  const edges: EdgeWord[] = [];
  const more = new Map(extras);
  for (let i = 0; i < looks.length; i++) {
    const look = LOOKS[looks[i] ?? -1];
    if (look === undefined) continue;
    const source = nameOf(parts[3 * i]);
    const target = nameOf(parts[3 * i + 1]);
    const action = nameOf(parts[3 * i + 2]);
    const { kind, verdict } = look;
    const word = { id: edgeId(source, target, action), kind, source, target, action, verdict };
    const extra = more.get(i);
    edges.push(extra === undefined ? word : Object.assign(word, extra));
    if (edges.length % SLICE === 0) await pause();
  }
  return { ...rest, edges };
}

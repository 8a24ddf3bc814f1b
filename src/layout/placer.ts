// Most edits change words and verdicts nowhere near the picture: what would stand where it stood is not placed again.
// And what is placed again keeps its style, so that a small edit that crosses a threshold does not move everything.
import type { AccessGraph } from '#graph/accessGraph.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import type { Placement } from '#graph/placement.ts';
import { applyPins, type Pins } from './pins.ts';
import { layOut, layOutAgain, type Laid, type place, type PlaceOptions } from './place.ts';

/** Everything that `place` looks at, as text. */
function shapeOf({ accounts, edges, nodes }: AccessGraph, pins: Pins, options: PlaceOptions): string {
  const lines = edges.map(({ gates, id, kind, label, source, target, verdict }) => [
    id,
    kind,
    source,
    target,
    verdict,
    label,
    GATE_NAMES.map((gate) => gates[gate].answer),
  ]);
  return JSON.stringify([accounts, nodes, lines, pins, options]);
}

/** A choice of style, and for what it was made. */
interface Choice {
  readonly options: PlaceOptions;
  readonly zoom: number;
  /** As it was laid out last, before pins. */
  laid: Laid;
  readonly nodes: ReadonlySet<string>;
  readonly edges: number;
}

/** A style stays while its picture is of about the size for which it was chosen, and has about as many edges. */
const STAYS = { from: 0.7, to: 1.4 } as const;
/** And while this share of the nodes is the same, on both sides. */
const SAME = 0.6;

const isAbout = (now: number, then: number): boolean =>
  now >= STAYS.from * then - 1 && now <= STAYS.to * then + 1;

function isNear({ edges, nodes, options }: Choice, graph: AccessGraph, asked: PlaceOptions): boolean {
  if (options.aspect !== asked.aspect || options.terse !== asked.terse) return false;
  const same = graph.nodes.filter(({ id }) => nodes.has(id)).length;
  return same >= SAME * Math.max(graph.nodes.length, nodes.size) && isAbout(graph.edges.length, edges);
}

/** `place`, which remembers its last answer and its last choice. */
export function placer(): typeof place {
  let last: { readonly shape: string; readonly placement: Placement } | null = null;
  let chosen: Choice | null = null;
  function lay(graph: AccessGraph, options: PlaceOptions): Placement {
    const kept =
      chosen !== null && isNear(chosen, graph, options) ? layOutAgain(graph, chosen.laid, options) : null;
    const size = kept === null || chosen === null ? 0 : kept.zoom / chosen.zoom;
    if (kept !== null && chosen !== null && size >= STAYS.from && size <= STAYS.to) {
      chosen.laid = kept;
      return kept.placement;
    }
    const laid = layOut(graph, options);
    const nodes = new Set(graph.nodes.map(({ id }) => id));
    chosen = { options, zoom: laid.zoom, laid, nodes, edges: graph.edges.length };
    return laid.placement;
  }
  function again(graph: AccessGraph, pins: Pins = {}, options: PlaceOptions = {}): Placement {
    const shape = shapeOf(graph, pins, options);
    if (last?.shape !== shape) last = { shape, placement: applyPins(graph, lay(graph, options), pins) };
    return last.placement;
  }
  return again;
}

// Which picture suits the room: in layers running right or down, with words on the pills or without, or a map. The one
// that can be drawn clearly larger, and of about equals the one that reads more easily.
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Placement } from '#graph/placement.ts';
import type { Manner } from '#layered/axes.ts';
import { coarsePlace } from './coarsePlace.ts';
import { fitZoom, isPanned, USUAL_ASPECT } from '#layered/fitZoom.ts';
import { placeInLayers } from '#layered/layeredPlace.ts';
import type { Heights } from '#layered/recall.ts';
import { blockLayers, plan, stationCount } from '#layered/layoutPlan.ts';
import { isMap, mapPlace } from './mapPlace.ts';
import { applyPins, type Pins } from './pins.ts';

export interface PlaceOptions {
  /** Width by height of the room that the picture is for. */
  readonly aspect?: number;
  /** Pills may lose their words, so that names can be larger: whoever points at one sees them. */
  readonly terse?: boolean;
}

/** How a picture is laid out as a whole. */
export type Style = Manner | 'map' | 'coarse';

export interface Laid {
  readonly style: Style;
  readonly placement: Placement;
  /** At which it fills its room. */
  readonly zoom: number;
  /** In layers: what keeps the order after an edit. */
  readonly heights?: Heights;
}

/** From here on the words of a picture can be read or nearly so: nothing better is looked for. */
const CLEAR = 0.62;
/** Below this zoom nobody can read a picture in layers, nor follow its lines; on a phone it is never drawn so small. */
const READABLE = 0.3;
/** How much larger the picture that runs down must be, one in more rows, one without words on its pills, a map. */
const GAIN = { down: 1.2, slim: 1.1, terse: 1.1, map: 1.5 } as const;
/** Beyond this, edges run straight across instead of finding a way past everything: see coarsePlace.ts. */
const MOST_STATIONS = 5000;

/** Nodes that stand together, callers first. */
function blocksOf(graph: AccessGraph) {
  const whole = plan(graph);
  const layers = blockLayers(whole);
  const order = whole.members.map((_, i) => i).toSorted((a, b) => (layers[a] ?? 0) - (layers[b] ?? 0));
  return order.map((i) => whole.members[i] ?? []);
}

function layOutAs(graph: AccessGraph, aspect: number, style: Style, before?: Laid): Laid {
  const { placement, heights } =
    typeof style === 'object'
      ? placeInLayers(graph, style, aspect, before?.heights)
      : {
          placement:
            style === 'map'
              ? mapPlace(graph, blocksOf(graph), aspect, before?.placement)
              : coarsePlace(graph, blocksOf(graph), aspect),
          heights: undefined,
        };
  return { style, placement, zoom: fitZoom(placement, aspect), ...(heights && { heights }) };
}

function tooManyStations(graph: AccessGraph): boolean {
  const whole = plan(graph);
  return stationCount(whole, blockLayers(whole)) > MOST_STATIONS;
}

/** The later ones only when the earlier ones leave something to be wished for. */
function layered(graph: AccessGraph, aspect: number, mayBeTerse: boolean): Laid {
  const along = (manner: Manner): Laid => layOutAs(graph, aspect, manner);
  const better = (one: Laid, other: Laid, gain: number): Laid => (other.zoom > one.zoom * gain ? other : one);
  const right = along({ flow: 'right' });
  if (right.zoom === 1) return right;
  const wordy = better(right, along({ flow: 'down' }), GAIN.down);
  if (wordy.zoom >= CLEAR) return wordy;
  const slim = better(wordy, along({ flow: 'down', slim: true }), GAIN.slim);
  if (!mayBeTerse || slim.zoom >= CLEAR) return slim;
  const terse = [
    along({ flow: 'right', terse: true }),
    along({ flow: 'down', terse: true }),
    along({ flow: 'down', terse: true, slim: true }),
  ];
  return terse.reduce((best, one) => better(best, one, GAIN.terse), slim);
}

/** The picture after a small edit, in the style of the one before; null: that would take too long by now. */
export function layOutAgain(
  graph: AccessGraph,
  before: Laid,
  { aspect = USUAL_ASPECT }: PlaceOptions,
): Laid | null {
  const { style } = before;
  return typeof style === 'object' && tooManyStations(graph) ? null : layOutAs(graph, aspect, style, before);
}

/** The picture in the style that suits it best. */
export function layOut(graph: AccessGraph, { aspect = USUAL_ASPECT, terse = false }: PlaceOptions): Laid {
  if (isMap(graph)) return layOutAs(graph, aspect, 'map');
  if (tooManyStations(graph)) return layOutAs(graph, aspect, 'coarse');
  const best = layered(graph, aspect, terse);
  if (best.zoom >= READABLE || isPanned(aspect)) return best;
  const map = layOutAs(graph, aspect, 'map');
  return map.zoom > best.zoom * GAIN.map ? map : best;
}

/** Places accounts, nodes, edges and pills without overlap. `pins` win over the computed position. */
export function place(graph: AccessGraph, pins: Pins = {}, options: PlaceOptions = {}): Placement {
  return applyPins(graph, layOut(graph, options).placement, pins);
}

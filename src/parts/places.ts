// What pointing at a row lights, and which rows light when somebody points elsewhere.
import type { Place } from '#decision/inventory.ts';
import type { Spot } from '#text/characters.ts';
import { getLocal, setLocal } from '#session/local.ts';

function contains(outer: Place, inner: Place): boolean {
  return (
    outer.document === inner.document &&
    outer.piece === inner.piece &&
    outer.path.length <= inner.path.length &&
    outer.path.every((step, i) => step === inner.path[i])
  );
}

/** A row lights when the hover stands in one of its places: a statement's row lights for its principal too. */
export function isLit(places: readonly Place[], hover: readonly Place[] | null): boolean {
  return hover?.some((point) => places.some((place) => contains(place, point))) ?? false;
}

/** Event handlers for a row about these places; the same for pointer and keyboard. */
export function pointing(places: readonly Place[]) {
  const light = () => {
    if (places.length > 0) setLocal({ hover: places });
  };
  const dim = () => setLocal({ hover: null });
  return { onMouseEnter: light, onMouseLeave: dim, onFocus: light, onBlur: dim };
}

/** Brings the editor there, open or not. */
export function reveal(spot: Spot): void {
  const { panes } = getLocal();
  setLocal({ reveal: spot, activeDocument: spot.document, panes: { ...panes, documents: true } });
}

// One bitmap of lines and nodes. Whoever shows it moves it by a transform: nothing is painted while it moves.
import { useEffect, useRef, useState } from 'react';
import type { Rect } from '#graph/placement.ts';
import { drawBitmap, type Ink, type Painting } from './drawBitmap.ts';
import './bitmap.css';

/** Pixels along the longer side: small enough for a phone. */
const MOST_PIXELS = 4096;
/** Pixels a unit, by steps: a bitmap much finer than the screen costs with every frame, a coarser one is blurred. */
const STEPS = [0.5, 1, 2] as const;
/** After the last change of the zoom. */
const SETTLED_MS = 150;

/** The step that is sharp at `zoom` on a screen with `ratio` pixels to a CSS pixel. */
export const sharpness = (zoom: number, ratio: number): number =>
  STEPS.find((step) => step >= zoom * ratio * 0.99) ?? STEPS.at(-1) ?? 1;

/** Colours as they are now. */
function inkNow(): Ink {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (variable) => {
    const colour = known.get(variable) ?? style.getPropertyValue(variable).trim();
    known.set(variable, colour);
    return colour;
  };
}

interface Props extends Painting {
  readonly bounds: Rect;
  /** Pixels a unit that are wanted, of `sharpness`. */
  readonly sharp: number;
  /** Something above it is looked at. */
  readonly back: boolean;
}

export function Bitmap({ back, bounds, lines, nodes, placement, sharp }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ink, setInk] = useState<Ink>(inkNow);
  const wanted = Math.min(sharp, MOST_PIXELS / Math.max(bounds.width, bounds.height, 1));
  const [scale, setScale] = useState(wanted);

  useEffect(() => {
    const watch = new MutationObserver(() => setInk(inkNow));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);

  // Not while the zoom changes.
  useEffect(() => {
    const timer = setTimeout(() => setScale(wanted), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  useEffect(() => {
    const to = canvas.current?.getContext('2d');
    if (!to) return;
    to.canvas.width = Math.ceil(bounds.width * scale);
    to.canvas.height = Math.ceil(bounds.height * scale);
    drawBitmap(to, { lines, nodes, placement }, bounds, scale, ink);
  }, [bounds, ink, lines, nodes, placement, scale]);

  return (
    <canvas
      ref={canvas}
      className="bitmap"
      aria-hidden="true"
      data-back={back || undefined}
      style={{ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height }}
    />
  );
}

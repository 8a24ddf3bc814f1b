// Widths and heights of the panes: remembered in this browser, never shared. (A library for this weighs 15 kB
// before the first picture; three separators need a tenth of that.)

export type PaneName = 'documents' | 'explanation' | 'bottom';

interface Limits {
  readonly along: 'width' | 'height';
  /** Which way the pane grows when the separator moves right or down. */
  readonly sign: 1 | -1;
  /** Pixels. */
  readonly least: number;
  /** Share of the window. */
  readonly most: number;
  /** Share of the window until somebody chooses. */
  readonly first: number;
}

export const PANES: Readonly<Record<PaneName, Limits>> = {
  documents: { along: 'width', sign: 1, least: 220, most: 0.45, first: 0.23 },
  explanation: { along: 'width', sign: -1, least: 240, most: 0.45, first: 0.25 },
  bottom: { along: 'height', sign: -1, least: 96, most: 0.6, first: 0.32 },
};

export type PaneSizes = Readonly<Partial<Record<PaneName, number>>>;

/** A lesson stands above the documents: it needs the room until somebody chooses another width. */
const WITH_LESSON = 0.29;

export const lessonWidth = (windowSize: number): number => windowSize * WITH_LESSON;

/** The size a pane has in a window of this many pixels: what was chosen, within the limits. */
export function paneSize(pane: PaneName, chosen: number | undefined, windowSize: number): number {
  const { least, most, first } = PANES[pane];
  return Math.round(Math.max(least, Math.min(chosen ?? windowSize * first, windowSize * most)));
}

/** Pixels that a key moves a separator; null: not a key of separators. Home and End go to the limits. */
export function keyMove(pane: PaneName, key: string): number | null {
  const { along, sign } = PANES[pane];
  const [back, forth] = along === 'width' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === back) return -16 * sign;
  if (key === forth) return 16 * sign;
  if (key === 'Home') return -Infinity;
  return key === 'End' ? Infinity : null;
}

const KEY = 'rolegraph-panes';

/** What the text holds as sizes; anything else is left out. */
export function parseSizes(text: string | null): PaneSizes {
  try {
    const data: unknown = JSON.parse(text ?? '{}');
    if (typeof data !== 'object' || data === null) return {};
    return Object.fromEntries(
      Object.entries(data).filter(([pane, size]) => pane in PANES && typeof size === 'number' && size > 0),
    );
  } catch {
    return {};
  }
}

export function loadSizes(): PaneSizes {
  try {
    return parseSizes(window.localStorage.getItem(KEY));
  } catch {
    return {};
  }
}

/** Storage may be refused; then widths are only not remembered. */
export function saveSizes(sizes: PaneSizes): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(sizes));
  } catch {
    // only comfort
  }
}

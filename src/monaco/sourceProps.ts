// What both editors (the plain text field and Monaco) are given: they cannot differ in what they show.
import type { EditorLanguage } from './languageOf.ts';
import type { Spot } from '#text/characters.ts';
import type { TextRange } from '#text/locate.ts';
import type { Light } from './lights.ts';
import type { Marker } from './markers.ts';

/** Characters from which on a text is shown in part, and edited without lights, marks and help: each looks through all of it. */
export const LARGE = 1_000_000;

/** Scroll here; `select` also puts the selection there. A new object is a new wish. */
export interface Target {
  readonly spot: Spot;
  readonly select: boolean;
}

/** Where the caret was when Monaco took over from the text field. */
export interface Caret extends TextRange {
  readonly focused: boolean;
}

export interface SourceProps {
  readonly id: string;
  /** For screen readers. */
  readonly label: string;
  readonly text: string;
  readonly language: EditorLanguage;
  readonly lights: readonly Light[];
  readonly markers: readonly Marker[];
  readonly target: Target | null;
  /** Where the selected edge is decided: gone to once, when its document is shown. */
  readonly follow: Target | null;
  readonly onEdit: (text: string) => void;
  /** The keyboard has left the text. */
  readonly onLeave: () => void;
  /** The character that the pointer or the caret is on; null when it has left. */
  readonly onPoint: (offset: number | null) => void;
}

// What belongs to this browser and this moment: never shared, never undone.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { Place } from '#decision/inventory.ts';
import type { LinkFault } from '#share/link.ts';
import type { Spot } from '#text/characters.ts';
import type { ChangedText } from '#writing/changedTexts.ts';

export interface Panes {
  readonly documents: boolean;
  readonly explanation: boolean;
  readonly bottom: 'closed' | 'edges' | 'problems';
}

/** A phone, the canvas of a desktop window between its panes, or one with its panes closed. */
export type Room = 'portrait' | 'square' | 'wide';

export interface Notice {
  readonly kind: 'info' | 'error';
  readonly text: string;
  /** Goes by itself, choices or not: what it offers can be had elsewhere too. */
  readonly brief?: boolean;
  /** What can be done about it; such a note stays until one is taken or it is closed. */
  readonly choices?: readonly { readonly label: string; run(): void }[];
}

export interface Local {
  readonly activeDocument: string | null;
  /** Lit in the editor and on the picture. */
  readonly hover: readonly Place[] | null;
  /** The editor scrolls there. */
  readonly reveal: Spot | null;
  /** `paper`: black on white, as in an article; also what is printed. */
  readonly theme: 'system' | 'light' | 'dark' | 'paper';
  readonly panes: Panes;
  readonly dialog:
    | null
    | 'palette'
    | 'learn'
    | 'glossary'
    | 'add'
    | 'share'
    | 'export'
    | 'help'
    | 'about'
    | 'privacy'
    | 'earlier'
    | 'history'
    | 'diff'
    | 'compare'
    | 'ledger'
    | 'formats';
  /** What the dialog `diff` shows. */
  readonly diff: readonly ChangedText[];
  /** Writes what it shows; null: it is only looked at. */
  readonly writeDiff: null | (() => void);
  /** A link is open: what is seen is not the visitor's own work; changes are kept with the link. */
  readonly visiting: null | { readonly name: string };
  /** The address held a link that cannot be opened; own work is untouched. `hash` is kept for a bug report. */
  readonly badLink: null | {
    readonly kind: Exclude<LinkFault, 'none'> | 'lesson';
    readonly message: string;
    readonly hash: string;
  };
  /** The address holds a link that needs a passphrase; own work is untouched. */
  readonly sealed: null | { readonly hash: string };
  readonly notice: null | Notice;
  /** Files of the last import that became no documents; `why` goes on after the name. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  /** When own work was last saved in this browser (milliseconds since 1970). */
  readonly savedAt: number | null;
  /** The browser refused to save own work: only the page has it. */
  readonly notSaved: boolean;
  /** The link in the address bar is older than the edits. */
  readonly linkStale: boolean;
  /** A card that opens as soon as it is there: whom to ask about, ways to close an edge, a gate by its letter. */
  readonly wish:
    | null
    | { readonly kind: 'ask' | 'close'; readonly id: string }
    | { readonly kind: 'gate'; readonly id: string; readonly letter: string };
  /** Goes up each time the picture should be seen anew; the canvas fits it then. */
  readonly viewRequests: number;
  /** The last of these asked for all of it, however small; else a large picture begins where it can be read. */
  readonly viewWhole: boolean;
  /** Shape of the canvas, coarsely: the picture is only arranged anew when this changes. */
  readonly room: Room;
  /** Where the keyboard is asked to go, until it is there. */
  readonly goal: null | 'graph' | 'explanation' | 'text' | 'bottom';
  /** Keys of one character also act while nothing has the focus; else in the picture and its tables only. */
  readonly freeKeys: boolean;
  /** The bar with the filters is open, also while nothing is filtered. */
  readonly filtering: boolean;
  /** Id of the word that the glossary opens at. */
  readonly term: string | null;
  /** Graph and explanation only (room reader): nothing here can be changed. */
  readonly reader: boolean;
}

const atFirst: Local = {
  activeDocument: null,
  hover: null,
  reveal: null,
  theme: 'system',
  panes: { documents: true, explanation: true, bottom: 'closed' },
  dialog: null,
  diff: [],
  writeDiff: null,
  visiting: null,
  badLink: null,
  sealed: null,
  notice: null,
  refused: [],
  savedAt: null,
  notSaved: false,
  linkStale: false,
  wish: null,
  viewRequests: 0,
  viewWhole: false,
  room: 'square',
  goal: null,
  freeKeys: true,
  filtering: false,
  term: null,
  reader: false,
};

export const localStore = createStore<Local>()(() => atFirst);

export const getLocal = (): Local => localStore.getState();

export function setLocal(partial: Partial<Local>): void {
  localStore.setState(partial);
}

/** Re-renders when the selected part changes (compared shallowly). */
export function useLocal<T>(selector: (local: Local) => T): T {
  return useStore(localStore, useShallow(selector));
}

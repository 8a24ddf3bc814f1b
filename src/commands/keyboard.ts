// Keys and paste anywhere in the page. Text fields keep their own keys and their own undo.
import { COMMANDS, type Command } from './commands.ts';
import { addFiles, addText } from './input.ts';
import { getLocal } from '#session/local.ts';

/** What is needed of a KeyboardEvent. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The names under which a key press may stand in the command table. */
export function keyNames(press: KeyPress): readonly string[] {
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  if (press.altKey) return [];
  if (!press.ctrlKey && !press.metaKey) return [key];
  const rest = `${press.shiftKey ? 'Shift+' : ''}${key}`;
  return press.ctrlKey && press.metaKey ? [] : [`Mod+${rest}`, `${press.ctrlKey ? 'Ctrl' : 'Meta'}+${rest}`];
}

const TEXT_FIELDS =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], .monaco-editor, ' +
  'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]):not([type="range"])';

/** Typing there means typing. */
export function isTextField(target: EventTarget | null): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(TEXT_FIELDS) !== null;
}

/** What the keyboard is on: the picture or a table of it, nothing, a text field, a dialog, or something else. */
export type Standing = 'picture' | 'nothing' | 'text' | 'dialog' | 'else';

/**
 * The command for a press. Keys without Ctrl (⌘) act in the picture, and where nothing has the focus if `freeKeys`:
 * elsewhere a letter belongs to whoever speaks or types it (WCAG 2.1.4). Escape leads back from everywhere else.
 */
export function commandFor(press: KeyPress, at: Standing, freeKeys = true): Command | null {
  const names = keyNames(press);
  const command = COMMANDS.find(({ keys }) => keys?.some((key) => names.includes(key)));
  if (!command || (at === 'text' && command.everywhere !== true)) return null;
  if (press.ctrlKey || press.metaKey) return command;
  const acts =
    at === 'picture' || (at === 'nothing' && freeKeys) || (at === 'else' && press.key === 'Escape');
  return acts ? command : null;
}

/** Parts of the page that carry this take keys of one character. */
const KEY_PLACES = '[data-keys]';

/** `byTab`: somebody went there by Tab. What was clicked, or has the focus back, is not what somebody types at. */
function standingOf(target: EventTarget | null, byTab: boolean): Standing {
  if (isTextField(target)) return 'text';
  if (getLocal().dialog !== null) return 'dialog';
  if (!(target instanceof Element)) return 'nothing';
  // The browser closes what is open over the page, and gives the focus back.
  if (target.ownerDocument.querySelector(':popover-open') !== null) return 'dialog';
  // On its way there: the focus follows a frame later.
  if (target.closest(KEY_PLACES) !== null || getLocal().goal === 'graph') return 'picture';
  return byTab && target !== target.ownerDocument.body ? 'else' : 'nothing';
}

/** Listens to the whole page. Returns a function that stops it. */
export function listen(page: Document): () => void {
  let tabs = false;
  let byTab = false;
  const onAnyKey = ({ key }: KeyboardEvent) => {
    tabs = key === 'Tab';
  };
  const onPointer = () => {
    tabs = false;
  };
  const onFocus = () => {
    byTab = tabs;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandFor(event, standingOf(event.target, byTab), getLocal().freeKeys);
    if (!command) return;
    event.preventDefault();
    if (command.enabled?.() ?? true) command.run();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.defaultPrevented || isTextField(event.target) || !event.clipboardData) return;
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData('text/plain');
    if (text !== '') void addText('Pasted text', text);
    else if (files.length > 0) void addFiles(files);
    else return;
    event.preventDefault();
  };
  page.addEventListener('keydown', onAnyKey, { capture: true });
  page.addEventListener('pointerdown', onPointer, { capture: true });
  page.addEventListener('focusin', onFocus);
  page.addEventListener('keydown', onKey);
  page.addEventListener('paste', onPaste);
  return () => {
    page.removeEventListener('keydown', onAnyKey, { capture: true });
    page.removeEventListener('pointerdown', onPointer, { capture: true });
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('keydown', onKey);
    page.removeEventListener('paste', onPaste);
  };
}

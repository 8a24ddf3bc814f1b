// Keys and paste anywhere in the page. Text fields keep their own keys and their own undo.
import { COMMANDS, type Command } from './commands.ts';
import { addFiles, addText } from './input.ts';
import { getLocal } from './local.ts';

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

/** The command for a press; inside text fields only what acts everywhere, and no single letters under an open dialog. */
export function commandFor(press: KeyPress, inTextField: boolean, dialogOpen: boolean): Command | null {
  const names = keyNames(press);
  const command = COMMANDS.find(({ keys }) => keys?.some((key) => names.includes(key)));
  if (!command || (inTextField && command.everywhere !== true)) return null;
  if (dialogOpen && !press.ctrlKey && !press.metaKey) return null;
  return command;
}

/** Listens to the whole page. Returns a function that stops it. */
export function listen(page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandFor(event, isTextField(event.target), getLocal().dialog !== null);
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
  page.addEventListener('keydown', onKey);
  page.addEventListener('paste', onPaste);
  return () => {
    page.removeEventListener('keydown', onKey);
    page.removeEventListener('paste', onPaste);
  };
}

// Keys of the editor that people may look for, for the help: Monaco's own, and those that this room adds to it.

interface EditorKey {
  readonly label: string;
  readonly keys: readonly string[];
  /** Where Monaco has another key on a Mac. */
  readonly mac?: readonly string[];
}

const EDITOR_KEYS: readonly EditorKey[] = [
  { label: 'Tab leaves the editor, until something is typed', keys: ['Escape'] },
  {
    label: 'Tab moves the focus instead of indenting, or indents again',
    keys: ['Ctrl+M'],
    mac: ['Ctrl+Shift+M'],
  },
  { label: 'What can be written here', keys: ['Ctrl+Space'] },
  { label: 'What the word at the cursor means', keys: ['Alt+F12'] },
  { label: 'Select in the picture what the ARN at the cursor names', keys: ['F12'] },
  { label: 'Repairs at the cursor', keys: ['Mod+.'] },
  { label: 'Next problem in this text, the one before', keys: ['Alt+F8', 'Shift+Alt+F8'] },
  { label: 'Find in this text', keys: ['Mod+F'] },
  { label: 'Lay out the JSON anew', keys: ['Shift+Alt+F'] },
  { label: 'All commands of the editor', keys: ['F1'] },
];

export const editorKeys = (onMac: boolean): readonly Pick<EditorKey, 'keys' | 'label'>[] =>
  EDITOR_KEYS.map(({ keys, label, mac }) => ({ label, keys: (onMac ? mac : undefined) ?? keys }));

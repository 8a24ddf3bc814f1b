// Everything the user can ask for, as data: menus, key help and keyboard all render from this table.
import { getLocal, setLocal } from './local.ts';
import { canRedo, canUndo, redo, undo } from './truth.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly keys?: readonly string[];
  enabled?(): boolean;
  run(): void;
}

export const COMMANDS: readonly Command[] = [
  { id: 'undo', label: 'Undo', keys: ['Mod+Z'], enabled: canUndo, run: undo },
  { id: 'redo', label: 'Redo', keys: ['Mod+Shift+Z'], enabled: canRedo, run: redo },
  { id: 'add', label: 'Add policies', keys: ['A'], run: () => setLocal({ dialog: 'add' }) },
  { id: 'share', label: 'Share', keys: ['S'], run: () => setLocal({ dialog: 'share' }) },
  { id: 'help', label: 'Keys and help', keys: ['?'], run: () => setLocal({ dialog: 'help' }) },
  {
    id: 'fit',
    label: 'Show the whole picture',
    keys: ['1'],
    run: () => setLocal({ viewRequests: getLocal().viewRequests + 1 }),
  },
];

/** Runs a command by id if it is enabled; unknown ids do nothing. */
export function runCommand(id: string): void {
  const command = COMMANDS.find((c) => c.id === id);
  if (command && (command.enabled?.() ?? true)) command.run();
}

// Everything the user can ask for, as data: menus, the list of keys and the keyboard all read this table.
import { SAMPLES } from '#lessons/samples.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { wholeOf } from '#engine/analysis.ts';
import { unitIds } from '#graph/unitTree.ts';
import { derivedStore } from '#session/derived.ts';
import {
  canFocus,
  canWiden,
  canNarrow,
  isNarrowed,
  showAll,
  toggleFocus,
  widenFocus,
} from '#session/focus.ts';
import { openSample } from './input.ts';
import { getLocal, setLocal, type Local } from '#session/local.ts';
import { stepEdge } from '#engine/selection.ts';
import { canRedo, canUndo, changeView, edit, getWorkspace, redo, undo } from '#session/truth.ts';
import { saveAsFile } from './workspaceFile.ts';
import { backToMine, keepCopy } from './visit.ts';
import { askFromSelection, canAsk, canClose, closeSelection } from '#session/wish.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** `Mod` is Ctrl, or ⌘ on a Mac; a single character acts only outside text fields. */
  readonly keys?: readonly string[];
  /** Its key acts in text fields too. */
  readonly everywhere?: boolean;
  enabled?(): boolean;
  run(): void;
}

const THEMES: readonly Local['theme'][] = ['system', 'light', 'dark', 'paper'];

const open = (dialog: NonNullable<Local['dialog']>) => () => setLocal({ dialog });

export function toggleBottom(which: 'edges' | 'problems'): void {
  const { panes } = getLocal();
  setLocal({ panes: { ...panes, bottom: panes.bottom === which ? 'closed' : which } });
}

/** By key the keyboard goes along: into the table, and back to the picture when it closes. */
function goToBottom(which: 'edges' | 'problems'): void {
  toggleBottom(which);
  setLocal({ goal: getLocal().panes.bottom === 'closed' ? 'graph' : 'bottom' });
}

function goToPane(which: 'documents' | 'explanation', goal: 'text' | 'explanation'): void {
  setLocal({ panes: { ...getLocal().panes, [which]: true }, goal });
}

function togglePane(which: 'documents' | 'explanation'): void {
  const { panes } = getLocal();
  setLocal({ panes: { ...panes, [which]: !panes[which] } });
}

function nextTheme(): void {
  const { theme } = getLocal();
  setLocal({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system' });
}

const hasEdges = () => (derivedStore.getState().analysis?.graph.edges.length ?? 0) > 0;

function selectEdge(by: 1 | -1): void {
  const graph = derivedStore.getState().analysis?.graph;
  const selection = graph && stepEdge(graph, getWorkspace().view.selection, by);
  if (typeof selection === 'string') changeView({ selection });
}

const hasPicture = () => (derivedStore.getState().analysis?.graph.nodes.length ?? 0) > 0;

const hasUnits = () => {
  const { analysis } = derivedStore.getState();
  return analysis !== null && wholeOf(analysis).accounts.some((account) => unitIds(account).length > 0);
};

/** What is in a picture is known there, in a chunk of its own. */
const units = (change: 'closeUnits' | 'openUnits'): Promise<void> =>
  import('./closedUnits.ts').then((chunk) => chunk[change]());

const isVisiting = () => getLocal().visiting !== null;
const hasDocuments = () => getWorkspace().documents.length > 0;

export const COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    label: 'All commands, names and documents',
    keys: ['Mod+K'],
    everywhere: true,
    run: () => setLocal({ dialog: getLocal().dialog === 'palette' ? null : 'palette' }),
  },
  { id: 'undo', label: 'Undo', keys: ['Mod+Z'], enabled: canUndo, run: undo },
  { id: 'redo', label: 'Redo', keys: ['Mod+Shift+Z', 'Ctrl+Y'], enabled: canRedo, run: redo },
  { id: 'add', label: 'Add policies', keys: ['A'], run: open('add') },
  { id: 'share', label: 'Share', keys: ['S'], enabled: hasDocuments, run: open('share') },
  { id: 'export', label: 'Export', keys: ['E'], enabled: hasPicture, run: open('export') },
  { id: 'next-edge', label: 'Next edge', keys: ['J'], enabled: hasEdges, run: () => selectEdge(1) },
  { id: 'previous-edge', label: 'Previous edge', keys: ['K'], enabled: hasEdges, run: () => selectEdge(-1) },
  { id: 'ask', label: 'Ask about the selected one …', keys: ['W'], enabled: canAsk, run: askFromSelection },
  {
    id: 'close-edge',
    label: 'Close the selected edge …',
    keys: ['Delete', 'Backspace'],
    enabled: canClose,
    run: closeSelection,
  },
  { id: 'find', label: 'Find anything by name', keys: ['/'], run: open('palette') },
  {
    id: 'filter',
    label: 'Filter the picture',
    keys: ['Q'],
    enabled: hasDocuments,
    run: () => setLocal({ filtering: !getLocal().filtering }),
  },
  {
    id: 'focus',
    label: 'Only what is near the selected one',
    keys: ['F'],
    enabled: canFocus,
    run: toggleFocus,
  },
  { id: 'wider', label: 'Focus: one step more', keys: [']'], enabled: canWiden, run: () => widenFocus(1) },
  {
    id: 'narrower',
    label: 'Focus: one step less',
    keys: ['['],
    enabled: canNarrow,
    run: () => widenFocus(-1),
  },
  {
    id: 'show-all',
    label: 'Show everything: no filter, no focus',
    enabled: isNarrowed,
    run: showAll,
  },
  { id: 'close-ous', label: 'Close all OUs', enabled: hasUnits, run: () => void units('closeUnits') },
  { id: 'open-ous', label: 'Open all OUs', enabled: hasUnits, run: () => void units('openUnits') },
  {
    id: 'fit',
    label: 'Show the whole picture',
    keys: ['1'],
    run: () => setLocal({ viewRequests: getLocal().viewRequests + 1, viewWhole: true }),
  },
  {
    id: 'tidy',
    label: 'Tidy up (forget moved nodes)',
    enabled: () => Object.keys(getWorkspace().view.pins ?? {}).length > 0,
    run: () => changeView({ pins: undefined }),
  },
  { id: 'edges', label: 'Edge table', keys: ['T'], run: () => goToBottom('edges') },
  { id: 'problems', label: 'Problems', keys: ['P'], run: () => goToBottom('problems') },
  {
    id: 'to-explanation',
    label: 'Go to the explanation',
    keys: ['Y'],
    enabled: hasPicture,
    run: () => goToPane('explanation', 'explanation'),
  },
  {
    id: 'to-text',
    label: 'Go to the text',
    keys: ['O'],
    enabled: hasDocuments,
    run: () => goToPane('documents', 'text'),
  },
  {
    id: 'to-graph',
    label: 'Go to the graph',
    keys: ['Escape'],
    enabled: hasPicture,
    run: () => setLocal({ goal: 'graph' }),
  },
  {
    id: 'compare',
    label: 'Compare with another state …',
    keys: ['B'],
    enabled: hasDocuments,
    run: open('compare'),
  },
  { id: 'ledger', label: 'What was read', keys: ['R'], enabled: hasDocuments, run: open('ledger') },
  { id: 'formats', label: 'What can I paste?', run: open('formats') },
  { id: 'documents', label: 'Documents pane', keys: ['D'], run: () => togglePane('documents') },
  { id: 'explanation', label: 'Explanation pane', keys: ['I'], run: () => togglePane('explanation') },
  { id: 'theme', label: 'Change theme', run: nextTheme },
  {
    id: 'free-keys',
    label: 'Keys of one letter: everywhere, or in the picture only',
    run: () => {
      const freeKeys = !getLocal().freeKeys;
      const where = freeKeys ? 'also while nothing has the focus' : 'in the picture and its tables only';
      setLocal({ freeKeys, notice: { kind: 'info', text: `Keys of one letter act ${where}.` } });
    },
  },
  { id: 'keep-copy', label: 'Keep a copy', enabled: isVisiting, run: keepCopy },
  {
    id: 'back-to-mine',
    label: 'Back to mine',
    enabled: () => isVisiting() || getLocal().badLink !== null || getLocal().sealed !== null,
    run: backToMine,
  },
  {
    id: 'clear',
    label: 'Start empty',
    enabled: hasDocuments,
    run: () => edit(() => emptyWorkspace, { whole: true }),
  },
  { id: 'history', label: 'Look back: saved states, the last thirty', keys: ['H'], run: open('history') },
  { id: 'save-file', label: 'Save as a file', enabled: hasDocuments, run: saveAsFile },
  { id: 'earlier', label: 'Earlier graphs in this browser', run: open('earlier') },
  { id: 'learn', label: 'Learn: the course', keys: ['L'], run: open('learn') },
  { id: 'help', label: 'Keys and help', keys: ['?'], run: open('help') },
  { id: 'privacy', label: 'What this page can send: nothing', run: open('privacy') },
  { id: 'about', label: 'About Rolegraph', run: open('about') },
  ...SAMPLES.map(({ id, name }) => ({
    id: `sample-${id}`,
    label: `Open sample: ${name}`,
    run: () => openSample(id),
  })),
];

/** Runs a command by id if it is enabled; unknown ids do nothing. */
export function runCommand(id: string): void {
  const command = COMMANDS.find((c) => c.id === id);
  if (command && (command.enabled?.() ?? true)) command.run();
}

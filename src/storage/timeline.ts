// The last while, state by state, to look back and to return; and states that somebody gave a name. Cheap, because states
// share their texts.
import type { Workspace } from '#workspace/workspace.ts';
import { KEYS, NAMED_PREFIX, STATE_PREFIX, timeKey } from './keys.ts';
import type { Library } from './library.ts';
import type { OpenResult } from './openNamed.ts';
import { asSaved, FORMAT, sameContent, type SavedRecord } from './savedRecord.ts';
import { sweep } from './sweep.ts';
import type { Look } from './shelf.ts';

export const STATES = 30;
export const NAMED_STATES = 50;

/** States of one graph that come within this time of the first of them are one. */
const ONE_STATE_MS = 60_000;

/** What the picture of a state showed. */
export interface Counts {
  readonly principals: number;
  readonly valid: number;
  readonly conditional: number;
  readonly unknown: number;
  readonly invalid: number;
}

export interface State {
  readonly key: string;
  /** Of a state with a name. */
  readonly label?: string;
  readonly savedAt: number;
  readonly name: string;
  readonly documents: readonly string[];
  readonly characters: number;
  /** null: it was not drawn. */
  readonly counts: Counts | null;
}

export interface Timeline {
  /** Remembers a state; a state that is only a little older, of the same documents, makes room. */
  note(workspace: Workspace, origin: number, counts: Counts | null): Promise<void>;
  /** Newest first. */
  states(): Promise<readonly State[]>;
  /** false: there are as many as are kept. */
  saveNamed(label: string, workspace: Workspace, counts: Counts | null): Promise<boolean>;
  /** Newest first. */
  named(): Promise<readonly State[]>;
  remove(key: string): Promise<void>;
  open(key: string): Promise<OpenResult>;
  /** Gives up the older half of the states, for a browser that is full. false: there is nothing to give up. */
  makeRoom(): Promise<boolean>;
}

interface StateRecord extends SavedRecord {
  /** When the first state that it stands for was saved. */
  readonly since: number;
  readonly counts: Counts | null;
  readonly label?: string;
}

const COUNTED = ['principals', 'valid', 'conditional', 'unknown', 'invalid'] as const;

function countsIn(data: unknown): Counts | null {
  if (typeof data !== 'object' || data === null) return null;
  const counts = data as Readonly<Record<string, unknown>>;
  const numbers = COUNTED.map((each) => [each, counts[each]] as const);
  return numbers.every(([, n]) => typeof n === 'number')
    ? (Object.fromEntries(numbers) as unknown as Counts)
    : null;
}

function asState(data: unknown): StateRecord | null {
  const saved = asSaved(data);
  if (saved === null) return null;
  const { counts, label, since } = data as Partial<Record<keyof StateRecord, unknown>>;
  return {
    ...saved,
    since: typeof since === 'number' ? since : saved.savedAt,
    counts: countsIn(counts),
    ...(typeof label === 'string' ? { label } : {}),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const listed = (key: string, { counts, label, savedAt, workspace }: StateRecord): State => ({
  key,
  savedAt,
  counts,
  name: text(workspace.name),
  documents: workspace.documents.map(({ name }) => text(name)),
  characters: workspace.documents.reduce((sum, document) => sum + document.text.length, 0),
  ...(label === undefined ? {} : { label }),
});

const idsOf = ({ workspace }: SavedRecord): string => workspace.documents.map(({ id }) => id).join(' ');

/** It is the same piece of work, a moment later. */
const goesOn = (before: StateRecord, now: SavedRecord): boolean =>
  before.line === now.line && now.savedAt - before.since < ONE_STATE_MS && idsOf(before) === idsOf(now);

export function createTimeline(library: Library): Timeline {
  const { shelf } = library;

  async function all(prefix: string): Promise<readonly State[]> {
    return shelf.look(async (at) => {
      const keys = (await at.keys(prefix)).toReversed();
      const records = await Promise.all(keys.map(async (key) => [key, asState(await at.get(key))] as const));
      return records.flatMap(([key, record]) => (record === null ? [] : [listed(key, record)]));
    });
  }

  const newest = async (at: Look, keys: readonly string[]): Promise<StateRecord | null> => {
    const key = keys.at(-1);
    return key === undefined ? null : asState(await at.get(key));
  };

  return {
    async note(workspace, origin, counts) {
      const record = await library.record(workspace, origin);
      if (!record.worth) return;
      const gone = await shelf.change(async (at) => {
        const keys = await at.keys(STATE_PREFIX);
        const before = await newest(at, keys);
        const last = keys.at(-1);
        const same = before !== null && sameContent(before.workspace, record.workspace);
        if (same && (before.counts !== null || counts === null)) return 0;
        const replaces = before !== null && last !== undefined && (same || goesOn(before, record));
        if (replaces) at.remove(last);
        await library.putTexts(at, workspace, record.workspace);
        const since = replaces ? before.since : record.savedAt;
        const state: StateRecord = { ...record, since, counts };
        at.put(KEYS.format, FORMAT);
        at.put(timeKey(STATE_PREFIX, record.savedAt, record.stamp), state);
        const kept = replaces ? keys.slice(0, -1) : keys;
        const old = kept.slice(0, Math.max(0, kept.length + 1 - STATES));
        for (const key of old) at.remove(key);
        return old.length;
      });
      if (gone > 0) await sweep(shelf);
    },
    states: () => all(STATE_PREFIX),
    async saveNamed(label, workspace, counts) {
      const record = await library.record(workspace, 0);
      return shelf.change(async (at) => {
        if ((await at.keys(NAMED_PREFIX)).length >= NAMED_STATES) return false;
        await library.putTexts(at, workspace, record.workspace);
        const state: StateRecord = { ...record, since: record.savedAt, counts, label };
        at.put(KEYS.format, FORMAT);
        at.put(timeKey(NAMED_PREFIX, record.savedAt, record.stamp), state);
        return true;
      });
    },
    named: () => all(NAMED_PREFIX),
    async remove(key) {
      await shelf.change(async (at) => at.remove(key));
      await sweep(shelf);
    },
    async open(key) {
      const record = asState(await shelf.look((at) => at.get(key)));
      return record === null ? { ok: false, why: 'It is gone.' } : library.open(record.workspace);
    },
    async makeRoom() {
      const gone = await shelf.change(async (at) => {
        const keys = await at.keys(STATE_PREFIX);
        const old = keys.slice(0, Math.ceil(keys.length / 2));
        for (const key of old) at.remove(key);
        return old.length;
      });
      return (await sweep(shelf)) + gone > 0;
    },
  };
}

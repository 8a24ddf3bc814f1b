import { beforeEach, describe, expect, test } from 'vitest';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { addDocument } from '#workspace/edits.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { COMMANDS, runCommand } from './commands.ts';
import { commandFor, isTextField, keyNames, type KeyPress, type Standing } from './keyboard.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { parseRemembered, remember } from '#session/remembered.ts';
import { mostInteresting, stepEdge } from '#engine/selection.ts';
import { edit, getWorkspace, resetWorkspace } from '#session/truth.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

const allKeys = COMMANDS.flatMap(({ keys = [] }) => keys);

describe('the table', () => {
  test('has no key and no id twice', () => {
    expect(allKeys.filter((key, i) => allKeys.indexOf(key) !== i)).toEqual([]);
    const ids = COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("takes nothing that is the browser's", () => {
    const owned = ['S', 'F', 'C', 'V', 'M', 'L', 'T', 'W', 'N', 'R', 'P'];
    const taken = new Set(owned.flatMap((key) => [`Mod+${key}`, `Ctrl+${key}`, `Meta+${key}`]));
    expect(allKeys.filter((key) => taken.has(key))).toEqual([]);
  });

  test('spells keys as a press names them', () => {
    for (const keys of allKeys) {
      const parts = keys.split('+');
      const key = parts.at(-1) ?? '';
      const has = (name: string) => parts.includes(name);
      const made = press(key, { ctrlKey: has('Mod') || has('Ctrl'), shiftKey: has('Shift') });
      expect(keyNames(made), keys).toContain(keys);
    }
  });
});

describe('keys', () => {
  beforeEach(() => {
    resetWorkspace(addDocument(emptyWorkspace, { name: 'a', text: 'x' }));
  });
  const id = (key: KeyPress, at: Standing = 'nothing', freeKeys = true) =>
    commandFor(key, at, freeKeys)?.id ?? null;

  test('undo and redo on both kinds of keyboard', () => {
    expect(id(press('z', { ctrlKey: true }))).toBe('undo');
    expect(id(press('z', { metaKey: true }))).toBe('undo');
    expect(id(press('Z', { metaKey: true, shiftKey: true }))).toBe('redo');
    expect(id(press('y', { ctrlKey: true }))).toBe('redo');
  });

  test('letters act alone, outside text fields and without a dialog; nothing acts inside a text field', () => {
    expect(id(press('s'))).toBe('share');
    expect(id(press('s', { ctrlKey: true }))).toBeNull();
    expect(id(press('s', { altKey: true }))).toBeNull();
    expect(id(press('s'), 'text')).toBeNull();
    expect(id(press('s'), 'dialog')).toBeNull();
    expect(id(press('z', { ctrlKey: true }), 'text')).toBeNull();
  });

  test('letters act in the picture, and where nothing has the focus unless somebody wants the picture only', () => {
    expect(['picture', 'nothing', 'else'].map((at) => id(press('/'), at as Standing))).toEqual([
      'find',
      'find',
      null,
    ]);
    expect([id(press('/'), 'picture', false), id(press('/'), 'nothing', false)]).toEqual(['find', null]);
    expect(id(press('Delete'), 'else')).toBeNull();
    expect(id(press('z', { ctrlKey: true }), 'else')).toBe('undo');
  });

  test('Escape leads back to the picture, not out of fields and dialogs', () => {
    expect(id(press('Escape'), 'else')).toBe('to-graph');
    expect([id(press('Escape'), 'text'), id(press('Escape'), 'dialog')]).toEqual([null, null]);
  });

  test('the palette opens from everywhere, and its key closes it', () => {
    expect(id(press('k', { ctrlKey: true }), 'text')).toBe('palette');
    expect(id(press('k', { metaKey: true }), 'dialog')).toBe('palette');
    expect(id(press('k'), 'text')).toBeNull();
    runCommand('palette');
    expect(getLocal().dialog).toBe('palette');
    runCommand('palette');
    expect(getLocal().dialog).toBeNull();
  });

  test('text fields are known by what they are in', () => {
    const inside = (found: boolean) => ({ closest: () => (found ? {} : null) }) as unknown as EventTarget;
    expect([isTextField(inside(true)), isTextField(inside(false)), isTextField(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('running', () => {
  test('what is not enabled or not known does nothing', () => {
    resetWorkspace(emptyWorkspace);
    setLocal({ dialog: null });
    runCommand('share');
    runCommand('nonsense');
    expect(getLocal().dialog).toBeNull();
    edit((w) => addDocument(w, { name: 'a', text: 'x' }));
    runCommand('share');
    expect(getLocal().dialog).toBe('share');
    runCommand('undo');
    expect(getWorkspace().documents).toEqual([]);
  });

  test('panes close and open, and are remembered where the browser lets us', () => {
    const kept = new Map<string, string>();
    const stop = remember(() => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    }));
    runCommand('edges');
    runCommand('documents');
    runCommand('theme');
    runCommand('free-keys');
    const now = {
      theme: 'system',
      panes: { documents: true, explanation: true, bottom: 'closed' },
      freeKeys: true,
    } as const;
    expect(parseRemembered([...kept.values()][0] ?? null, now)).toEqual({
      theme: 'light',
      panes: { documents: false, explanation: true, bottom: 'edges' },
      freeKeys: false,
    });
    runCommand('edges');
    expect(getLocal().panes.bottom).toBe('closed');
    stop();
    expect(parseRemembered('{"theme":"pink","panes":{"bottom":7}}', now)).toEqual(now);
    expect(parseRemembered('not JSON', now)).toEqual(now);
    const refused = () => {
      throw new Error('storage refused');
    };
    expect(() => remember(refused)()).not.toThrow();
  });
});

describe('edges', () => {
  const edge = (id: string, verdict: string, kind = 'assume', keys: string[] = []) =>
    ({ id, kind, verdict, requires: keys.map((key) => ({ key })) }) as unknown as GraphEdge;
  const graph = (...edges: GraphEdge[]) => ({ accounts: [], nodes: [], edges, bareWildcardPairs: 0 });

  test('the most interesting is an undecided assume edge', () => {
    const edges = [
      edge('a', 'conditional', 'access'),
      edge('b', 'valid'),
      edge('c', 'unknown'),
      edge('d', 'invalid'),
    ];
    expect(mostInteresting(graph(...edges))).toBe('d');
    expect(mostInteresting(graph(...edges.slice(0, 1)))).toBe('a');
    expect(mostInteresting(graph())).toBeNull();
  });

  test('next and previous go round', () => {
    const g = graph(edge('a', 'valid'), edge('b', 'valid'));
    expect([
      stepEdge(g, undefined, 1),
      stepEdge(g, 'b', 1),
      stepEdge(g, 'a', -1),
      stepEdge(g, undefined, -1),
    ]).toEqual(['a', 'a', 'b', 'b']);
    expect(stepEdge(graph(), undefined, 1)).toBeNull();
  });
});

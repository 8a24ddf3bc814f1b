import { beforeEach, describe, expect, test } from 'vitest';
import { addDocument, answerOwner, removeDocument, replaceText, setContext } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { withinBudget } from './historyBudget.ts';
import {
  canRedo,
  canUndo,
  changeView,
  edit,
  getWorkspace,
  onTravel,
  redo,
  resetWorkspace,
  setClock,
  shelve,
  undo,
  unshelve,
} from './truth.ts';

let now = 0;
const start = addDocument(emptyWorkspace, { name: 'a', text: '' });
const type = (text: string) => edit((w) => replaceText(w, 'd1', text), { merge: 'text:d1' });

beforeEach(() => {
  now = 0;
  setClock(() => now);
  resetWorkspace(start);
});

describe('undo and redo', () => {
  test('span paste, typing, owner answers, what-if and removal, one step each', () => {
    const states = [getWorkspace()];
    const steps = [
      () => edit((w) => addDocument(w, { name: 'b', text: '{}' })),
      () => type('typed'),
      () => edit((w) => answerOwner(w, 'd2', 0, { owner: 'arn:aws:iam::111111111111:role/Role_A' })),
      () => edit((w) => setContext(w, 'sts:ExternalId', 'x')),
      () => edit((w) => removeDocument(w, 'd2')),
      () => edit(() => ({ ...emptyWorkspace, name: 'Sample' }), { whole: true }),
    ];
    for (const step of steps) {
      step();
      states.push(getWorkspace());
    }
    for (const state of states.toReversed().slice(1)) {
      undo();
      expect(getWorkspace()).toEqual(state);
    }
    expect(canUndo()).toBe(false);
    for (const state of states.slice(1)) {
      redo();
      expect(getWorkspace()).toEqual(state);
    }
    expect(canRedo()).toBe(false);
  });

  test('nothing to undo changes nothing', () => {
    const before = getWorkspace();
    undo();
    redo();
    expect(getWorkspace()).toBe(before);
  });

  test('an edit that changes nothing is no step', () => {
    edit((w) => w);
    type('');
    expect(canUndo()).toBe(false);
  });

  test('a new edit ends what could be redone', () => {
    type('a');
    undo();
    edit((w) => setContext(w, 'k', 'v'));
    expect(canRedo()).toBe(false);
  });
});

describe('typing', () => {
  test('within a second of the last key is one step', () => {
    for (const text of ['a', 'ab', 'abc']) {
      type(text);
      now += 900;
    }
    undo();
    expect(getWorkspace().documents[0]?.text).toBe('');
    redo();
    expect(getWorkspace().documents[0]?.text).toBe('abc');
  });

  test('after a pause, in another document, or after another edit is a new step', () => {
    type('a');
    now += 1001;
    type('ab');
    edit((w) => addDocument(w, { name: 'b', text: '' }));
    type('abc');
    edit((w) => replaceText(w, 'd2', 'x'), { merge: 'text:d2' });
    const seen = Array.from({ length: 5 }, () => {
      undo();
      return getWorkspace().documents.map((d) => d.text);
    });
    expect(seen).toEqual([['abc', ''], ['ab', ''], ['ab'], ['a'], ['']]);
  });

  test('right after an undo is a new step: what was undone to stays reachable', () => {
    type('a');
    undo();
    type('b');
    undo();
    expect(getWorkspace().documents[0]?.text).toBe('');
  });
});

describe('the view', () => {
  test('is no step, and undo leaves it alone', () => {
    type('a');
    changeView({ selection: 'e1', collapsed: ['x'] });
    undo();
    expect(getWorkspace()).toEqual({ ...start, view: { selection: 'e1', collapsed: ['x'] } });
    changeView({ selection: undefined });
    redo();
    expect(getWorkspace().view).toEqual({ collapsed: ['x'] });
    expect(getWorkspace().documents[0]?.text).toBe('a');
  });

  test('but tidying up is: what was moved comes back, and nothing else', () => {
    const told: string[] = [];
    onTravel((way, from, to) =>
      told.push(`${way} ${Object.keys(from.pins ?? {}).join()} ${Object.keys(to.pins ?? {}).join()}`),
    );
    resetWorkspace({ ...start, view: { pins: { n: [1, 2] } } });
    type('a');
    changeView({ pins: undefined });
    changeView({ selection: 'e1' });
    undo();
    expect(getWorkspace().view).toEqual({ selection: 'e1', pins: { n: [1, 2] } });
    expect(getWorkspace().documents[0]?.text).toBe('a');
    redo();
    expect(getWorkspace().view).toEqual({ selection: 'e1' });
    expect(told[0]).toBe('undo  n');
    onTravel(() => {});
  });

  test('of a whole that was replaced comes back with it', () => {
    changeView({ selection: 'mine' });
    edit(() => ({ ...emptyWorkspace, view: { selection: 'sample' } }), { whole: true });
    changeView({ hidden: ['valid'] });
    undo();
    expect(getWorkspace().view).toEqual({ selection: 'mine' });
    redo();
    expect(getWorkspace().view).toEqual({ selection: 'sample', hidden: ['valid'] });
  });
});

test('shelved work comes back with its view, its undo and its redo', () => {
  type('a');
  now += 2000;
  type('ab');
  undo();
  changeView({ selection: 'mine' });
  const before = getWorkspace();
  const shelved = shelve();
  resetWorkspace({ ...emptyWorkspace, name: 'Theirs' });
  edit((w) => setContext(w, 'k', 'v'));
  unshelve(shelved);
  expect(getWorkspace()).toEqual(before);
  redo();
  expect(getWorkspace().documents[0]?.text).toBe('ab');
  undo();
  undo();
  expect(getWorkspace().documents[0]?.text).toBe('');
  expect(canUndo()).toBe(false);
});

describe('the memory that undo may take', () => {
  const step = (...texts: string[]) => ({
    content: { documents: texts.map((text, i) => ({ id: `d${i}`, name: '', text })) },
  });

  test('cuts the oldest steps, never the newest', () => {
    const past = [step('aaaa'), step('bbbb'), step('cccc')];
    expect(withinBudget(past, 12)).toBe(past);
    expect(withinBudget(past, 11)).toEqual(past.slice(1));
    expect(withinBudget(past, 1)).toEqual(past.slice(2));
    expect(withinBudget([], 1)).toEqual([]);
  });

  test('counts a document once that several steps share', () => {
    const shared = step('aaaaaaaa');
    const past = [shared, { content: { documents: [...shared.content.documents] } }, shared];
    expect(withinBudget(past, 8)).toBe(past);
  });

  test('typing into a very large document keeps the newest steps', () => {
    const text = 'x'.repeat(30_000_000);
    for (const tail of ['1', '2', '3', '4', '5', '6']) {
      now += 5000;
      type(text + tail);
    }
    let steps = 0;
    for (; canUndo(); steps++) undo();
    expect(steps).toBeGreaterThanOrEqual(1);
    expect(steps).toBeLessThan(6);
    expect(getWorkspace().documents[0]?.text.length).toBeGreaterThan(0);
  });
});

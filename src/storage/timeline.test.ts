import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDocument, renameWorkspace, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { createLibrary } from './library.ts';
import { memoryShelf } from './memoryShelf.ts';
import { createStorage } from './storage.ts';
import { sweep, textsNamedIn } from './sweep.ts';
import { createTextBook } from './textBook.ts';
import { isTextKey, textKey } from './textKeys.ts';
import { createTimeline, NAMED_STATES, STATES, type Counts } from './timeline.ts';

const work = addDocument(emptyWorkspace, { name: 'a', text: '{}' });
const counts: Counts = { principals: 3, valid: 1, conditional: 0, unknown: 2, invalid: 0 };

let clock = 0;
let shelf = memoryShelf();
let library = createLibrary(shelf, { now: () => clock, tab: 'tab' });
let timeline = createTimeline(library);
const after = (seconds: number) => void (clock += seconds * 1000);
const typed = (text: string) => replaceText(work, 'd1', text);

beforeEach(() => {
  clock = 1_000_000;
  shelf = memoryShelf();
  library = createLibrary(shelf, { now: () => clock, tab: 'tab' });
  timeline = createTimeline(library);
});

describe('states', () => {
  test('a minute of typing is one state; then another begins', async () => {
    for (const second of [0, 20, 20, 19, 20]) {
      after(second);
      await timeline.note(typed(`${clock}`), 1, counts);
    }
    const states = await timeline.states();
    expect(states.map(({ savedAt }) => savedAt)).toEqual([1_079_000, 1_059_000]);
    expect(states[0]).toMatchObject({ name: work.name, documents: ['a'], characters: 7, counts });
  });

  test('another document, another graph: another state at once', async () => {
    await timeline.note(work, 1, counts);
    after(1);
    await timeline.note(addDocument(work, { name: 'b', text: '[]' }), 1, counts);
    after(1);
    await timeline.note(typed('x'), 2, counts);
    expect(await timeline.states()).toHaveLength(3);
  });

  test('the same content is no new state, but its counts are taken when they come', async () => {
    await timeline.note(work, 1, null);
    after(100);
    await timeline.note({ ...work, view: { selection: 'x' } }, 1, counts);
    await timeline.note(work, 1, null);
    const states = await timeline.states();
    expect(states.map((state) => state.counts)).toEqual([counts]);
    expect(await timeline.open(states[0]!.key)).toMatchObject({
      ok: true,
      workspace: { view: { selection: 'x' } },
    });
  });

  test('the newest thirty stay; texts of the others go unless something else names them', async () => {
    await createStorage(library).save(typed('0'));
    for (let i = 0; i < STATES + 5; i++) {
      after(100);
      await timeline.note(typed(`${i}`), 1, null);
    }
    const states = await timeline.states();
    expect(states).toHaveLength(STATES);
    expect(await timeline.open(states.at(-1)!.key)).toMatchObject({ workspace: typed('5') });
    const texts = [...shelf.content].flatMap(([key, value]) => (isTextKey(key) ? [value] : []));
    expect(texts).toHaveLength(STATES + 1);
    expect(texts).toContain('0');
  });

  test('a large text that every state has stands once', async () => {
    const large = addDocument(work, { name: 'large', text: 'x'.repeat(1_000_000) });
    for (let i = 0; i < 10; i++) {
      after(100);
      await timeline.note(replaceText(large, 'd1', `${i}`), 1, null);
    }
    expect(JSON.stringify([...shelf.content]).length).toBeLessThan(1_010_000);
  });

  test('what is gone or broken is left out and says so', async () => {
    shelf.content.set('state/1', { format: 2, workspace: 'gone' });
    expect(await timeline.states()).toEqual([]);
    expect(await timeline.open('state/1')).toEqual({ ok: false, why: 'It is gone.' });
  });
});

describe('states with a name', () => {
  test('stay whatever happens, can be opened and taken away', async () => {
    await timeline.saveNamed('Before the audit', work, counts);
    after(1);
    await timeline.saveNamed('After it', renameWorkspace(work, 'next'), null);
    const named = await timeline.named();
    expect(named.map(({ label }) => label)).toEqual(['After it', 'Before the audit']);
    expect(await timeline.open(named[1]!.key)).toMatchObject({ ok: true, workspace: work });
    await sweep(shelf);
    await timeline.remove(named[0]!.key);
    expect((await timeline.named()).map(({ label }) => label)).toEqual(['Before the audit']);
    expect(await timeline.open(named[1]!.key)).toMatchObject({ ok: true, workspace: work });
  });

  test('there is an end', async () => {
    for (let i = 0; i < NAMED_STATES; i++) expect(await timeline.saveNamed(`${i}`, work, null)).toBe(true);
    expect(await timeline.saveNamed('one more', work, null)).toBe(false);
  });
});

describe('texts', () => {
  test('the same text has the same key, another text another one, lone surrogates too', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\ud800', '\udc00', '\ufffd', 'é', '\u0000'),
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        expect((await textKey(a)) === (await textKey(b))).toBe(a === b);
        expect(isTextKey(await textKey(a))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('the book forgets what was used longest ago', () => {
    const book = createTextBook();
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(50_000_000));
    for (const [i, text] of texts.entries()) book.learn(`text/${i}`, text);
    expect(texts.map((text) => book.known(text))).toEqual([undefined, 'text/1', 'text/2', 'text/3']);
  });

  test('names are found however deep, in whatever they stand', () => {
    const key = `text/${'a'.repeat(64)}`;
    expect([...textsNamedIn([{ x: { y: [null, 0, key] } }, 'text/', 'other'])]).toEqual([key]);
    expect(textsNamedIn(undefined).size).toBe(0);
  });
});

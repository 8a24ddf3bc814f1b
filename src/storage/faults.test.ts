// What can go wrong with storage, one by one: the work is there afterwards, or can be had as a file (docs/reliability.md).
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { addDocument, renameWorkspace, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { checkWorkspace } from '#workspace/checkWorkspace.ts';
import type { Jotter } from './journal.ts';
import { createLibrary } from './library.ts';
import type { LargeTexts } from './openNamed.ts';
import { keepText } from './keepText.ts';
import { memoryShelf, type MemoryShelf } from './memoryShelf.ts';
import { rescuedText } from './rescue.ts';
import type { Shelf } from './shelf.ts';
import { createStorage, type Storage } from './storage.ts';
import { createTimeline } from './timeline.ts';
import { createVisitMemory } from './keptVisits.ts';

const work = addDocument(emptyWorkspace, { name: 'a', text: '{"a": 1}' });
const edited = replaceText(work, 'd1', '{"a": 2}');

let clock = 0;
const now = () => ++clock;

function memoryJotter(texts = new Map<string, string>(), tab = 'here'): Jotter {
  return {
    all: () => [...texts],
    write: (text) => void (text === null ? texts.delete(tab) : texts.set(tab, text)),
    remove: (of) => void texts.delete(of),
  };
}

const tabOf = (shelf: Shelf, jotter?: Jotter, large?: LargeTexts): Storage =>
  createStorage(createLibrary(shelf, { now, ...(large ? { large } : {}) }), {
    now,
    ...(jotter ? { jotter } : {}),
  });

const opened = async (shelf: Shelf, jotter?: Jotter): Promise<Workspace | null> => {
  const loaded = await tabOf(shelf, jotter).load();
  return loaded.kind === 'loaded' ? loaded.workspace : null;
};

const textKeysIn = (shelf: MemoryShelf) => [...shelf.content.keys()].filter((key) => key.startsWith('text/'));

describe('a crash in the middle of a save', () => {
  test('at whatever write it comes, the state before it is whole, and the next save too', async () => {
    for (let writes = 0; writes < 4; writes++) {
      const shelf = memoryShelf();
      const storage = tabOf(shelf);
      await storage.save(work);
      shelf.diesAfter = writes;
      const died = await storage.save(addDocument(edited, { name: 'b', text: '{"b": 1}' })).then(
        () => false,
        () => true,
      );
      shelf.diesAfter = Number.POSITIVE_INFINITY;
      expect([died, await opened(shelf)]).toEqual([true, work]);
      await tabOf(shelf).save(edited);
      expect(await opened(shelf)).toEqual(edited);
    }
  });

  test('a large text that was written ahead of it is no part of the work, and goes with the next sweep', async () => {
    const shelf = memoryShelf();
    const large: LargeTexts = {
      keep: (text) => keepText(shelf, text),
      get: async (key) => (await shelf.look((at) => at.get(key))) as string | undefined,
    };
    const storage = tabOf(shelf, undefined, large);
    await storage.save(work);
    const big = addDocument(work, { name: 'big', text: 'x'.repeat(300_000) });
    shelf.diesAfter = 1;
    await expect(storage.save(big)).rejects.toThrow('gone');
    shelf.diesAfter = Number.POSITIVE_INFINITY;
    expect([textKeysIn(shelf).length, await opened(shelf)]).toEqual([2, work]);
    const library = createLibrary(shelf, { now });
    await createTimeline(library).remove('state/none');
    expect(textKeysIn(shelf)).toHaveLength(1);
    // It was swept while the page went on: the next save writes it again.
    await storage.save(big);
    expect(await opened(shelf)).toEqual(big);
  });
});

describe('a page that is closed before it has saved', () => {
  test('what was jotted down is what opens next, and is saved then', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const storage = tabOf(shelf, memoryJotter(texts));
    await storage.save(work);
    storage.jot(edited);
    expect(JSON.stringify([...texts.values()])).not.toContain('"a": 1');
    expect(await opened(shelf, memoryJotter(texts, 'later'))).toEqual(edited);
    expect([texts.size, await opened(shelf)]).toEqual([0, edited]);
  });

  test('before anything was ever saved', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    tabOf(shelf, memoryJotter(texts)).jot(work);
    expect(await opened(shelf, memoryJotter(texts))).toEqual(work);
  });

  test('once saved it is taken back', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const storage = tabOf(shelf, memoryJotter(texts));
    storage.jot(work);
    await storage.save(work);
    storage.jot(work);
    expect(texts.size).toBe(0);
  });

  test('when another tab saved meanwhile, it is among the earlier graphs', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const here = tabOf(shelf, memoryJotter(texts));
    await here.save(work);
    here.jot(edited);
    const there = tabOf(shelf);
    await there.load();
    await there.save(renameWorkspace(work, 'there'));
    const later = tabOf(shelf, memoryJotter(texts, 'later'));
    expect(await later.load()).toMatchObject({ workspace: { name: 'there' } });
    expect((await later.earlier()).map(({ workspace }) => workspace)).toContainEqual(edited);
    expect(texts.size).toBe(0);
  });

  test('a browser that is full the next time keeps it jotted down', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const storage = tabOf(shelf, memoryJotter(texts));
    await storage.save(work);
    storage.jot(edited);
    shelf.room = 0;
    expect(await opened(shelf, memoryJotter(texts))).toEqual(work);
    expect(texts.size).toBe(1);
    shelf.room = Number.POSITIVE_INFINITY;
    expect(await opened(shelf, memoryJotter(texts))).toEqual(edited);
  });

  test('junk in its place does no harm', async () => {
    const [shelf, texts] = [
      memoryShelf(),
      new Map([['x', '{"format":2,"workspace":{"documents":[{"text":7}]}}']]),
    ];
    texts.set('y', '{');
    await tabOf(shelf).save(work);
    expect([await opened(shelf, memoryJotter(texts)), texts.size]).toEqual([work, 0]);
  });

  test('changes to a shared graph are back with its link, each with its own', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const visitsOf = (tab: string) =>
      createVisitMemory(createLibrary(shelf, { now }), { jotter: memoryJotter(texts, tab), now });
    visitsOf('one').jot('#g1.a', work);
    visitsOf('two').jot('#g1.a', edited);
    visitsOf('three').jot('#g1.b', work);
    const later = visitsOf('later');
    expect(await later.find('#g1.a')).toEqual(edited);
    expect([texts.size, await later.find('#g1.b'), await later.find('#g1.c')]).toEqual([0, work, null]);
  });

  test('what is saved of a shared graph takes back what was jotted down', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const visits = createVisitMemory(createLibrary(shelf, { now }), { jotter: memoryJotter(texts), now });
    visits.jot('#g1.a', work);
    await visits.save('#g1.a', edited);
    expect([texts.size, await visits.find('#g1.a')]).toEqual([0, edited]);
  });

  test('too much to be jotted down leaves nothing half', () => {
    const texts = new Map<string, string>();
    const storage = tabOf(memoryShelf(), memoryJotter(texts));
    storage.jot(replaceText(work, 'd1', 'x'.repeat(5_000_000)));
    expect(texts.size).toBe(0);
  });
});

describe('a secret that is being typed', () => {
  const SECRET = 'hunter2-hunter2-hunter2';
  const typing = replaceText(work, 'd1', `{"a": 1}\nDB_PASSWORD=${SECRET}\n`);
  const has = (what: unknown) => JSON.stringify(what).includes(SECRET);

  test('is stored nowhere, though the text on the screen still has it', async () => {
    const [shelf, texts] = [memoryShelf(), new Map<string, string>()];
    const library = createLibrary(shelf, { now });
    const jotter = memoryJotter(texts);
    const storage = createStorage(library, { now, jotter });
    await storage.save(work);
    storage.jot(typing);
    expect([texts.size, has([...texts])]).toEqual([1, false]);
    await storage.save(typing);
    await storage.keep(typing);
    await createTimeline(library).note(typing, 0, null);
    const visits = createVisitMemory(library, { jotter, now });
    await visits.save('#g1.x', typing);
    visits.jot('#g1.y', typing);
    expect([has([...shelf.content]), has([...texts])]).toEqual([false, false]);
    const again = await opened(shelf);
    expect(again?.documents[0]?.text).toMatch(/DB_PASSWORD=STRUCK-OUT/);
  });
});

describe('what earlier pages saved', () => {
  const first = (workspace: unknown, more = {}) => ({ format: 1, savedAt: 5, workspace, ...more });
  const old = () =>
    new Map<string, unknown>([
      ['workspace', first(work, { line: 't.1', stamp: 't.1.1' })],
      ['workspace-stamp', 't.1.1'],
      ['earlier', [first(renameWorkspace(work, 'before')), { format: 1, workspace: {} }]],
      ['visits', [{ ...first(edited), link: '#g1.x' }]],
    ]);

  test('format 1 opens, with its earlier graphs and visits, and is in today’s form afterwards', async () => {
    const shelf = memoryShelf(old());
    const storage = tabOf(shelf);
    expect(await storage.load()).toEqual({ kind: 'loaded', workspace: work, savedAt: 5, lost: [] });
    expect((await storage.earlier()).map(({ workspace }) => workspace.name)).toEqual(['before']);
    const visits = createVisitMemory(createLibrary(shelf, { now }));
    expect(await visits.find('#g1.x')).toEqual(edited);
    expect([shelf.content.get('format'), textKeysIn(shelf).length]).toEqual([2, 2]);
    expect(shelf.content.has('workspace-stamp')).toBe(false);
    expect((await storage.save(edited)).foreign).toBe(false);
  });

  test('a crash while it is brought into today’s form changes nothing; the next start does it', async () => {
    const shelf = memoryShelf(old());
    shelf.diesAfter = 3;
    expect((await tabOf(shelf).load()).kind).toBe('refused');
    expect(shelf.content).toEqual(old());
    shelf.diesAfter = Number.POSITIVE_INFINITY;
    expect(await opened(shelf)).toEqual(work);
  });

  test('a record of before there were stamps is replaced without noise', async () => {
    const shelf = memoryShelf(new Map([['workspace', first(work)]]));
    const storage = tabOf(shelf);
    expect(await storage.load()).toMatchObject({ kind: 'loaded', savedAt: 5 });
    expect((await storage.save(renameWorkspace(work, 'new'))).foreign).toBe(false);
  });

  test('of a newer format nothing is touched but a copy, which can be had as a file', async () => {
    const record = { format: 3, workspace: { ...work, news: true } };
    const shelf = memoryShelf(
      new Map<string, unknown>([
        ['format', 3],
        ['workspace', record],
      ]),
    );
    expect((await tabOf(shelf).load()).kind).toBe('failed');
    expect(shelf.content.get('workspace')).toEqual(record);
    const text = await rescuedText({ shelf });
    expect(checkWorkspace(JSON.parse(text!))).toEqual({ ok: true, workspace: work });
  });
});

describe('what was damaged', () => {
  test('a text that is gone costs its document only, by name, and what is left goes into a file', async () => {
    const shelf = memoryShelf();
    const two = addDocument(work, { name: 'b', text: '[]' });
    await tabOf(shelf).save(two);
    const key = textKeysIn(shelf).find((each) => shelf.content.get(each) === '[]')!;
    shelf.content.delete(key);
    expect(await tabOf(shelf).load()).toMatchObject({ kind: 'loaded', lost: ['b'], workspace: work });
    expect(await rescuedText({ shelf })).toContain('{\\"a\\": 1}');
  });

  test.each([
    ['is nothing', null],
    ['is text', 'gone'],
    ['has no workspace', { format: 2 }],
    ['has no texts', { format: 2, workspace: { ...work, documents: [{ id: 'd1', name: 'a' }] } }],
    [
      'names no text',
      {
        format: 2,
        workspace: { ...work, documents: [{ id: 'd', name: 'a', text: { key: 'earlier', length: 1 } }] },
      },
    ],
    ['fails the check', { format: 2, workspace: { version: 7, documents: [] } }],
  ])('a record that %s is kept aside, and new work goes on', async (_what, record) => {
    const shelf = memoryShelf(
      new Map<string, unknown>([
        ['format', 2],
        ['workspace', record],
      ]),
    );
    const storage = tabOf(shelf);
    expect((await storage.load()).kind).toBe('failed');
    expect(await rescuedText({ shelf })).not.toBeNull();
    await storage.save(work);
    expect(await opened(shelf)).toEqual(work);
  });

  test('nothing kept aside is no file', async () => {
    expect(await rescuedText({ shelf: memoryShelf() })).toBeNull();
  });
});

describe('a browser that is full', () => {
  test('what was saved last stays, and older states make room for the next', async () => {
    const shelf = memoryShelf();
    const library = createLibrary(shelf, { now: () => (clock += 100_000) });
    const [storage, timeline] = [createStorage(library), createTimeline(library)];
    const at = (i: number) => replaceText(work, 'd1', `${i}${'x'.repeat(1000)}`);
    for (let i = 0; i < 8; i++) await timeline.note(at(i), 1, null);
    await storage.save(at(8), 1);
    shelf.room = shelf.used() + 50;
    await expect(storage.save(at(9), 1)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await opened(shelf)).toEqual(at(8));
    expect(await timeline.makeRoom()).toBe(true);
    await storage.save(at(9), 1);
    expect(await opened(shelf)).toEqual(at(9));
    expect(await timeline.states()).toHaveLength(4);
  });

  test('a sample as it came is no work, and fills nothing', async () => {
    const shelf = memoryShelf();
    const timeline = createTimeline(createLibrary(shelf, { now }));
    await timeline.note(sampleWorkspace(SAMPLES[0]!), 1, null);
    expect(await timeline.states()).toEqual([]);
  });
});

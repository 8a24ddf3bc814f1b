import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDocument, renameWorkspace } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { startAutosave, type Autosave } from './autosave.ts';
import { SAMPLES } from '#lessons/samples.ts';
import { openEarlier, earlierGraphs, setEarlier } from './earlier.ts';
import { getLocal, setLocal } from './local.ts';
import { watchOtherTabs } from './otherTabs.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { loadOwnWork } from './start.ts';
import { createStorage, type Shelf } from './storage.ts';
import { edit, getWorkspace, resetWorkspace, undo } from './truth.ts';

function memoryShelf(content = new Map<string, unknown>()) {
  const shelf: Shelf & { content: Map<string, unknown>; refuse: boolean } = {
    content,
    refuse: false,
    get: (key) => (shelf.refuse ? Promise.reject(new Error('locked')) : Promise.resolve(content.get(key))),
    set(key, value) {
      if (shelf.refuse) return Promise.reject(new Error('quota exceeded'));
      content.set(key, structuredClone(value));
      return Promise.resolve();
    },
    exchange(keys, change) {
      if (shelf.refuse) return Promise.reject(new Error('quota exceeded'));
      const values = change(structuredClone(keys.map((key) => content.get(key))));
      keys.forEach((key, i) => content.set(key, structuredClone(values[i])));
      return Promise.resolve();
    },
    putWhile(key, value, entries) {
      if (shelf.refuse) return Promise.reject(new Error('quota exceeded'));
      if (content.get(key) !== value) return Promise.resolve(false);
      for (const [at, each] of entries) content.set(at, structuredClone(each));
      return Promise.resolve(true);
    },
  };
  return shelf;
}

const work = addDocument(emptyWorkspace, { name: 'a', text: '{}' });

describe('the shelf', () => {
  test('while nobody else saves, nothing that is replaced is read again', async () => {
    const shelf = memoryShelf();
    let looked = 0;
    const exchange = shelf.exchange.bind(shelf);
    shelf.exchange = (keys, change) => {
      looked++;
      return exchange(keys, change);
    };
    const mine = createStorage(shelf, () => 1);
    const other = createStorage(shelf, () => 2);
    await mine.save(work);
    const next = { ...work, name: 'next' };
    await mine.save(next);
    expect(looked).toBe(1);
    expect(await createStorage(shelf, () => 3).load()).toMatchObject({ kind: 'loaded', workspace: next });
    await other.save({ ...work, name: 'other' });
    expect(await mine.save({ ...work, name: 'mine' })).toMatchObject({
      foreign: true,
      replaced: { workspace: { name: 'other' } },
    });
    expect(looked).toBe(3);
  });

  test('gives back what was saved, in a later session', async () => {
    const shelf = memoryShelf();
    expect(await createStorage(shelf, () => 5).load()).toEqual({ kind: 'none' });
    await createStorage(shelf, () => 5).save(work);
    expect(await createStorage(shelf, () => 9).load()).toEqual({
      kind: 'loaded',
      workspace: work,
      savedAt: 5,
    });
  });

  test.each([
    ['of another format', { format: 2, workspace: work }],
    ['that is no workspace', { format: 1, workspace: { version: 1, documents: 'gone' } }],
    ['that is nothing', null],
  ])('a record %s is refused with a reason and kept for rescue', async (_name, record) => {
    const shelf = memoryShelf(new Map([['workspace', record]]));
    expect(await createStorage(shelf, () => 1).load()).toMatchObject({
      kind: 'failed',
      why: expect.any(String),
    });
    expect(shelf.content.get('workspace-unreadable')).toEqual(record);
  });

  test('what could not be looked at is put aside before it is saved over', async () => {
    const shelf = memoryShelf();
    await createStorage(shelf, () => 1).save(work);
    const record = shelf.content.get('workspace');
    shelf.refuse = true;
    const storage = createStorage(shelf, () => 2);
    expect(await storage.load()).toEqual({ kind: 'failed', why: 'locked' });
    shelf.refuse = false;
    await storage.save(renameWorkspace(work, 'new'));
    expect(shelf.content.get('workspace-unreadable')).toEqual(record);
  });

  test('a save of another tab is noticed, and what it replaced is kept', async () => {
    const shelf = memoryShelf();
    const [here, there] = [createStorage(shelf, () => 1), createStorage(shelf, () => 1)];
    const other = renameWorkspace(work, 'other');
    expect((await here.save(work)).foreign).toBe(false);
    expect((await here.save(work)).foreign).toBe(false);
    expect(await there.save(other)).toMatchObject({ foreign: true, replaced: { workspace: work } });
    expect(await here.earlier()).toEqual([{ workspace: work, savedAt: 1 }]);
    expect(await here.save(renameWorkspace(work, 'new'))).toMatchObject({ replaced: { workspace: other } });
    expect((await here.earlier()).map(({ workspace }) => workspace.name)).toEqual(['other', work.name]);
  });

  test('the same content in two tabs is no conflict', async () => {
    const shelf = memoryShelf();
    const [here, there] = [createStorage(shelf, () => 1), createStorage(shelf, () => 1)];
    await here.save(work);
    expect((await there.save({ ...work, view: { selection: 'x' } })).foreign).toBe(false);
    expect(await here.other(work)).toBeNull();
    expect(await here.earlier()).toEqual([]);
  });

  test('a tab that only looks does not take the place of newer work, unless it insists', async () => {
    const shelf = memoryShelf();
    const here = createStorage(shelf, () => 1);
    await here.save(work);
    const looking = createStorage(shelf, () => 1);
    await looking.load();
    const newer = renameWorkspace(work, 'newer');
    await here.save(newer);
    const seen = { ...work, view: { selection: 'x' } };
    expect(await looking.save(seen)).toMatchObject({ foreign: true, replaced: null });
    expect(await looking.other(work)).toMatchObject({ workspace: newer });
    expect((await here.save(newer)).foreign).toBe(false);
    expect(await looking.save(seen, 0, true)).toMatchObject({ replaced: { workspace: newer } });
  });

  test('a tab that is loaded again has its own work, whatever another tab saved', async () => {
    const shelf = memoryShelf();
    let stamp: string | null = null;
    const memory = { read: () => stamp, write: (text: string) => void (stamp = text) };
    const other = renameWorkspace(work, 'other');
    await createStorage(shelf, () => 1, memory).save(work);
    await createStorage(shelf, () => 2).save(other);
    const again = createStorage(shelf, () => 3, memory);
    expect(await again.load()).toMatchObject({ kind: 'loaded', workspace: work });
    (await again.other(work))?.adopt();
    expect(await createStorage(shelf, () => 4, memory).load()).toMatchObject({ workspace: other });
    expect(await createStorage(shelf, () => 4).load()).toMatchObject({ workspace: other });
  });

  test('earlier graphs: one for each line of work, the newest ten, no samples, nothing unreadable', async () => {
    const shelf = memoryShelf();
    const storage = createStorage(shelf, () => 1);
    for (let i = 0; i < 12; i++) await storage.keep(renameWorkspace(work, `${i}`), i);
    await storage.keep(renameWorkspace(work, '11 later'), 11);
    await storage.keep(emptyWorkspace, 99);
    await storage.keep(sampleWorkspace(SAMPLES[0]!), 100);
    const names = (await storage.earlier()).map(({ workspace }) => workspace.name);
    expect(names).toEqual(['11 later', '10', '9', '8', '7', '6', '5', '4', '3', '2']);
    shelf.content.set('earlier', [{ format: 1, workspace: { version: 1 } }, 'junk']);
    expect(await storage.earlier()).toEqual([]);
  });

  test('a record of before there were stamps opens and is replaced without noise', async () => {
    const shelf = memoryShelf(new Map([['workspace', { format: 1, savedAt: 5, workspace: work }]]));
    const storage = createStorage(shelf, () => 6);
    expect(await storage.load()).toMatchObject({ kind: 'loaded', savedAt: 5 });
    expect((await storage.save(renameWorkspace(work, 'new'))).foreign).toBe(false);
  });
});

describe('other tabs', () => {
  const shelfOf = () => memoryShelf();
  async function setting() {
    const shelf = shelfOf();
    let ring = () => {};
    const bell = { ring: vi.fn<() => void>(), onRing: (heard: () => void) => void (ring = heard) };
    resetWorkspace(work);
    setLocal({ notice: null, visiting: null });
    const storage = createStorage(shelf, () => 1);
    await storage.save(work);
    const others = watchOtherTabs(storage, bell);
    const there = createStorage(shelf, () => 2);
    const other = renameWorkspace(work, 'Theirs');
    await there.save(other);
    return { shelf, storage, others, there, other, bell, hear: () => ring() };
  }
  const choose = (label: string) =>
    getLocal()
      .notice?.choices?.find((c) => c.label === label)
      ?.run();

  test('a save elsewhere is told once, with a way to each', async () => {
    const { others, hear } = await setting();
    hear();
    await vi.waitFor(() => expect(getLocal().notice?.text).toContain('Theirs'));
    expect(getLocal().notice?.choices?.map(({ label }) => label)).toEqual(['Open it', 'Keep this one']);
    setLocal({ notice: null });
    await others.check();
    expect(getLocal().notice).toBeNull();
  });

  test('opening it is a step that undo takes back', async () => {
    const { others, other } = await setting();
    await others.check();
    choose('Open it');
    await vi.waitFor(() => expect(getWorkspace()).toEqual(other));
    expect(getLocal().notice).toBeNull();
    undo();
    expect(getWorkspace()).toEqual(work);
  });

  test('keeping this one makes it what new tabs open; the other stays', async () => {
    const { others, storage, bell, shelf, other } = await setting();
    await others.check();
    choose('Keep this one');
    await vi.waitFor(() => expect(bell.ring).toHaveBeenCalledOnce());
    expect(await createStorage(shelf, () => 3).load()).toMatchObject({ workspace: work });
    expect((await storage.earlier()).map(({ workspace }) => workspace)).toContainEqual(other);
  });

  test('what saving here replaced can be opened too', async () => {
    const { others, storage, other } = await setting();
    others.found(await storage.save(renameWorkspace(work, 'went on')));
    choose('Open it');
    await vi.waitFor(() => expect(getWorkspace()).toEqual(other));
  });
});

describe('start-up', () => {
  beforeEach(() => setLocal({ notice: null, savedAt: null }));

  test('opens own work', async () => {
    const shelf = memoryShelf();
    await createStorage(shelf, () => 5).save(work);
    await loadOwnWork(createStorage(shelf, () => 9));
    expect([getWorkspace(), getLocal().savedAt, getLocal().notice]).toEqual([work, 5, null]);
  });

  test('shows a sample to a newcomer, and undo has nothing to do', async () => {
    await loadOwnWork(createStorage(memoryShelf(), () => 9));
    const before = getWorkspace();
    expect(before.documents.length).toBeGreaterThan(0);
    expect(before.view.selection).toBeDefined();
    undo();
    expect(getWorkspace()).toBe(before);
  });

  test('says when own work could not be opened', async () => {
    const shelf = memoryShelf(new Map([['workspace', { format: 99 }]]));
    await loadOwnWork(createStorage(shelf, () => 9));
    expect(getLocal().notice).toMatchObject({ kind: 'error', text: expect.stringContaining('kept aside') });
  });
});

describe('autosave', () => {
  let shelf = memoryShelf();
  let autosave: Autosave;
  const savedName = () =>
    (shelf.content.get('workspace') as { workspace: { name: string } } | undefined)?.workspace.name;
  const name = (text: string) => edit((w) => renameWorkspace(w, text));

  beforeEach(() => {
    vi.useFakeTimers();
    shelf = memoryShelf();
    resetWorkspace(work);
    setLocal({ visiting: null, notice: null, savedAt: null });
    autosave = startAutosave(createStorage(shelf, () => 7));
  });
  afterEach(() => {
    autosave.stop();
    setLocal({ visiting: null });
    vi.useRealTimers();
  });

  test('writes once, shortly after the last change', async () => {
    name('one');
    await vi.advanceTimersByTimeAsync(399);
    name('two');
    await vi.advanceTimersByTimeAsync(399);
    expect(savedName()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect([savedName(), getLocal().savedAt]).toEqual(['two', 7]);
  });

  test('writes at once when the page is left', async () => {
    name('leaving');
    await autosave.flush();
    expect(savedName()).toBe('leaving');
  });

  test('saves what was own work before a visit, nothing of the visit, and own work again after it', async () => {
    name('mine');
    setLocal({ visiting: { name: 'theirs' } });
    name('theirs, edited');
    await vi.advanceTimersByTimeAsync(5000);
    expect(savedName()).toBe('mine');
    name('kept');
    setLocal({ visiting: null });
    await vi.advanceTimersByTimeAsync(400);
    expect(savedName()).toBe('kept');
  });

  test('says once that it could not save, and saves when it can again', async () => {
    shelf.refuse = true;
    name('one');
    await vi.advanceTimersByTimeAsync(400);
    expect(getLocal().notice).toMatchObject({
      kind: 'error',
      text: expect.stringContaining('Save it as a file'),
    });
    setLocal({ notice: null });
    name('two');
    await vi.advanceTimersByTimeAsync(400);
    expect(getLocal().notice).toBeNull();
    shelf.refuse = false;
    await autosave.flush();
    expect(savedName()).toBe('two');
  });

  test('what a sample, a file or an earlier graph replaces can be opened again, undo or not', async () => {
    setEarlier(createStorage(shelf, () => 9));
    name('one');
    edit(() => renameWorkspace(work, 'two'), { whole: true });
    await vi.advanceTimersByTimeAsync(400);
    const [one] = await earlierGraphs();
    expect([one?.workspace.name, savedName()]).toEqual(['one', 'two']);
    openEarlier(one!);
    await vi.advanceTimersByTimeAsync(400);
    expect([getWorkspace().name, savedName()]).toEqual(['one', 'one']);
    expect((await earlierGraphs()).map(({ workspace }) => workspace.name)).toEqual(['two']);
  });
});

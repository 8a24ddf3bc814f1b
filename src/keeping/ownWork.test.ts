import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDocument, renameWorkspace } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { startAutosave, type Autosave } from './autosave.ts';
import { openEarlier, earlierGraphs, setEarlier } from './earlier.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { watchOtherTabs } from './otherTabs.ts';
import { showOwnWork } from './start.ts';
import { createLibrary } from '#storage/library.ts';
import { memoryShelf } from '#storage/memoryShelf.ts';
import type { Shelf } from '#storage/shelf.ts';
import { createStorage } from '#storage/storage.ts';
import { edit, getWorkspace, resetWorkspace, undo } from '#session/truth.ts';

const work = addDocument(emptyWorkspace, { name: 'a', text: '{}' });

const tabOf = (shelf: Shelf, now: () => number) => createStorage(createLibrary(shelf, { now }));

describe('other tabs', () => {
  const shelfOf = () => memoryShelf();
  async function setting() {
    const shelf = shelfOf();
    let ring = () => {};
    const bell = { ring: vi.fn<() => void>(), onRing: (heard: () => void) => void (ring = heard) };
    resetWorkspace(work);
    setLocal({ notice: null, visiting: null });
    const storage = tabOf(shelf, () => 1);
    await storage.save(work);
    const others = watchOtherTabs(storage, bell);
    const there = tabOf(shelf, () => 2);
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
    expect(await tabOf(shelf, () => 3).load()).toMatchObject({ workspace: work });
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
    await tabOf(shelf, () => 5).save(work);
    showOwnWork(await tabOf(shelf, () => 9).load());
    expect([getWorkspace(), getLocal().savedAt, getLocal().notice]).toEqual([work, 5, null]);
  });

  test('shows a sample to a newcomer, and undo has nothing to do', async () => {
    showOwnWork(await tabOf(memoryShelf(), () => 9).load());
    const before = getWorkspace();
    expect(before.documents.length).toBeGreaterThan(0);
    expect(before.view.selection).toBeDefined();
    undo();
    expect(getWorkspace()).toBe(before);
  });

  test('says when own work could not be opened, and hands it over', async () => {
    const shelf = memoryShelf(new Map([['workspace', { format: 99 }]]));
    const rescue = vi.fn<() => void>();
    showOwnWork(await tabOf(shelf, () => 9).load(), rescue);
    expect(getLocal().notice).toMatchObject({ kind: 'error', text: expect.stringContaining('kept aside') });
    getLocal().notice?.choices?.[0]?.run();
    expect(rescue).toHaveBeenCalledOnce();
  });

  test('says when the browser lets nothing be kept', async () => {
    const shelf = memoryShelf();
    shelf.forbidden = true;
    expect(showOwnWork(await tabOf(shelf, () => 9).load())).toBe('sample');
    expect(getLocal().notice).toMatchObject({ kind: 'error', text: expect.stringContaining('as a file') });
  });

  test('names the documents that are lost', async () => {
    const loaded = { kind: 'loaded', workspace: work, savedAt: 5, lost: ['prod.json'] } as const;
    expect(showOwnWork(loaded)).toBe('own');
    expect(getLocal().notice?.text).toContain('prod.json');
  });
});

describe('autosave', () => {
  let shelf = memoryShelf();
  let autosave: Autosave;
  const savedName = () =>
    (shelf.content.get('workspace') as { workspace: { name: string } } | undefined)?.workspace.name;
  const name = (text: string) => edit((w) => renameWorkspace(w, text));
  /** Hashing has its own time: what began to be saved is saved before this ends. */
  const after = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    await autosave.flush();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    shelf = memoryShelf();
    resetWorkspace(work);
    setLocal({ visiting: null, notice: null, savedAt: null });
    autosave = startAutosave(tabOf(shelf, () => 7));
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
    await vi.waitFor(() => expect([savedName(), getLocal().savedAt]).toEqual(['two', 7]));
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
    await after(5000);
    expect(savedName()).toBe('mine');
    name('kept');
    setLocal({ visiting: null });
    await after(400);
    expect(savedName()).toBe('kept');
  });

  test('what was changed before it began is saved too', async () => {
    autosave.stop();
    const before = getWorkspace();
    name('typed early');
    autosave = startAutosave(
      tabOf(shelf, () => 7),
      { saved: before },
    );
    await vi.advanceTimersByTimeAsync(400);
    await vi.waitFor(() => expect(savedName()).toBe('typed early'));
  });

  test('a slow save never comes to lie over a newer one', async () => {
    autosave.stop();
    const inner = tabOf(shelf, () => 7);
    let slow = true;
    const storage = {
      ...inner,
      save: async (...all: Parameters<typeof inner.save>) => {
        const wait = slow ? 1000 : 0;
        slow = false;
        await new Promise((done) => setTimeout(done, wait));
        return inner.save(...all);
      },
    };
    autosave = startAutosave(storage);
    name('older');
    const first = autosave.flush();
    name('newer');
    const second = autosave.flush();
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([first, second]);
    expect(savedName()).toBe('newer');
  });

  test('a page that is left writes down at once what is not saved, and takes it back when it is', async () => {
    autosave.stop();
    const storage = tabOf(shelf, () => 7);
    const jotted = vi.spyOn(storage, 'jot');
    autosave = startAutosave(storage);
    name('closing');
    const left = autosave.leaving();
    expect(jotted.mock.calls.map(([w]) => w.name)).toEqual(['closing']);
    await left;
    expect(savedName()).toBe('closing');
    await autosave.leaving();
    expect(jotted).toHaveBeenCalledTimes(2);
  });

  test('a full browser gives up what is only comfort first; when that is not enough it says so', async () => {
    autosave.stop();
    const makeRoom = vi.fn(async () => {
      shelf.room = Number.POSITIVE_INFINITY;
      return true;
    });
    autosave = startAutosave(
      tabOf(shelf, () => 7),
      { makeRoom },
    );
    shelf.room = 0;
    name('one');
    await autosave.flush();
    expect([savedName(), getLocal().notice, autosave.isAtRisk()]).toEqual(['one', null, false]);
    makeRoom.mockImplementation(async () => false);
    shelf.room = 0;
    name('two');
    await autosave.flush();
    expect([savedName(), autosave.isAtRisk(), getLocal().notSaved]).toEqual(['one', true, true]);
    expect(getLocal().notice).toMatchObject({
      kind: 'error',
      text: expect.stringContaining('its storage is full'),
      choices: [{ label: 'Save as a file' }],
    });
    shelf.room = Number.POSITIVE_INFINITY;
    await autosave.flush();
    expect([savedName(), autosave.isAtRisk(), getLocal().notSaved]).toEqual(['two', false, false]);
  });

  test('says once that it could not save, and saves when it can again', async () => {
    shelf.forbidden = true;
    name('one');
    await after(400);
    expect(getLocal().notice).toMatchObject({
      kind: 'error',
      text: expect.stringContaining('Save it as a file'),
    });
    setLocal({ notice: null });
    name('two');
    await after(400);
    expect(getLocal().notice).toBeNull();
    shelf.forbidden = false;
    await autosave.flush();
    expect(savedName()).toBe('two');
  });

  test('what a sample, a file or an earlier graph replaces can be opened again, undo or not', async () => {
    setEarlier(tabOf(shelf, () => 9));
    name('one');
    edit(() => renameWorkspace(work, 'two'), { whole: true });
    await after(400);
    const [one] = await earlierGraphs();
    expect([one?.workspace.name, savedName()]).toEqual(['one', 'two']);
    openEarlier(one!);
    await after(400);
    expect([getWorkspace().name, savedName()]).toEqual(['one', 'one']);
    expect((await earlierGraphs()).map(({ workspace }) => workspace.name)).toEqual(['two']);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDocument, renameWorkspace } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { startAutosave, type Autosave } from './autosave.ts';
import { getLocal, setLocal } from './local.ts';
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
  };
  return shelf;
}

const work = addDocument(emptyWorkspace, { name: 'a', text: '{}' });

describe('the shelf', () => {
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

  test('a save of another tab is noticed', async () => {
    const shelf = memoryShelf();
    let now = 0;
    const [here, there] = [createStorage(shelf, () => ++now), createStorage(shelf, () => ++now)];
    expect((await here.save(work)).foreign).toBe(false);
    expect((await here.save(work)).foreign).toBe(false);
    await there.save(work);
    expect((await here.save(work)).foreign).toBe(true);
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
});

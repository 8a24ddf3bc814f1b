import { describe, expect, test } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { addDocument, renameWorkspace, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { createLibrary } from './library.ts';
import { memoryShelf } from './memoryShelf.ts';
import type { Shelf } from './shelf.ts';
import { createStorage, type StorageOptions } from './storage.ts';

const work = addDocument(emptyWorkspace, { name: 'a', text: '{}' });

/** A tab of its own. */
const tabOf = (shelf: Shelf, now: () => number, options: StorageOptions = {}) =>
  createStorage(createLibrary(shelf, { now }), { ...options, now });

describe('the shelf', () => {
  test('a text is written once, whatever else changes', async () => {
    const shelf = memoryShelf();
    const mine = tabOf(shelf, () => 1);
    const large = 'x'.repeat(100_000);
    const two = addDocument(work, { name: 'large', text: large });
    await mine.save(two);
    const [before, texts] = [
      shelf.counted.put,
      [...shelf.content.keys()].filter((k) => k.startsWith('text/')),
    ];
    expect(texts).toHaveLength(2);
    await mine.save(renameWorkspace(two, 'next'));
    await mine.save({ ...two, view: { selection: 'x' } });
    expect(shelf.counted.put - before).toBe(4);
    await mine.save(replaceText(two, 'd1', '[]'));
    expect([...shelf.content.keys()].filter((k) => k.startsWith('text/'))).toHaveLength(3);
    const record = JSON.stringify(shelf.content.get('workspace'));
    expect(record.length).toBeLessThan(1000);
    expect(await tabOf(shelf, () => 3).load()).toMatchObject({ workspace: replaceText(two, 'd1', '[]') });
  });

  test('gives back what was saved, in a later session', async () => {
    const shelf = memoryShelf();
    expect(await tabOf(shelf, () => 5).load()).toEqual({ kind: 'none' });
    await tabOf(shelf, () => 5).save(work);
    expect(await tabOf(shelf, () => 9).load()).toEqual({
      kind: 'loaded',
      workspace: work,
      savedAt: 5,
      lost: [],
    });
  });

  test.each([
    ['of another format', { format: 99, workspace: work }],
    ['that is no workspace', { format: 1, workspace: { version: 1, documents: 'gone' } }],
    ['that is nothing', null],
  ])('a record %s is refused with a reason and kept for rescue', async (_name, record) => {
    const shelf = memoryShelf(new Map([['workspace', record]]));
    expect(await tabOf(shelf, () => 1).load()).toMatchObject({
      kind: 'failed',
      why: expect.any(String),
    });
    expect(shelf.content.get('workspace-unreadable')).toEqual(record);
  });

  test('what could not be looked at is put aside before it is saved over', async () => {
    const shelf = memoryShelf();
    await tabOf(shelf, () => 1).save(work);
    const record = shelf.content.get('workspace');
    shelf.forbidden = true;
    const storage = tabOf(shelf, () => 2);
    expect(await storage.load()).toEqual({ kind: 'refused', why: 'locked' });
    shelf.forbidden = false;
    await storage.save(renameWorkspace(work, 'new'));
    expect(shelf.content.get('workspace-unreadable')).toEqual(record);
  });

  test('a save of another tab is noticed, and what it replaced is kept', async () => {
    const shelf = memoryShelf();
    const [here, there] = [tabOf(shelf, () => 1), tabOf(shelf, () => 1)];
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
    const [here, there] = [tabOf(shelf, () => 1), tabOf(shelf, () => 1)];
    await here.save(work);
    expect((await there.save({ ...work, view: { selection: 'x' } })).foreign).toBe(false);
    expect(await here.other(work)).toBeNull();
    expect(await here.earlier()).toEqual([]);
  });

  test('a tab that only looks does not take the place of newer work, unless it insists', async () => {
    const shelf = memoryShelf();
    const here = tabOf(shelf, () => 1);
    await here.save(work);
    const looking = tabOf(shelf, () => 1);
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
    await tabOf(shelf, () => 1, { memory }).save(work);
    await tabOf(shelf, () => 2).save(other);
    const again = tabOf(shelf, () => 3, { memory });
    expect(await again.load()).toMatchObject({ kind: 'loaded', workspace: work });
    (await again.other(work))?.adopt();
    expect(await tabOf(shelf, () => 4, { memory }).load()).toMatchObject({ workspace: other });
    expect(await tabOf(shelf, () => 4).load()).toMatchObject({ workspace: other });
  });

  test('earlier graphs: one for each line of work, the newest ten, no samples, nothing unreadable', async () => {
    const shelf = memoryShelf();
    const storage = tabOf(shelf, () => 1);
    for (let i = 0; i < 12; i++) await storage.keep(renameWorkspace(work, `${i}`), i);
    await storage.keep(renameWorkspace(work, '11 later'), 11);
    await storage.keep(emptyWorkspace, 99);
    await storage.keep(sampleWorkspace(SAMPLES[0]!), 100);
    const names = (await storage.earlier()).map(({ workspace }) => workspace.name);
    expect(names).toEqual(['11 later', '10', '9', '8', '7', '6', '5', '4', '3', '2']);
    shelf.content.set('earlier', [{ format: 1, workspace: { version: 1 } }, 'junk']);
    expect(await storage.earlier()).toEqual([]);
  });
});

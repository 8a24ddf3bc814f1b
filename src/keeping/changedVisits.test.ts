import { beforeEach, expect, test } from 'vitest';
import { setAddress } from '#commands/address.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { edit, getWorkspace, resetWorkspace, undo } from '#session/truth.ts';
import { keepCopy, openHash, setVisitMemory } from '#commands/visit.ts';
import { encodeLink } from '#share/link.ts';
import { createLibrary } from '#storage/library.ts';
import { memoryShelf } from '#storage/memoryShelf.ts';
import { createStorage } from '#storage/storage.ts';
import { forgetful, type VisitKeeper } from '#storage/visitMemory.ts';
import { addDocument, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { startAutosave } from './autosave.ts';

const mine = addDocument({ ...emptyWorkspace, name: 'Mine' }, { name: 'a', text: 'own text' });
const theirs = addDocument({ ...emptyWorkspace, name: 'Theirs' }, { name: 'b', text: 'their text' });
const hash = `#${encodeLink(theirs)}`;

beforeEach(() => {
  setAddress({ hash: () => '', pathname: () => '/', base: () => '', isOwn: () => false, replace: () => {} });
  setLocal({ notice: null, visiting: null });
  resetWorkspace(mine);
});

test('changes stay with the link: they are back when it is opened again, also after a reload', async () => {
  const records = new Map<string, Workspace | null>();
  const memory: VisitKeeper = {
    find: (link) => Promise.resolve(records.get(link) ?? null),
    save: (link, changed) => Promise.resolve(void records.set(link, changed)),
    jot: () => {},
  };
  setVisitMemory(memory);
  const autosave = startAutosave(createStorage(createLibrary(memoryShelf(), { now: () => 1 })), {
    visits: memory,
  });
  try {
    await openHash(hash);
    edit((w) => replaceText(w, 'd1', 'my edit'));
    await openHash('');
    expect([getWorkspace(), getLocal().notice?.text]).toEqual([mine, expect.stringContaining('stay with')]);
    expect(records.get(hash)?.documents[0]?.text).toBe('my edit');
    await openHash(hash);
    expect(getWorkspace().documents[0]?.text).toBe('my edit');
    undo();
    expect(getWorkspace()).toEqual(theirs);
    await autosave.flush();
    expect(records.get(hash)).toBeNull();
    edit((w) => replaceText(w, 'd1', 'kept'));
    keepCopy();
    expect([getWorkspace().documents[0]?.text, records.get(hash)]).toEqual(['kept', null]);
  } finally {
    autosave.stop();
    setVisitMemory(forgetful);
  }
});

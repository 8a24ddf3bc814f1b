import { beforeEach, describe, expect, test } from 'vitest';
import { encodeLink } from '#share/link.ts';
import { addDocument, renameWorkspace, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { repairAddress, setAddress } from './address.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { markShared, watchLink } from './linkState.ts';
import { fitsWhere, makeLink, workspaceFile, writeLink } from './shareLink.ts';
import { canUndo, edit, getWorkspace, resetWorkspace, undo } from '#session/truth.ts';
import { backToMine, keepCopy, openHash } from './visit.ts';

const bar = { hash: '', path: '/', own: false, written: [] as string[] };
const base = 'https://example.org/';

setAddress({
  hash: () => bar.hash,
  pathname: () => bar.path,
  base: () => base,
  isOwn: () => bar.own,
  replace: (url, own) => {
    bar.written.push(url);
    bar.hash = url.includes('#') ? url.slice(url.indexOf('#')) : '';
    bar.own = own;
  },
});
watchLink();

const mine = addDocument({ ...emptyWorkspace, name: 'Mine' }, { name: 'a', text: 'own text' });
const theirs = addDocument({ ...emptyWorkspace, name: 'Theirs' }, { name: 'b', text: 'their text' });
const hash = `#${encodeLink(theirs)}`;

beforeEach(() => {
  Object.assign(bar, { hash: '', path: '/', own: false, written: [] });
  setLocal({ visiting: null, badLink: null, linkStale: false });
  markShared(null);
  resetWorkspace({ ...emptyWorkspace, name: 'older' });
  edit(() => mine);
});

describe('a visit', () => {
  test('shows the link, and back to mine gives own work with its undo', async () => {
    bar.hash = hash;
    await openHash(hash);
    expect([getWorkspace(), getLocal().visiting]).toEqual([theirs, { name: 'Theirs' }]);
    expect(canUndo()).toBe(false);
    backToMine();
    expect([getWorkspace(), getLocal().visiting, bar.hash]).toEqual([mine, null, '']);
    undo();
    expect(getWorkspace().name).toBe('older');
  });

  test('leaving after changes asks first, and offers a copy', async () => {
    await openHash(hash);
    edit((w) => renameWorkspace(w, 'Scribbled on'));
    backToMine();
    expect(getWorkspace().name).toBe('Scribbled on');
    const [copy, without] = getLocal().notice?.choices ?? [];
    expect([copy?.label, without?.label]).toEqual(['Keep a copy', 'Leave without a copy']);
    without?.run();
    expect([getWorkspace(), getLocal().visiting, getLocal().notice]).toEqual([mine, null, null]);
  });

  test('changes that were taken back need no question', async () => {
    await openHash(hash);
    edit((w) => renameWorkspace(w, 'Scribbled on'));
    undo();
    backToMine();
    expect(getLocal().visiting).toBeNull();
  });

  test('keeping a copy makes it own work, edits and all; undo brings back mine', async () => {
    await openHash(hash);
    edit((w) => replaceText(w, 'd1', 'my edit'));
    keepCopy();
    expect(getWorkspace().documents[0]?.text).toBe('my edit');
    expect([getLocal().visiting, bar.hash]).toEqual([null, '']);
    undo();
    expect(getWorkspace()).toEqual(mine);
  });

  test('a second link during a visit still leads back to mine', async () => {
    await openHash(hash);
    await openHash(`#${encodeLink({ ...theirs, name: 'Third' })}`);
    expect(getWorkspace().name).toBe('Third');
    backToMine();
    expect(getWorkspace()).toEqual(mine);
  });

  test('Back in the browser, to the address without a link, ends it', async () => {
    await openHash(hash);
    await openHash('');
    expect([getWorkspace(), getLocal().visiting]).toEqual([mine, null]);
  });

  test('does not happen for what is already here', async () => {
    await openHash(`#${encodeLink({ ...mine, view: { selection: 'elsewhere' } })}`);
    expect([getWorkspace(), getLocal().visiting]).toEqual([mine, null]);
  });

  test('keeping or leaving without one changes nothing', () => {
    keepCopy();
    backToMine();
    expect(getWorkspace()).toBe(mine);
  });
});

describe('a bad link', () => {
  test.each([
    [hash.slice(0, -9), 'cut'],
    ['#g9.abc', 'newer'],
    ['#code/N4IgZ', 'foreign'],
    [`${hash.slice(0, 20)}${hash[20] === 'A' ? 'B' : 'A'}${hash.slice(21)}`, 'damaged'],
  ])('%s: %s', async (bad, kind) => {
    await openHash(bad);
    expect(getLocal().badLink).toMatchObject({ kind, hash: bad });
    expect([getWorkspace(), getLocal().visiting]).toEqual([mine, null]);
    backToMine();
    expect([getLocal().badLink, getWorkspace()]).toEqual([null, mine]);
  });

  test('an ordinary anchor is none', async () => {
    await openHash('#main');
    await openHash('#edge-table');
    expect(getLocal().badLink).toBeNull();
  });
});

describe('sharing', () => {
  test('writes the address only when asked; edits make the link stale, undoing them fresh', () => {
    expect(makeLink().url).toBe(`${base}#${encodeLink(mine)}`);
    expect(bar.written).toEqual([]);
    const { url, length } = writeLink();
    expect([bar.written, length]).toEqual([[url], url.length]);
    edit((w) => renameWorkspace(w, 'Edited'));
    expect([getLocal().linkStale, bar.written.length]).toEqual([true, 1]);
    undo();
    expect(getLocal().linkStale).toBe(false);
  });

  test('the own link is no visit after a reload, and is stale when work went on', async () => {
    writeLink();
    edit((w) => renameWorkspace(w, 'Went on'));
    const workspace = getWorkspace();
    resetWorkspace(workspace);
    await openHash(bar.hash);
    expect([getWorkspace(), getLocal().visiting, getLocal().linkStale]).toEqual([workspace, null, true]);
  });

  test('a link shared out of a visit is a visit again after a reload', async () => {
    await openHash(hash);
    writeLink();
    expect(bar.own).toBe(false);
  });

  test('lengths have their lights', () => {
    const words = [2_000, 2_001, 8_000, 8_001, 32_000, 32_001].map((length) => fitsWhere(length).fits);
    expect(new Set(words).size).toBe(4);
    expect(words[1]).toBe(words[2]);
    expect(words[5]).toContain('file');
  });

  test('a link that came as a path goes back to where it belongs', () => {
    bar.path = `/graphs/%23${hash.slice(1)}`;
    repairAddress();
    expect(bar.written).toEqual([`/graphs/${hash}`]);
    bar.path = '/graphs/';
    repairAddress();
    expect(bar.written).toHaveLength(1);
  });
});

describe('the workspace as a file', () => {
  test('holds everything and is known again', () => {
    const { name, text } = workspaceFile();
    expect(name).toBe('Mine.rolegraph.json');
    expect(JSON.parse(text)).toEqual({ rolegraph: 'workspace', ...mine });
  });

  test('has a name that file systems take', () => {
    edit((w) => renameWorkspace(w, '../../Prüfung: <A> & B?'));
    expect(workspaceFile().name).toBe('Prüfung-A-B.rolegraph.json');
    edit((w) => renameWorkspace(w, '???'));
    expect(workspaceFile().name).toBe('graph.rolegraph.json');
  });
});

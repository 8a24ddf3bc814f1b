import { expect, test, vi } from 'vitest';
import { workStore } from '#session/work.ts';
import { CAPS } from '#workspace/caps.ts';
import { droppedFiles } from './droppedFiles.ts';

interface Tree {
  readonly [name: string]: Tree | null;
}

const opened = vi.fn<(path: string) => void>();

/** What a browser gives for a folder, in portions of two. */
function entry(path: string, inside: Tree | null): FileSystemEntry {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const base = { name, fullPath: path, isFile: inside === null, isDirectory: inside !== null };
  if (inside === null)
    return Object.assign(base, {
      file: (take: (file: File) => void) => {
        opened(path);
        take(new File(['{}'], name));
      },
    }) as unknown as FileSystemEntry;
  return Object.assign(base, {
    createReader: () => {
      const rest = Object.entries(inside).map(([child, tree]) => entry(`${path}/${child}`, tree));
      return { readEntries: (take: (some: FileSystemEntry[]) => void) => take(rest.splice(0, 2)) };
    },
  }) as unknown as FileSystemEntry;
}

const drop = (tree: Tree) => {
  const items = Object.entries(tree).map(([name, inside]) => ({
    webkitGetAsEntry: () => entry(`/${name}`, inside),
  }));
  return droppedFiles({ items, files: [] } as unknown as DataTransfer);
};

test('a folder gives its files with their paths; kinds that are passed over are counted, not opened', async () => {
  opened.mockClear();
  const files = await drop({
    repo: { 'b.json': null, 'logo.png': null, a: { 'main.tf': null }, '.git': { HEAD: null } },
  });
  expect(files.map(({ name }) => name)).toEqual(['repo/a/main.tf', 'repo/b.json', 'repo/logo.png']);
  expect(opened.mock.calls.flat()).toEqual(['/repo/a/main.tf', '/repo/b.json']);
  expect(workStore.getState().works).toEqual({});
});

test('a folder with more than a graph keeps is not looked through to its end, but is not cut in silence', async () => {
  const many = Object.fromEntries(Array.from({ length: CAPS.documents + 50 }, (_, i) => [`${i}.json`, null]));
  // One more than can be kept: whoever reads them refuses.
  expect(await drop({ home: many })).toHaveLength(CAPS.documents + 1);
  const pictures = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`${i}.png`, null]));
  const files = await drop({ home: { pictures, 'z.json': null } });
  expect(files.at(-1)?.name).toBe('home/z.json');
});

test('somebody who cancels gets nothing', async () => {
  const stop = workStore.subscribe(({ works }) => works['folder']?.cancel());
  expect(await drop({ repo: { 'a.json': null, 'b.json': null } })).toEqual([]);
  stop();
});

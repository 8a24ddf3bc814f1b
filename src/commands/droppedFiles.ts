// What was dropped or chosen, folders with everything in them, each file with its path.
import type { NamedFile } from '#workers/takeAll.ts';

/** Files of one drop: more are a mistake, a home folder say. */
const MOST_FILES = 5000;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const someOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

async function gather(entry: FileSystemEntry, into: NamedFile[]): Promise<void> {
  if (into.length >= MOST_FILES || /^(?:\.|node_modules$)/.test(entry.name)) return;
  try {
    if (entry.isFile) {
      into.push({ name: entry.fullPath.slice(1), file: await fileOf(entry as FileSystemFileEntry) });
    } else if (entry.isDirectory) {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      const inside: FileSystemEntry[] = [];
      // A reader gives its entries in portions and an empty one at the end.
      for (let some = await someOf(reader); some.length > 0; some = await someOf(reader))
        inside.push(...some);
      inside.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const one of inside) await gather(one, into);
    }
  } catch {
    // Gone, or not to be opened: the others still come.
  }
}

/** To be called in the drop event itself: later its entries are gone. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly NamedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...transfer.files].map((file) => ({ name: file.name, file }));
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const found: NamedFile[] = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

/** Of `<input type="file">`, with `webkitdirectory` or without. */
export const chosenFiles = (files: FileList | null): readonly NamedFile[] =>
  [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

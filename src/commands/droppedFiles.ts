// What was dropped or chosen, folders with everything in them, each file with its path.
import { wantedOf } from '#files/memberNames.ts';
import { setWork } from '#session/work.ts';
import type { NamedFile } from '#workers/takeAll.ts';
import { CAPS } from '#workspace/caps.ts';

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const someOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** Of a kind that is passed over: counted, never opened. */
const UNREAD = new Blob();

interface Gathered {
  readonly files: NamedFile[];
  /** Of kinds that are read. */
  wanted: number;
  stopped: boolean;
}

async function gather(entry: FileSystemEntry, into: Gathered): Promise<void> {
  const name = entry.fullPath.slice(1);
  const kind = name.includes('/') ? wantedOf(name) : 'read';
  // More than a graph keeps are not taken, a home folder say: then nobody needs all of them.
  if (into.stopped || into.wanted > CAPS.documents || (entry.isDirectory && wantedOf(name) === 'hidden'))
    return;
  try {
    if (entry.isFile && kind !== 'read') into.files.push({ name, file: UNREAD });
    else if (entry.isFile) {
      into.wanted += 1;
      into.files.push({ name, file: await fileOf(entry as FileSystemFileEntry) });
    } else if (entry.isDirectory) {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      const inside: FileSystemEntry[] = [];
      // A reader gives its entries in portions and an empty one at the end.
      for (let some = await someOf(reader); some.length > 0; some = await someOf(reader))
        inside.push(...some);
      inside.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const one of inside) await gather(one, into);
      say(into);
    }
  } catch {
    // Gone, or not to be opened: the others still come.
  }
}

function say(into: Gathered): void {
  const cancel = () => {
    into.stopped = true;
    setWork('folder', null);
  };
  const counted = `${into.files.length.toLocaleString('en')} files`;
  if (!into.stopped) setWork('folder', { doing: 'Looking through the folder', share: null, counted, cancel });
}

/** To be called in the drop event itself: later its entries are gone. Empty when somebody cancels. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly NamedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...transfer.files].map((file) => ({ name: file.name, file }));
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const found: Gathered = { files: [], wanted: 0, stopped: false };
  say(found);
  for (const entry of entries) await gather(entry, found);
  setWork('folder', null);
  return found.stopped ? [] : found.files;
}

/** Of `<input type="file">`, with `webkitdirectory` or without. */
export const chosenFiles = (files: FileList | null): readonly NamedFile[] =>
  [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

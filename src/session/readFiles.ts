// Files to texts without holding up the page: in a worker of their own, which ends when somebody cancels.
import { tooLarge } from '#files/limits.ts';
import { wantedOf } from '#files/memberNames.ts';
import type { Taken } from '#files/takeFiles.ts';
import type { Refusal } from '#files/unpack.ts';
import type { FileAnswer, NamedFile } from './takeAll.ts';
import { setWork } from './work.ts';

/** Without workers (tests, browsers that refuse them) the page reads them itself. */
async function inPage(files: readonly NamedFile[]): Promise<Taken> {
  const { takeAll } = await import('./takeAll.ts');
  return takeAll(files);
}

function inWorker(files: readonly NamedFile[]): Promise<Taken | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./fileWorker.ts', import.meta.url), { type: 'module' });
    } catch {
      resolve(inPage(files));
      return;
    }
    const end = (taken: Taken | null | Promise<Taken>) => {
      worker.terminate();
      setWork(null);
      resolve(taken);
    };
    const say = (share: number) =>
      setWork({ phase: 'unpacking', share, counted: '', cancel: () => end(null) });
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
      if (data.kind === 'share') say(data.share);
      else end(data.taken);
    });
    worker.addEventListener('error', () => end(inPage(files)));
    say(0);
    worker.postMessage(files);
  });
}

/** null: cancelled. What is too large is refused before a byte of it is read. */
export async function readFiles(files: readonly NamedFile[]): Promise<Taken | null> {
  const refused: Refusal[] = [];
  let left = 0;
  const wanted = files.filter(({ file, name }) => {
    const kind = name.includes('/') ? wantedOf(name) : 'read';
    if (kind === 'leave') left += 1;
    if (kind !== 'read') return false;
    const why = tooLarge(file.size);
    if (why !== null) refused.push({ name, why });
    return why === null;
  });
  if (wanted.length === 0) return { texts: [], refused, left };
  const taken = await (typeof Worker === 'undefined' ? inPage(wanted) : inWorker(wanted));
  return taken && { texts: taken.texts, refused: [...refused, ...taken.refused], left: left + taken.left };
}

// Files to texts without holding up the page: in a worker of their own, which ends when somebody cancels.
import { confinedWorker } from '#confined/confinedWorker.ts';
import { nextTask } from '#engine/nextTask.ts';
import { tooLarge } from '#files/limits.ts';
import { wantedOf } from '#files/memberNames.ts';
import type { NamedText, Taken } from '#files/takeFiles.ts';
import type { Refusal } from '#files/unpack.ts';
import { LARGE } from '#storage/openNamed.ts';
import { expectKept } from '#workers/largeTexts.ts';
import fileWorkerUrl from '#workers/fileWorker.ts?worker&url';
import type { FileAnswer, NamedFile } from '#workers/takeAll.ts';
import { handBytes } from '#workers/textBytes.ts';
import { setWork } from '#session/work.ts';

/** Without workers (tests, browsers that refuse them) the page reads them itself. */
async function inPage(files: readonly NamedFile[]): Promise<Taken> {
  const { takeAll } = await import('#workers/takeAll.ts');
  return takeAll(files);
}

function inWorker(files: readonly NamedFile[]): Promise<Taken | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = confinedWorker(fileWorkerUrl);
    } catch {
      resolve(inPage(files));
      return;
    }
    const texts: NamedText[] = [];
    /** Of the large ones, in their order. */
    const bytes: (ArrayBuffer | undefined)[] = [];
    let tellKept: (keys: readonly (string | null)[]) => void = () => {};
    let isTaken = false;
    const end = (taken: Taken | null | Promise<Taken>) => {
      worker.terminate();
      tellKept([]);
      setWork('files', null);
      resolve(taken);
    };
    const say = (share: number) =>
      setWork('files', { doing: 'Reading the files', share, counted: '', cancel: () => end(null) });
    const take = async ({ left, refused }: Omit<Taken, 'texts'>) => {
      isTaken = true;
      const large = texts.filter(({ text }) => text.length > LARGE);
      const kept = new Promise<readonly (string | null)[]>((tell) => {
        tellKept = tell;
      });
      for (const [i, { text }] of large.entries()) {
        // To receive a long text is enough for one task.
        await nextTask();
        const given = bytes[i];
        if (given) handBytes(text, given);
        expectKept(
          text,
          kept.then((keys) => keys[i] ?? null),
        );
      }
      await nextTask();
      setWork('files', null);
      resolve({ texts, left, refused });
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
      if (data.kind === 'share') say(data.share);
      else if (data.kind === 'text') {
        texts.push(data.text);
        if (data.text.text.length > LARGE) bytes.push(data.bytes);
      } else if (data.kind === 'taken') void take(data.taken);
      else {
        tellKept(data.keys);
        worker.terminate();
      }
    });
    worker.addEventListener('error', () => {
      if (isTaken) tellKept([]);
      else end(inPage(files));
    });
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

// Files to texts without holding up the page: in a worker of their own, which ends when somebody cancels.
import { confinedWorker } from '#confined/confinedWorker.ts';
import { nextTask } from '#engine/nextTask.ts';
import { tooLarge } from '#files/limits.ts';
import { wantedOf } from '#files/memberNames.ts';
import type { NamedText } from '#files/takeFiles.ts';
import type { Refusal } from '#files/unpack.ts';
import { LARGE } from '#storage/openNamed.ts';
import { expectKept } from '#workers/largeTexts.ts';
import fileWorkerUrl from '#workers/fileWorker.ts?worker&url';
import type { CameIn, FileAnswer, NamedFile } from '#workers/takeAll.ts';
import { putTogether } from '#workers/takeApart.ts';
import type { SavedGraph } from '#workers/savedGraph.ts';
import { handBytes } from '#workers/textBytes.ts';
import { setWork } from '#session/work.ts';
import { CAPS } from '#workspace/caps.ts';

const MOST = CAPS.documents.toLocaleString('en');

const TOO_MANY: Refusal = {
  name: `More than ${MOST} files`,
  why: `are too many: a graph keeps at most ${MOST} documents. Drop the folders that matter, or join files: one text may hold any number of policies`,
};

/** Without workers (tests, browsers that refuse them) the page reads them itself. */
async function inPage(files: readonly NamedFile[]): Promise<CameIn> {
  const { takeAll } = await import('#workers/takeAll.ts');
  return takeAll(files);
}

function inWorker(files: readonly NamedFile[]): Promise<CameIn | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = confinedWorker(fileWorkerUrl);
    } catch {
      resolve(inPage(files));
      return;
    }
    const texts: NamedText[] = [];
    const graphs: SavedGraph[] = [];
    /** Texts of documents whose graph has not come yet. */
    let parts: string[] = [];
    const large: { readonly text: string; readonly bytes: ArrayBuffer | undefined }[] = [];
    let tellKept: (keys: readonly (string | null)[]) => void = () => {};
    let isTaken = false;
    const end = (cameIn: CameIn | null | Promise<CameIn>) => {
      worker.terminate();
      tellKept([]);
      setWork('files', null);
      resolve(cameIn);
    };
    const say = (share: number) =>
      setWork('files', { doing: 'Reading the files', share, counted: '', cancel: () => end(null) });
    const take = async ({ left, refused }: Omit<CameIn, 'texts' | 'graphs'>) => {
      isTaken = true;
      const kept = new Promise<readonly (string | null)[]>((tell) => {
        tellKept = tell;
      });
      for (const [i, { bytes, text }] of large.entries()) {
        // To receive a long text is enough for one task.
        await nextTask();
        if (bytes) handBytes(text, bytes);
        expectKept(
          text,
          kept.then((keys) => keys[i] ?? null),
        );
      }
      await nextTask();
      setWork('files', null);
      resolve({ texts, graphs, left, refused });
    };
    const gather = ({ checked, name }: SavedGraph) => {
      const whole = checked.ok
        ? { ok: true as const, workspace: putTogether(checked.workspace, parts) }
        : checked;
      graphs.push({ name, checked: whole });
      parts = [];
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
      if (data.kind === 'share') say(data.share);
      else if (data.kind === 'text' || data.kind === 'part') {
        const { bytes, text } = data;
        if (data.kind === 'text') texts.push({ name: data.name, text });
        else parts.push(text);
        if (text.length > LARGE) large.push({ text, bytes });
      } else if (data.kind === 'graph') gather(data.graph);
      else if (data.kind === 'taken') void take(data.taken);
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

const NOTHING = { texts: [], graphs: [] } as const;

/** null: cancelled. What is too large, or too much, is refused before a byte of it is read. */
export async function readFiles(files: readonly NamedFile[]): Promise<CameIn | null> {
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
  if (wanted.length > CAPS.documents) return { ...NOTHING, refused: [TOO_MANY], left };
  if (wanted.length === 0) return { ...NOTHING, refused, left };
  const cameIn = await (typeof Worker === 'undefined' ? inPage(wanted) : inWorker(wanted));
  return cameIn && { ...cameIn, refused: [...refused, ...cameIn.refused], left: left + cameIn.left };
}

// Large texts go to the database and come from it in a worker; the page only waits.
import { confinedWorker } from '#confined/confinedWorker.ts';
import { nextTask } from '#engine/nextTask.ts';
import { keepText } from '#storage/keepText.ts';
import type { LargeTexts } from '#storage/openNamed.ts';
import type { Shelf } from '#storage/shelf.ts';
import { byText } from '#text/byText.ts';
import { handBytes } from './textBytes.ts';
import textWorkerUrl from './textWorker.ts?worker&url';
import type { TextAnswer, TextRequest } from './textWorker.ts';

/** Somebody writes them already: the worker that reads files does so as soon as it has handed them over. */
const underWay = byText<Promise<string | null>>();

/** `key`: null when it could not be written. */
export function expectKept(text: string, key: Promise<string | null>): void {
  underWay.set(text, key);
  void key.then(() => underWay.delete(text));
}

/** A worker for one request: they are rare, and an idle one would hold the text. */
function ask(request: TextRequest): Promise<TextAnswer> {
  return new Promise((resolve, reject) => {
    const worker = confinedWorker(textWorkerUrl);
    const end = () => worker.terminate();
    worker.addEventListener('message', ({ data }: MessageEvent<TextAnswer>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message || 'The worker did not start.'));
    });
    worker.postMessage(request);
  });
}

/** Where workers are refused the page does it itself. */
export const createLargeTexts = (shelf: Shelf): LargeTexts => ({
  async keep(text) {
    const known = await underWay.get(text);
    if (typeof known === 'string') return known;
    const answer = await ask({ keep: text }).catch(() => null);
    if (answer?.kind === 'kept') return answer.key;
    if (answer?.kind === 'refused') throw new Error(answer.why);
    return keepText(shelf, text);
  },
  async get(key) {
    const answer = await ask({ get: key }).catch(() => null);
    if (answer?.kind === 'text') {
      // To receive a long text is enough for one task.
      await nextTask();
      if (answer.text !== undefined && answer.bytes) handBytes(answer.text, answer.bytes);
      await nextTask();
      return answer.text;
    }
    const text = await shelf.look((at) => at.get(key));
    return typeof text === 'string' ? text : undefined;
  },
});

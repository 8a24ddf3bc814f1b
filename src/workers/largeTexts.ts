// Large texts go to the database and come from it in a worker; the page only waits.
import { nextTask } from '#engine/nextTask.ts';
import { keepText } from '#storage/keepText.ts';
import type { LargeTexts } from '#storage/openNamed.ts';
import type { Shelf } from '#storage/shelf.ts';
import { byText } from '#text/byText.ts';
import { askOnce } from './askOnce.ts';
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

const ask = (request: TextRequest): Promise<TextAnswer | null> => askOnce(textWorkerUrl, request, () => true);

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

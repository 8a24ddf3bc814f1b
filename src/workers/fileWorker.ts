// The file worker's whole body: bytes are read, unpacked and decoded here, away from the page. Large texts are written to
// the database here too, so that saving them does not hold up the page later.
import { keepText } from '#storage/keepText.ts';
import { LARGE } from '#storage/openNamed.ts';
import { browserShelf } from '#storage/shelf.ts';
import { takeAll, type FileAnswer, type NamedFile } from './takeAll.ts';
import { bytesOf } from './textBytes.ts';

const post = (answer: FileAnswer, transfer: ArrayBuffer[] = []) =>
  globalThis.postMessage(answer, { transfer });

async function answer(files: readonly NamedFile[]): Promise<void> {
  const { texts, ...taken } = await takeAll(files, (share) => post({ kind: 'share', share }));
  const large = texts.filter(({ text }) => text.length > LARGE);
  for (const text of texts) {
    const bytes = text.text.length > LARGE ? bytesOf(text.text) : undefined;
    post({ kind: 'text', text, bytes }, bytes ? [bytes] : []);
  }
  post({ kind: 'taken', taken });
  const shelf = browserShelf();
  const keys: (string | null)[] = [];
  for (const { text } of large) keys.push(await keepText(shelf, text).catch(() => null));
  post({ kind: 'kept', keys });
}

globalThis.addEventListener(
  'message',
  (event: MessageEvent<readonly NamedFile[]>) => void answer(event.data),
);

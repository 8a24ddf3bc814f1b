// The file worker's whole body: bytes are read, unpacked and decoded here, away from the page. Large texts are written to
// the database here too, so that saving them does not hold up the page later.
import { keepText } from '#storage/keepText.ts';
import { LARGE } from '#storage/openNamed.ts';
import { browserShelf } from '#storage/shelf.ts';
import { takeAll, type FileAnswer, type NamedFile } from './takeAll.ts';
import { takeApart } from './takeApart.ts';
import { bytesOf } from './textBytes.ts';

const post = (answer: FileAnswer, transfer: ArrayBuffer[] = []) =>
  globalThis.postMessage(answer, { transfer });

const send = (answer: Extract<FileAnswer, { readonly kind: 'part' | 'text' }>) =>
  post(answer, answer.bytes ? [answer.bytes] : []);

/** Posts it with its bytes when it is large, and remembers that it is to be kept. */
function cross(
  text: string,
  large: string[],
): { readonly text: string; readonly bytes: ArrayBuffer | undefined } {
  if (text.length <= LARGE) return { text, bytes: undefined };
  large.push(text);
  return { text, bytes: bytesOf(text) };
}

async function answer(files: readonly NamedFile[]): Promise<void> {
  const { graphs, texts, ...taken } = await takeAll(files, (share) => post({ kind: 'share', share }));
  const large: string[] = [];
  for (const { checked, name } of graphs) {
    const [rest, parts] = checked.ok ? takeApart(checked.workspace) : [null, []];
    for (const part of parts) send({ kind: 'part', ...cross(part, large) });
    post({
      kind: 'graph',
      graph: { name, checked: rest === null ? checked : { ok: true, workspace: rest } },
    });
  }
  for (const { name, text } of texts) send({ kind: 'text', name, ...cross(text, large) });
  post({ kind: 'taken', taken });
  const shelf = browserShelf();
  const keys: (string | null)[] = [];
  for (const text of large) keys.push(await keepText(shelf, text).catch(() => null));
  post({ kind: 'kept', keys });
}

globalThis.addEventListener(
  'message',
  (event: MessageEvent<readonly NamedFile[]>) => void answer(event.data),
);

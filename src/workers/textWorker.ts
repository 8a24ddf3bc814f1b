// The text worker's whole body: hashes, writes and reads large texts.
import { browserShelf } from '#storage/shelf.ts';
import { keepText } from '#storage/keepText.ts';
import { bytesOf } from './textBytes.ts';

export type TextRequest = { readonly keep: string } | { readonly get: string };

export type TextAnswer =
  | { readonly kind: 'kept'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string | undefined; readonly bytes: ArrayBuffer | undefined }
  | { readonly kind: 'refused'; readonly why: string };

const shelf = browserShelf();

async function answer(request: TextRequest): Promise<TextAnswer> {
  if ('keep' in request) return { kind: 'kept', key: await keepText(shelf, request.keep) };
  const text = await shelf.look((at) => at.get(request.get));
  return typeof text === 'string'
    ? { kind: 'text', text, bytes: bytesOf(text) }
    : { kind: 'text', text: undefined, bytes: undefined };
}

async function post(request: TextRequest): Promise<void> {
  const refused = (error: unknown): TextAnswer => ({ kind: 'refused', why: String(error) });
  const posted = await answer(request).catch(refused);
  const transfer = posted.kind === 'text' && posted.bytes ? [posted.bytes] : [];
  globalThis.postMessage(posted, { transfer });
}

globalThis.addEventListener('message', ({ data }: MessageEvent<TextRequest>) => void post(data));

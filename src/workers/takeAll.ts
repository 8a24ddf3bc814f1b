// Files one after the other, so that only one of them is in memory as bytes.
import { fileTaker, type NamedText, type Taken } from '#files/takeFiles.ts';
import type { Refusal } from '#files/unpack.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** A file with the path by which it was dropped or chosen. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

export type FileAnswer =
  | { readonly kind: 'share'; readonly share: number }
  /** One of the texts, each by itself: the page has its turn between them. */
  | { readonly kind: 'text'; readonly text: NamedText; readonly bytes: ArrayBuffer | undefined }
  | { readonly kind: 'taken'; readonly taken: Omit<Taken, 'texts'> }
  /** Keys of those that came with bytes, in their order; null: the browser refused. Nothing comes after it. */
  | { readonly kind: 'kept'; readonly keys: readonly (string | null)[] };

/** Texts come without secrets. Never rejects: a file that cannot be read is refused. */
export async function takeAll(
  files: readonly NamedFile[],
  onShare: (share: number) => void = () => {},
): Promise<Taken> {
  const taker = fileTaker();
  const failed: Refusal[] = [];
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  for (const { file, name } of files) {
    try {
      taker.take({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      failed.push({ name, why: 'could not be read' });
    }
    done += file.size;
    onShare(total === 0 ? 1 : done / total);
  }
  const { left, refused, texts } = taker.taken();
  return { left, texts: withoutSecrets(texts), refused: [...refused, ...failed] };
}

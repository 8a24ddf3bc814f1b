// Files one after the other, so that only one of them is in memory as bytes.
import { fileTaker, type NamedText, type Taken } from '#files/takeFiles.ts';
import type { Refusal } from '#files/unpack.ts';
import { type SavedGraph, savedGraphIn } from './savedGraph.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** A file with the path by which it was dropped or chosen. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

/** What came in: texts, and graphs that somebody had saved. */
export interface CameIn extends Taken {
  readonly graphs: readonly SavedGraph[];
}

/** One large text crosses by itself: the page has its turn between two of them. */
interface Crossing {
  readonly text: string;
  readonly bytes: ArrayBuffer | undefined;
}

export type FileAnswer =
  | { readonly kind: 'share'; readonly share: number }
  /** Texts of documents come one by one, before the graph that they belong to. */
  | ({ readonly kind: 'part' } & Crossing)
  | { readonly kind: 'graph'; readonly graph: SavedGraph }
  | ({ readonly kind: 'text'; readonly name: string } & Crossing)
  | { readonly kind: 'taken'; readonly taken: Omit<CameIn, 'texts' | 'graphs'> }
  /** Keys of those that came with bytes, in their order; null: the browser refused. Nothing comes after it. */
  | { readonly kind: 'kept'; readonly keys: readonly (string | null)[] };

/** Texts come without secrets. Never rejects: a file that cannot be read is refused. */
export async function takeAll(
  files: readonly NamedFile[],
  onShare: (share: number) => void = () => {},
): Promise<CameIn> {
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
  const graphs: SavedGraph[] = [];
  const others: NamedText[] = [];
  for (const text of texts) {
    const graph = savedGraphIn(text);
    if (graph === null) others.push(text);
    else graphs.push(graph);
  }
  return { left, graphs, texts: withoutSecrets(others), refused: [...refused, ...failed] };
}

// Who takes what is dropped on the page, while something is open that wants it for itself.
import type { NamedFile } from '#workers/takeAll.ts';

interface DropTaker {
  /** What dropping does, for the overlay: `Drop files to compare with`. */
  readonly words: string;
  readonly take: (files: readonly NamedFile[]) => void;
}

let taker: DropTaker | null = null;

/** null: they are added to the graph. */
export const dropTaker = (): DropTaker | null => taker;

/** Gives back how to step down. */
export function takeDrops(next: DropTaker): () => void {
  taker = next;
  return () => {
    if (taker === next) taker = null;
  };
}

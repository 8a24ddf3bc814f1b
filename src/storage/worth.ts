// What is worth keeping, and the list of what was replaced.
import { SAMPLES } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { sameContent, savedList, type SavedRecord } from './savedRecord.ts';

/** How many graphs that were replaced are kept. */
const EARLIER_GRAPHS = 10;

/** An empty graph and a sample as it came are nobody's work. */
export function isWorthKeeping(w: Workspace): boolean {
  if (w.documents.length === 0) return false;
  return !SAMPLES.some((sample) => sample.name === w.name && sameContent(sampleWorkspace(sample), w));
}

/** Puts a state in front; an older one of the same line, or the same content, makes room. */
export function withEarlier(list: unknown, record: SavedRecord): readonly SavedRecord[] {
  const others = savedList(list).filter(
    (each) =>
      (each.line === '' || each.line !== record.line) && !sameContent(each.workspace, record.workspace),
  );
  return [record, ...others].slice(0, EARLIER_GRAPHS);
}

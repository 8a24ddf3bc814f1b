// A saved state of a graph, and the list of earlier ones.
import { SAMPLES } from '#lessons/samples.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';

export const FORMAT = 1;

export interface SavedRecord {
  readonly format: typeof FORMAT;
  readonly savedAt: number;
  /** The tab and the graph in it: the same for all states that one undo history joins. */
  readonly line: string;
  /** No two saves have the same one. */
  readonly stamp: string;
  /** Still unchecked when it comes from storage. */
  readonly workspace: Workspace;
}

/** How many graphs that were replaced are kept. */
export const EARLIER_GRAPHS = 10;

/** null: not a record of this format. One from before there were stamps gets its stamp from the time. */
export function asSaved(data: unknown): SavedRecord | null {
  if (typeof data !== 'object' || data === null) return null;
  const { format, savedAt, line, stamp, workspace } = data as Partial<Record<keyof SavedRecord, unknown>>;
  if (format !== FORMAT || typeof workspace !== 'object' || workspace === null) return null;
  const at = typeof savedAt === 'number' ? savedAt : 0;
  return {
    format: FORMAT,
    savedAt: at,
    line: typeof line === 'string' ? line : '',
    stamp: typeof stamp === 'string' ? stamp : String(at),
    workspace: workspace as Workspace,
  };
}

export const savedList = (list: unknown): readonly SavedRecord[] =>
  Array.isArray(list) ? list.flatMap((each: unknown) => asSaved(each) ?? []) : [];

const contentText = (w: Workspace): string => JSON.stringify([w.name, w.documents, w.context, w.lesson]);

/** The view does not count. */
export function sameContent(a: Workspace, b: Workspace): boolean {
  if (a.documents === b.documents && a.context === b.context && a.name === b.name && a.lesson === b.lesson)
    return true;
  return contentText(a) === contentText(b);
}

/** An empty graph and a sample as it came are nobody's work. */
export function isWorthKeeping(w: Workspace): boolean {
  if (!Array.isArray(w.documents) || w.documents.length === 0) return false;
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

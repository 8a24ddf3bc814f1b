// The states that a lesson keeps beside the documents, as it travels: what is the same as a document already there is
// named by its id, so that a lesson is hardly longer than its graph. Frozen with the short form.
import type { AuthoredLesson, WorkspaceDocument } from '#workspace/workspace.ts';

const same = (a: WorkspaceDocument, b: WorkspaceDocument): boolean => JSON.stringify(a) === JSON.stringify(b);

/** `1` for the very same list; else each document, or the id of the one that it is. */
function shortState(
  state: readonly WorkspaceDocument[],
  known: readonly WorkspaceDocument[],
): 1 | readonly (string | WorkspaceDocument)[] {
  const short = state.map((document) => {
    const there = known.find(({ id }) => id === document.id);
    return there && same(there, document) ? document.id : document;
  });
  const isSame = short.length === known.length && short.every((one, i) => one === known[i]?.id);
  return isSame ? 1 : short;
}

export function shortLesson(
  { solution, start, ...rest }: AuthoredLesson,
  documents: readonly WorkspaceDocument[],
): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    ...(start && { start: shortState(start, documents) }),
    ...(solution && { solution: shortState(solution, start ?? documents) }),
  };
}

interface Named {
  readonly id: string;
}

function longState(short: unknown, known: readonly unknown[]): unknown {
  if (short === 1) return known;
  if (!Array.isArray(short)) return short;
  const byId = new Map(known.map((document) => [(document as Named | null)?.id, document]));
  return short.map((one: unknown) => (typeof one === 'string' ? byId.get(one) : one));
}

/** Still to be checked. */
export function longLesson(
  short: Readonly<Record<string, unknown>>,
  documents: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const { solution, start, ...rest } = short;
  const begin = start === undefined ? undefined : longState(start, documents);
  const known = Array.isArray(begin) ? begin : documents;
  return {
    ...rest,
    ...(begin !== undefined && { start: begin }),
    ...(solution !== undefined && { solution: longState(solution, known) }),
  };
}

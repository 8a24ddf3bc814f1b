// Secrets leave a mark in the text when they are struck out; reading says so.
import { marksIn } from '#secrets/mark.ts';
import { countedSecrets } from '#secrets/words.ts';
import type { Problem } from '#text/problem.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';

/** One note a document, at the first mark. */
export function struckOutProblem({ id, text }: WorkspaceDocument): readonly Problem[] {
  const marks = marksIn(text);
  const [first] = marks;
  if (!first) return [];
  const were = marks.length === 1 ? '1 secret was' : `${marks.length} secrets were`;
  const message = `${were} struck out: ${countedSecrets(marks.map(({ kind }) => kind))}. Nothing else of this text changed.`;
  return [
    { code: 'SECRET-STRUCK-OUT', severity: 'info', message, document: id, from: first.from, to: first.to },
  ];
}

// Where a text stops being JSON, in words with line and column: V8 alone does not always say where.
import { lineColumn } from '#text/locate.ts';
import { read } from '#import/read.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { placeProblems } from './problems.ts';

/** For a text that `JSON.parse` refuses: `line 3, column 7: …`. */
export function jsonFault(text: string): string {
  const workspace = { ...emptyWorkspace, documents: [{ id: 'text', name: 'text', text }] };
  const problems = placeProblems(read(workspace).problems, workspace);
  const found = problems.find(({ code }) => /^(?:L-JSON$|RELAXED-)/.test(code));
  if (found !== undefined) return `line ${found.line}, column ${found.column}: ${found.message}`;
  let message = 'the text ends too early';
  try {
    JSON.parse(text);
  } catch (error) {
    if (error instanceof Error) message = error.message;
  }
  const position = /position (\d+)/.exec(message)?.[1];
  const { line, column } = lineColumn(text, position === undefined ? text.length : Number(position));
  return `line ${line}, column ${column}: ${message}`;
}

import { read } from '#import/read.ts';
import { prepareReading } from '#import/textReaders.ts';
import { lineColumn } from '#text/locate.ts';
import { rangeOfProblem } from '#text/rangeOfProblem.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { documentsOf, promise, textOf } from './promise.mjs';

const WITNESS = 'arn:aws:iam::999999999999:role/Witness';

/** Any text: it has a piece or a problem, both inside of it, and what stands beside it is read all the same. */
export async function readingTarget(bytes) {
  const text = textOf(bytes);
  const witness = JSON.stringify({ principals: [{ arn: WITNESS, policies: [] }] });
  const documents = documentsOf(text, witness);
  await prepareReading(documents);
  const { inventory, pieces, problems } = read({ ...emptyWorkspace, documents });
  const own = pieces.filter(({ document }) => document === 'd0');
  const told = problems.filter(({ document }) => document === 'd0');
  promise(text.trim() === '' || own.length + told.length > 0, 'a text has a piece or a problem');
  for (const { from, to } of own)
    promise(0 <= from && from < to && to <= text.length, 'a piece stands in its text');
  for (const problem of told) {
    const { column, line } = lineColumn(text, rangeOfProblem(text, problem)?.from ?? 0);
    promise(line >= 1 && column >= 1, 'a problem stands in its text', problem.message);
  }
  promise(
    inventory.principals.some(({ arn }) => arn === WITNESS),
    'what stands beside it is read',
  );
}

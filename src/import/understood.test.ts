import { describe, expect, it } from 'vitest';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { piecesOf } from '#text/pieces.ts';
import { FORMATS } from './formats.ts';
import { read } from './read.ts';
import { foreignKind, prepareReading, TEXT_READERS } from './textReaders.ts';
import { understood } from './understood.ts';

const all = understood().flatMap(({ example, id, what }) =>
  example === null ? [] : [{ example, id, what }],
);

describe('what can be pasted', () => {
  it('has an example of each format', () => {
    expect(understood().filter(({ example }) => example === null)).toEqual([]);
  });

  it.each(all)('$id: its example is one, read without an error', async ({ example, id }) => {
    const [piece, ...others] = piecesOf(example);
    expect(others).toEqual([]);
    const kind = piece && foreignKind(piece);
    const format = FORMATS.find((one) => piece?.kind === 'json' && one.test(piece.value));
    expect(TEXT_READERS.some((reader) => reader.kind === kind) ? kind : format?.id).toBe(id);
    const documents = [{ id: 'd', name: 'Pasted text', text: example }];
    await prepareReading(documents);
    const { pieces, problems } = read({ ...emptyWorkspace, documents });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // The ledger can say what was taken of it, or why nothing was.
    expect(pieces[0]?.policyType ?? pieces[0]?.taken?.[0] ?? pieces[0]?.leftOut?.[0]).toBeDefined();
  });
});

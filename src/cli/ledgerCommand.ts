// `rolegraph ledger` and `rolegraph formats`: what was read of each file, and what can be read at all.
import type { Refusal } from '#files/unpack.ts';
import { read } from '#import/read.ts';
import { understood } from '#import/understood.ts';
import { lineColumn, rangeOf } from '#text/locate.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { leftOutWords, ledger, type LedgerFile, type LedgerPiece } from '#words/ledger.ts';
import { openValues, valueState, type OpenValue } from '#words/openValues.ts';
import type { ProblemRow } from '#words/problemRows.ts';
import type { Output } from './graphCommand.ts';

const STATE_WORDS = { all: 'read', part: 'read in part', none: 'not understood', empty: 'empty' } as const;

const problemText = ({ at, code, message, severity }: ProblemRow): string =>
  `${at === '' ? '' : `${at}: `}${severity}: ${message.replaceAll(/\s*\n\s*/g, ' ')} [${code}]`;

const pieceText = ({ guessed, leftOut, problems, taken, title }: LedgerPiece): readonly string[] => [
  `  ${title}${guessed ? ' (guessed)' : ''}`,
  `    taken: ${taken.length > 0 ? taken.join(', ') : 'nothing'}`,
  ...leftOut.map(({ count, what, why }) => `    left out: ${leftOutWords(what, count)} ${why}`),
  ...problems.map((row) => `    ${problemText(row)}`),
];

const fileText = (file: LedgerFile, values: readonly OpenValue[]): readonly string[] => [
  `${file.name}: ${STATE_WORDS[file.state]}`,
  ...file.problems.map((row) => `  ${problemText(row)}`),
  ...file.pieces.flatMap(pieceText),
  ...values.map((value) => `  value ${value.name}: ${valueState(value)}`),
  ...(file.secretCount > 0 ? [`  secrets struck out: ${file.secrets}`] : []),
];

const problemJson = ({ at, code, message, severity }: ProblemRow) => {
  const [line = 1, column = 1] = at.split(':').filter(Boolean).map(Number);
  return { code, severity, message, line, column };
};

function fileJson(file: LedgerFile, values: readonly OpenValue[], text: string) {
  return {
    document: file.name,
    state: file.state,
    pieces: file.pieces.map(({ guessed, index, leftOut, problems, taken, title, document }) => ({
      title,
      ...lineColumn(text, rangeOf(text, { document, piece: index, path: [] })?.from ?? 0),
      guessed,
      taken,
      leftOut,
      problems: problems.map(problemJson),
    })),
    problems: file.problems.map(problemJson),
    values: values.map(({ assumed, description, name }) => ({ name, description, assumed })),
    secretsStruckOut: file.secretCount,
  };
}

/** Exit code: 0 every file gave something, 1 one gave nothing, 2 no such format. */
export function ledgerCommand(workspace: Workspace, format: string, refused: readonly Refusal[]): Output {
  if (format !== 'text' && format !== 'json')
    return { stdout: '', stderr: [`no format "${format}": text, json`], code: 2 };
  const { documents } = workspace;
  const { pieces, problems } = read(workspace);
  const files = ledger(documents, pieces, problems);
  const values = openValues(documents, pieces);
  const code = refused.length > 0 || files.some(({ state }) => state === 'none') ? 1 : 0;
  const valuesOf = ({ document }: LedgerFile) => values.filter((value) => value.document === document);
  if (format === 'json') {
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    const rows = files.map((file) => fileJson(file, valuesOf(file), texts.get(file.document) ?? ''));
    return { stdout: `${JSON.stringify({ version: 1, files: rows, refused }, null, 2)}\n`, stderr: [], code };
  }
  const lines = [
    ...files.flatMap((file) => fileText(file, valuesOf(file))),
    ...refused.map(({ name, why }) => `${name}: not taken, it ${why}`),
  ];
  return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: [], code };
}

/** What can be read, each with a short example. */
export function formatsCommand(): Output {
  const said = understood().map(({ example, what }) =>
    example === null ? what : `${what}\n\n${example.trimEnd().replaceAll(/^(?=.)/gm, '    ')}\n`,
  );
  return { stdout: `${said.join('\n')}\n`, stderr: [], code: 0 };
}

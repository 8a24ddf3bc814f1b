// The differences as a review in Markdown. Names are other people's text: all of them are escaped.
import type { LightGraph } from '#graph/accessGraph.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { code, codeBlock, plain } from '#exports/markdownText.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { tellDifference } from './causes.ts';
import { statementLine, statementWords } from './changeLines.ts';
import type { Side } from './compareGraphs.ts';
import { type Comparison, type Difference, KIND_LOOK, KINDS, type StatementChange } from './comparison.ts';
import { changeWords, comparisonSummary, namesIn } from './comparisonRows.ts';

/** A side with what a reader needs: what it is called, who is in it, and its texts. */
export interface NamedSide extends Side {
  readonly name: string;
  readonly graph: LightGraph;
  readonly documents: readonly WorkspaceDocument[];
}

/** So many differences are explained; the table has all of them. */
const EXPLAINED = 200;

function statement(
  before: NamedSide,
  after: NamedSide,
  { change, gate, json, ref }: StatementChange,
): readonly string[] {
  const isNew = change === 'come';
  const at = statementLine(isNew ? after.documents : before.documents, ref);
  const where = at === null ? '' : `, ${code(at.document)} line ${at.line}`;
  const head = `Only ${isNew ? 'after' : 'before'}: ${plain(statementWords(gate, ref))}${where}`;
  return [head, ''].concat(codeBlock(json, 'json'), '');
}

function section(
  before: NamedSide,
  after: NamedSide,
  difference: Difference,
  title: string,
): readonly string[] {
  const told = tellDifference(before, after, difference);
  const needs = told.requirements.map(
    ({ change, requirement }) =>
      `- ${change === 'come' ? 'Must hold now' : 'Need not hold any more'}: ${plain(requirement.text)}`,
  );
  return [
    `### ${title}`,
    '',
    `- From ${code(difference.source)}`,
    `- To ${code(difference.target)}`,
    `- Action ${code(difference.action)}`,
    `- Before: ${told.before === null ? 'no edge' : plain(told.before.text)}`,
    `- After: ${told.after === null ? 'no edge' : plain(told.after.text)}`,
    ...needs,
    '',
    ...told.statements.flatMap((one) => statement(before, after, one)),
  ];
}

export function comparisonMarkdown(before: NamedSide, after: NamedSide, comparison: Comparison): string {
  const { differences } = comparison;
  const nameOf = namesIn([before.graph, after.graph]);
  const ends = ({ source, target }: Difference) => [plain(nameOf(source)), plain(nameOf(target))] as const;
  const mark = (verdict: Difference['after']) =>
    verdict === null ? 'no edge' : `${VERDICT_LOOK[verdict].glyph} ${VERDICT_LOOK[verdict].word}`;
  const table = [
    '| # | | from | to | before | after |',
    '| --- | --- | --- | --- | --- | --- |',
    ...differences.map((one, i) => {
      const { glyph, word } = KIND_LOOK[one.kind];
      const [from, to] = ends(one);
      return `| ${i + 1} | ${glyph} ${word} | ${from} | ${to} | ${mark(one.before)} | ${mark(one.after)} |`;
    }),
    '',
    ...KINDS.map((kind) => `- ${KIND_LOOK[kind].glyph} ${KIND_LOOK[kind].word}: ${KIND_LOOK[kind].meaning}`),
    '',
  ];
  const explained = differences.slice(0, EXPLAINED).flatMap((one, i) => {
    const [from, to] = ends(one);
    return section(
      before,
      after,
      one,
      `${i + 1}. ${from} → ${to}: ${KIND_LOOK[one.kind].word}, ${changeWords(one)}`,
    );
  });
  const more =
    differences.length > EXPLAINED
      ? [`${differences.length - EXPLAINED} more are in the table only.`, '']
      : [];
  const lines = [
    '# What changes: who can assume which role',
    '',
    `Before: ${code(before.name)}. After: ${code(after.name)}.`,
    '',
    comparisonSummary(comparison),
    '',
    ...(differences.length === 0 ? [] : [...table, '## Why', '', ...explained, ...more]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

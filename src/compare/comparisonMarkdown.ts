// The differences as a review in Markdown. Names are other people's text: all of them are escaped.
import type { LightGraph } from '#graph/accessGraph.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { code, codeBlock, plain } from '#exports/markdownText.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { tellDifference } from './causes.ts';
import { statementLine, statementWords } from './changeLines.ts';
import {
  type Allowed,
  type Comparison,
  type Difference,
  KIND_LOOK,
  KINDS,
  type Side,
  type StatementChange,
  type WrittenChange,
} from './comparison.ts';
import { changeWords, comparisonSummary, endsOf, namesIn } from './comparisonRows.ts';
import { writtenStatements } from './writtenChanges.ts';
import { subjectName, writtenWords } from './writtenWords.ts';

/** A side with what a reader needs: what it is called, who is in it, and its texts. */
export interface NamedSide extends Side {
  readonly name: string;
  readonly graph: LightGraph;
  readonly documents: readonly WorkspaceDocument[];
}

/** So many differences of edges and of texts are explained; the tables have all of them. */
const EXPLAINED = 200;
/** So many actions stand in a cell. */
const NAMED = 4;

interface States {
  readonly before: NamedSide;
  readonly after: NamedSide;
}

function statement(
  { after, before }: States,
  { change, gate, json, ref }: StatementChange,
): readonly string[] {
  const isNew = change === 'come';
  const at = statementLine(isNew ? after.documents : before.documents, ref);
  const where = at === null ? '' : `, ${code(at.document)} line ${at.line}`;
  const head = `Only ${isNew ? 'after' : 'before'}: ${plain(statementWords(gate, ref))}${where}`;
  return [head, ''].concat(codeBlock(json, 'json'), '');
}

function edgeSection(states: States, difference: Difference, title: string): readonly string[] {
  const told = tellDifference(states.before, states.after, difference);
  const needs = told.requirements.map(
    ({ change, requirement }) =>
      `- ${change === 'come' ? 'Must hold now' : 'Need not hold any more'}: ${plain(requirement.text)}`,
  );
  return [
    `### ${title}`,
    '',
    `- From ${code(difference.source)}`,
    `- To ${code(difference.target)}`,
    ...(difference.about === 'assume' ? [`- Action ${code(difference.action)}`] : []),
    `- Before: ${told.before === null ? 'no edge' : plain(told.before.text)}`,
    `- After: ${told.after === null ? 'no edge' : plain(told.after.text)}`,
    ...needs,
    '',
    ...told.statements.flatMap((one) => statement(states, one)),
  ];
}

function writtenSection(states: States, change: WrittenChange, title: string): readonly string[] {
  const { accounts, notes, subject } = change;
  const found = writtenStatements(states.before.model, states.after.model, change);
  const about = accounts === undefined ? code(subject) : accounts.map(code).join(', ');
  return [
    `### ${title}`,
    '',
    `- Of ${about}`,
    ...notes.map((note) => `- ${plain(note)}`),
    '',
    ...found.flatMap((one) => statement(states, one)),
  ];
}

const kindCell = (kind: Difference['kind']): string => `${KIND_LOOK[kind].glyph} ${KIND_LOOK[kind].word}`;

const verdictCell = (verdict: Difference['after']): string =>
  verdict === null ? 'no edge' : `${VERDICT_LOOK[verdict].glyph} ${VERDICT_LOOK[verdict].word}`;

function allowedCell(allowed: Allowed | null | undefined, verdict: Difference['after']): string {
  if (allowed === null || allowed === undefined) return 'nothing';
  const { actions } = allowed;
  const more = actions.length > NAMED ? ` and ${actions.length - NAMED} more` : '';
  const blocked = verdict === 'invalid' ? `${VERDICT_LOOK.invalid.glyph} blocked: ` : '';
  return `${blocked}${actions.slice(0, NAMED).map(code).join(', ')}${more}`;
}

interface Numbered<T> {
  readonly one: T;
  readonly number: number;
}

interface Table<T> {
  readonly title: string;
  readonly head: readonly string[];
  readonly cells: (one: T) => readonly string[];
}

function table<T>({ cells, head, title }: Table<T>, rows: readonly Numbered<T>[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (parts: readonly string[]) => `| ${parts.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    line(['#', '', ...head]),
    line(['#', '', ...head].map(() => '---')),
    ...rows.map(({ number, one }) => line([String(number), ...cells(one)])),
    '',
  ];
}

const moreThanExplained = (count: number, what: string): readonly string[] =>
  count > EXPLAINED
    ? [`${(count - EXPLAINED).toLocaleString('en')} more ${what} are in the table only.`, '']
    : [];

export function comparisonMarkdown(before: NamedSide, after: NamedSide, comparison: Comparison): string {
  const states = { before, after };
  const { differences, written } = comparison;
  const graphs = [before.graph, after.graph];
  const [endsIn, nameOf] = [endsOf(graphs), namesIn(graphs)];
  const ends = (one: Difference) => endsIn(one).map(plain);
  const subject = (one: WrittenChange) => plain(subjectName(one, nameOf));
  const edges = differences.map((one, i) => ({ one, number: i + 1 }));
  const others = written.map((one, i) => ({ one, number: differences.length + i + 1 }));
  const about = (wanted: Difference['about']) => edges.filter(({ one }) => one.about === wanted);
  const kinds = KINDS.filter((kind) => [...differences, ...written].some((one) => one.kind === kind));
  const tables = [
    ...table<Difference>(
      {
        title: 'Who can assume which role',
        head: ['from', 'to', 'before', 'after'],
        cells: (one) => [kindCell(one.kind), ...ends(one), verdictCell(one.before), verdictCell(one.after)],
      },
      about('assume'),
    ),
    ...table<Difference>(
      {
        title: 'What they may do with resources',
        head: ['who', 'resource', 'before', 'after'],
        cells: (one) => [
          kindCell(one.kind),
          ...ends(one),
          allowedCell(one.allowed?.before, one.before),
          allowedCell(one.allowed?.after, one.after),
        ],
      },
      about('access'),
    ),
    ...table<WrittenChange>(
      {
        title: 'What is written otherwise',
        head: ['whose', 'what'],
        cells: (one) => [kindCell(one.kind), subject(one), plain(writtenWords(one))],
      },
      others,
    ),
    ...kinds.map((kind) => `- ${KIND_LOOK[kind].glyph} ${KIND_LOOK[kind].word}: ${KIND_LOOK[kind].meaning}`),
    '',
  ];
  const explained = [
    ...edges
      .slice(0, EXPLAINED)
      .flatMap(({ number, one }) =>
        edgeSection(
          states,
          one,
          `${number}. ${ends(one).join(' → ')}: ${KIND_LOOK[one.kind].word}, ${plain(changeWords(one))}`,
        ),
      ),
    ...moreThanExplained(edges.length, 'edges'),
    ...others
      .slice(0, EXPLAINED)
      .flatMap(({ number, one }) =>
        writtenSection(
          states,
          one,
          `${number}. ${subject(one)}: ${KIND_LOOK[one.kind].word}, ${plain(writtenWords(one))}`,
        ),
      ),
    ...moreThanExplained(others.length, 'changes of texts'),
  ];
  const lines = [
    '# What changes: who can assume which role',
    '',
    `Before: ${code(before.name)}. After: ${code(after.name)}.`,
    '',
    comparisonSummary(comparison),
    '',
    ...(edges.length + others.length === 0 ? [] : [...tables, '## Why', '', ...explained]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

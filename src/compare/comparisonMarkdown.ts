// The differences as a review in Markdown. Names are other people's text: all of them are escaped.
import type { LightGraph } from '#graph/accessGraph.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { code, codeBlock, codeInCell, plain } from '#exports/markdownText.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { tellDifference } from './causes.ts';
import { statementLine, statementWords } from './changeLines.ts';
import {
  ABOUTS,
  type Allowed,
  type Comparison,
  type Difference,
  KIND_LOOK,
  KINDS,
  type Side,
  type StatementChange,
} from './comparison.ts';
import { comparisonSummary, type DifferenceRow } from './comparisonRows.ts';
import { endsOfTold, type Told, toldRows, type ToldWritten } from './toldRows.ts';
import { writtenStatements } from './writtenChanges.ts';
import { writtenWords } from './writtenWords.ts';

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
/** So many ends of a group have their names told. */
const MEMBERS = 20;

interface States {
  readonly before: NamedSide;
  readonly after: NamedSide;
  /** Statements that were shown. */
  readonly shown: Set<string>;
}

const textKey = ({ change, gate, json }: StatementChange): string => `${change} ${gate} ${json}`;

function statement({ after, before, shown }: States, one: StatementChange): readonly string[] {
  const { change, gate, json, ref } = one;
  shown.add(textKey(one));
  const isNew = change === 'come';
  const at = statementLine(isNew ? after.documents : before.documents, ref);
  const where = at === null ? '' : `, ${code(at.document)} line ${at.line}`;
  const head = `Only ${isNew ? 'after' : 'before'}: ${plain(statementWords(gate, ref))}${where}`;
  return [head, ''].concat(codeBlock(json, 'json'), '');
}

function endLines({ difference, group }: Told): readonly string[] {
  const { source, target } = difference;
  const line = (word: string, id: string, end: 0 | 1) => {
    const shares = group === null || (group.shared === 'source') === (end === 0);
    if (shares) return `- ${word} ${code(id)}`;
    const names = group.members.slice(0, MEMBERS).map(({ ids }) => code(ids[end] ?? ''));
    const more = group.members.length - names.length;
    return `- ${word} ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
  };
  return [line('From', source, 0), line('To', target, 1)];
}

function edgeSection(states: States, told: Told, title: string): readonly string[] {
  const { difference, group } = told;
  const { after, before, requirements, statements } = tellDifference(states.before, states.after, difference);
  const needs = requirements.map(
    ({ change, requirement }) =>
      `- ${change === 'come' ? 'Must hold now' : 'Need not hold any more'}: ${plain(requirement.text)}`,
  );
  const example = group === null ? '' : ', the first of them';
  return [
    `### ${title}`,
    '',
    ...endLines(told),
    ...(difference.about === 'assume' ? [`- Action ${code(difference.action)}`] : []),
    `- Before${example}: ${before === null ? 'no edge' : plain(before.text)}`,
    `- After${example}: ${after === null ? 'no edge' : plain(after.text)}`,
    ...needs,
    '',
    ...statements.flatMap((one) => statement(states, one)),
  ];
}

function writtenSection(states: States, { change }: ToldWritten, title: string): readonly string[] {
  const { accounts, notes, subject } = change;
  const all = writtenStatements(states.before.model, states.after.model, change);
  const found = all.filter((one) => !states.shown.has(textKey(one)));
  const about = accounts === undefined ? code(subject) : accounts.map(code).join(', ');
  return [
    `### ${title}`,
    '',
    `- Of ${about}`,
    ...notes.map((note) => `- ${plain(note)}`),
    ...(found.length === all.length
      ? []
      : [`- ${found.length === 0 ? 'Its statements' : 'Its other statements'} stand above.`]),
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
  return `${blocked}${actions.slice(0, NAMED).map(codeInCell).join(', ')}${more}`;
}

const endCells = (told: Told): readonly string[] => endsOfTold(told).map(plain);

interface Numbered<T> {
  readonly one: T;
  readonly number: number;
}

interface Table<T> {
  readonly title: string;
  readonly head: readonly string[];
  readonly cells: (one: T) => readonly string[];
}

function table<T>(
  { cells, head, title }: Table<T>,
  rows: readonly Numbered<T>[],
  room: number,
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (parts: readonly string[]) => `| ${parts.join(' | ')} |`;
  const lines: string[] = [];
  let length = 0;
  for (const { number, one } of rows) {
    const next = line([String(number), ...cells(one)]);
    length += next.length + 1;
    if (length > room) break;
    lines.push(next);
  }
  const left = rows.length - lines.length;
  return [
    `## ${title}`,
    '',
    line(['#', '', ...head]),
    line(['#', '', ...head].map(() => '---')),
    ...lines,
    '',
    ...(left === 0
      ? []
      : [`${left.toLocaleString('en')} more: a comment has no room for them, the review as a file has.`, '']),
  ];
}

/** What GitHub takes as one comment, with room for what people write around it. */
export const COMMENT = 60_000;

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

/** Sections as long as there is room, and how many there are not. */
function sections<T>(
  list: readonly T[],
  room: number,
  { section, what }: { readonly section: (one: T) => readonly string[]; readonly what: string },
): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  let told = 0;
  for (const one of list.slice(0, EXPLAINED)) {
    const next = section(one);
    length += lengthOf(next);
    if (length > room) break;
    lines.push(...next);
    told++;
  }
  const left = list.length - told;
  const more = `${left.toLocaleString('en')} more ${what} ${left === 1 ? 'is' : 'are'} in the table only.`;
  return left === 0 ? lines : [...lines, more, ''];
}

/** Where both states look the same the difference is told below. */
const beforeAfter = (before: string, after: string): readonly [string, string] => [
  before,
  before === after ? `${after}, otherwise` : after,
];

const ASSUME: Table<Told> = {
  title: 'Who can assume which role',
  head: ['from', 'to', 'before', 'after'],
  cells: (told) => [
    kindCell(told.row.kind),
    ...endCells(told),
    ...beforeAfter(verdictCell(told.difference.before), verdictCell(told.difference.after)),
  ],
};

const ACCESS: Table<Told> = {
  title: 'What they may do with resources',
  head: ['who', 'resource', 'before', 'after'],
  cells: (told) => [
    kindCell(told.row.kind),
    ...endCells(told),
    ...beforeAfter(
      allowedCell(told.difference.allowed?.before, told.difference.before),
      allowedCell(told.difference.allowed?.after, told.difference.after),
    ),
  ],
};

const WRITTEN: Table<ToldWritten> = {
  title: 'What is written otherwise',
  head: ['whose', 'what'],
  cells: ({ row }) => [kindCell(row.kind), plain(row.title), plain(row.change)],
};

/** `room`: characters, for a comment on a pull request; each of the tables has a sixth of it at most. */
export function comparisonMarkdown(
  before: NamedSide,
  after: NamedSide,
  comparison: Comparison,
  room = Number.POSITIVE_INFINITY,
): string {
  const states = { before, after, shown: new Set<string>() };
  const told = toldRows([before.graph, after.graph], comparison);
  const inTables = [...told.edges].sort((a, b) => ABOUTS.indexOf(a.row.about) - ABOUTS.indexOf(b.row.about));
  const edges = inTables.map((one, i) => ({ one, number: i + 1 }));
  const others = told.others.map((one, i) => ({ one, number: edges.length + i + 1 }));
  const about = (wanted: Difference['about']) => edges.filter(({ one }) => one.row.about === wanted);
  const rows = [...told.edges, ...told.others].map(({ row }) => row);
  const kinds = KINDS.filter((kind) => told.edges.some(({ row }) => row.kind === kind));
  const tables = [
    ...table(ASSUME, about('assume'), room / 6),
    ...table(ACCESS, about('access'), room / 6),
    ...table(WRITTEN, others, room / 6),
    // A line that began with the glyph would be a list in a list.
    ...kinds.map(
      (kind) => `- ${KIND_LOOK[kind].word} (${KIND_LOOK[kind].glyph}): ${KIND_LOOK[kind].meaning}`,
    ),
    '',
  ];
  const heading = (number: number, title: string, kind: DifferenceRow['kind'], words: string) =>
    `${number}. ${plain(title)}: ${KIND_LOOK[kind].word}, ${plain(words)}`;
  const explained = [
    ...sections(edges, room / 3, {
      what: 'edges',
      section: ({ number, one }) =>
        edgeSection(states, one, heading(number, endsOfTold(one).join(' → '), one.row.kind, one.row.change)),
    }),
    ...sections(others, room / 6, {
      what: 'changes of texts',
      section: ({ number, one }) =>
        writtenSection(
          states,
          one,
          heading(number, one.row.title, one.row.kind, writtenWords({ ...one.change, notes: [] })),
        ),
    }),
  ];
  const lines = [
    '# What changes: roles and permissions',
    '',
    `Before: ${code(before.name)}. After: ${code(after.name)}.`,
    '',
    comparisonSummary(comparison),
    '',
    ...(rows.length === 0 ? [] : [...tables, '## Why', '', ...explained]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

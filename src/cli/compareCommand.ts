// `rolegraph compare BEFORE AFTER`: which edges differ between two states, and what made it.
import { type NamedSide, comparisonMarkdown } from '#compare/comparisonMarkdown.ts';
import { comparisonSummary, type DifferenceRow } from '#compare/comparisonRows.ts';
import { endsOfTold, type Told, toldRows, type ToldWritten } from '#compare/toldRows.ts';
import { writtenStatements } from '#compare/writtenChanges.ts';
import { compareGraphs } from '#compare/compareGraphs.ts';
import { type Comparison, KIND_LOOK, opens, type StatementChange } from '#compare/comparison.ts';
import { tellDifference } from '#compare/causes.ts';
import { statementWords } from '#compare/changeLines.ts';
import { beforeDrifts, beforePlans } from '#compare/planBefore.ts';
import { prepareReading } from '#import/textReaders.ts';
import { judge } from '#engine/engine.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { edgeJson, statementJson } from './edgeJson.ts';
import { type Output, unreadable } from './graphCommand.ts';
import { type Locate, locator } from './places.ts';
import { placeProblems, problemLine } from './problems.ts';
import { type InputFailure, readInput } from './readInput.ts';

export interface TwoStates {
  readonly before: Workspace;
  readonly after: Workspace;
  /** Of a plan that tells of changes outside of Terraform: before them. */
  readonly beforeDrift?: Workspace;
}

/** Of one input both states are in it: it holds a Terraform plan. */
export async function twoStates(
  operands: readonly string[],
  context?: string,
): Promise<TwoStates | InputFailure> {
  const [first = '', second] = operands;
  const after = await readInput([second ?? first], context);
  if ('failure' in after) return after;
  await prepareReading(after.documents);
  if (second !== undefined) {
    const before = await readInput([first], context);
    if ('failure' in before) return before;
    await prepareReading(before.documents);
    return { before, after };
  }
  const documents = beforePlans(after.documents);
  if (documents === null)
    return { failure: `${first} holds no Terraform plan: give two states, BEFORE and AFTER` };
  await prepareReading(documents);
  const last = beforeDrifts(after.documents);
  if (last !== null) await prepareReading(last);
  return {
    before: { ...after, name: `${first} before it is applied`, documents },
    after,
    ...(last && { beforeDrift: { ...after, documents: last } }),
  };
}

interface Judged extends NamedSide {
  readonly workspace: Workspace;
  readonly stderr: readonly string[];
  readonly unreadable: boolean;
}

function judged(workspace: Workspace): Judged {
  const { book, graph, model, pieces, problems } = judge(workspace);
  return {
    name: workspace.name,
    documents: workspace.documents,
    model,
    book,
    graph,
    workspace,
    stderr: placeProblems(problems, workspace)
      .filter(({ severity }) => severity === 'error')
      .map(problemLine),
    unreadable: unreadable({ pieces }),
  };
}

type Write = (before: Judged, after: Judged, comparison: Comparison) => string;

type Locators = Readonly<Record<StatementChange['change'], Locate>>;

const locators = (before: Judged, after: Judged): Locators => ({
  come: locator(after.workspace),
  gone: locator(before.workspace),
});

function statementText({ change, gate, ref }: StatementChange, places: Locators): string {
  const { column, document, line } = places[change](ref.place);
  return `    ${change === 'come' ? '+' : '−'} ${document}:${line}:${column}: ${statementWords(gate, ref)}`;
}

/** So many of a group are named. */
const MEMBERS = 12;

function membersText({ group }: Told): readonly string[] {
  if (group === null) return [];
  const end = group.shared === 'source' ? 1 : 0;
  const names = group.members.slice(0, MEMBERS).map(({ ends }) => ends[end]);
  const more = group.members.length - names.length;
  const rest = more > 0 ? ` and ${more.toLocaleString('en')} more (--format json names all)` : '';
  return [`    ${names.join(', ')}${rest}`, '    The first of them:'];
}

const headText = ({ change, kind }: DifferenceRow, title: string): string =>
  `${KIND_LOOK[kind].glyph} ${KIND_LOOK[kind].word.padEnd(9)}${title}: ${change}`;

const toText: Write = (before, after, comparison) => {
  const { edges, others } = toldRows([before.graph, after.graph], comparison);
  const places = locators(before, after);
  const edgeText = (one: Told): readonly string[] => {
    const { about, action, source, target } = one.difference;
    const told = tellDifference(before, after, one.difference);
    return [
      headText(one.row, endsOfTold(one).join(' -> ')),
      ...membersText(one),
      `    ${source} -> ${target}${about === 'assume' ? `  ${action}` : ''}`,
      ...(told.before === null ? [] : [`    before  ${told.before.text}`]),
      ...(told.after === null ? [] : [`    after   ${told.after.text}`]),
      ...told.statements.map((each) => statementText(each, places)),
      '',
    ];
  };
  const otherText = ({ change, row }: ToldWritten): readonly string[] => [
    headText(row, row.title),
    `    ${change.accounts?.join(', ') ?? change.subject}`,
    ...change.notes.map((note) => `    ${note}`),
    ...writtenStatements(before.model, after.model, change).map((one) => statementText(one, places)),
    '',
  ];
  const title = others.length === 0 ? [] : ['Written otherwise:', ''];
  const lines = [...edges.flatMap(edgeText), ...title, ...others.flatMap(otherText)];
  return `${[...lines, comparisonSummary(comparison)].join('\n')}\n`;
};

const toJson: Write = (before, after, comparison) => {
  const places = locators(before, after);
  const statementsJson = (list: readonly StatementChange[]) =>
    list.map(({ change, gate, ref }) => ({ change, gate, ...statementJson(ref, places[change]) }));
  const differences = comparison.differences.map((difference) => {
    const told = tellDifference(before, after, difference);
    const { about, action, kind, source, target } = difference;
    return {
      kind,
      about,
      opens: opens(difference),
      drifted: comparison.drifted?.has(difference.id) === true,
      source,
      target,
      action,
      before: told.before && edgeJson(told.before, places.gone),
      after: told.after && edgeJson(told.after, places.come),
      statements: statementsJson(told.statements),
    };
  });
  const written = comparison.written.map((change) => {
    const { about, accounts, kind, level, mayOpen = false, notes, shows, subject } = change;
    return {
      kind,
      about,
      subject,
      ...(level === undefined ? {} : { level, accounts }),
      opens: mayOpen,
      notes,
      edgesDiffer: shows,
      statements: statementsJson(writtenStatements(before.model, after.model, change)),
    };
  });
  const { counts, same, sameAccess } = comparison;
  const all = { version: 1, counts, same, sameAccess, differences, written };
  return `${JSON.stringify(all, null, 2)}\n`;
};

const WRITERS: Readonly<Record<string, Write>> = {
  text: toText,
  markdown: (before, after, comparison) => comparisonMarkdown(before, after, comparison),
  json: toJson,
};

/** Exit code: 0 nothing differs, 1 something opens or may open, 3 only other differences, 2 unreadable input. */
export function compareCommand({ after: now, before: old, beforeDrift }: TwoStates, format: string): Output {
  const write = WRITERS[format];
  if (!write)
    return { stdout: '', stderr: [`no format "${format}": ${Object.keys(WRITERS).join(', ')}`], code: 2 };
  const [before, after] = [judged(old), judged(now)];
  const stderr = [...new Set([...before.stderr, ...after.stderr])];
  if (before.unreadable || after.unreadable) return { stdout: '', stderr, code: 2 };
  const found = compareGraphs(before, after);
  const drift = beforeDrift && compareGraphs(judged(beforeDrift), before);
  const drifted = new Set([...(drift?.differences ?? []), ...(drift?.written ?? [])].map(({ id }) => id));
  const comparison = { ...found, drifted };
  const differs = comparison.differences.length + comparison.written.length > 0;
  const mayOpen =
    comparison.differences.some(opens) || comparison.written.some((one) => one.mayOpen === true);
  const code = mayOpen ? 1 : differs ? 3 : 0;
  return { stdout: write(before, after, comparison), stderr, code };
}

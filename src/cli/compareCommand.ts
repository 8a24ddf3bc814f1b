// `rolegraph compare BEFORE AFTER`: which edges differ between two states, and what made it.
import { type NamedSide, comparisonMarkdown } from '#compare/comparisonMarkdown.ts';
import { comparisonSummary, changeWords, namesIn } from '#compare/comparisonRows.ts';
import { compareGraphs } from '#compare/compareGraphs.ts';
import { type Comparison, KIND_LOOK, opens } from '#compare/comparison.ts';
import { tellDifference } from '#compare/causes.ts';
import { statementWords } from '#compare/changeLines.ts';
import { beforePlans } from '#compare/planBefore.ts';
import { prepareReading } from '#import/textReaders.ts';
import { judge } from '#engine/engine.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { edgeJson, statementJson } from './edgeJson.ts';
import { type Output, unreadable } from './graphCommand.ts';
import { locator } from './places.ts';
import { placeProblems, problemLine } from './problems.ts';
import { type InputFailure, readInput } from './readInput.ts';

export interface TwoStates {
  readonly before: Workspace;
  readonly after: Workspace;
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
  return { before: { ...after, name: `${first} before it is applied`, documents }, after };
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

const toText: Write = (before, after, comparison) => {
  const nameOf = namesIn([before.graph, after.graph]);
  const [old, now] = [locator(before.workspace), locator(after.workspace)];
  const lines = comparison.differences.flatMap((difference) => {
    const { glyph, word } = KIND_LOOK[difference.kind];
    const told = tellDifference(before, after, difference);
    return [
      `${glyph} ${word.padEnd(9)}${nameOf(difference.source)} -> ${nameOf(difference.target)}: ${changeWords(difference)}`,
      `    ${difference.source} -> ${difference.target}  ${difference.action}`,
      ...(told.before === null ? [] : [`    before  ${told.before.text}`]),
      ...(told.after === null ? [] : [`    after   ${told.after.text}`]),
      ...told.statements.map(({ change, gate, ref }) => {
        const { column, document, line } = (change === 'come' ? now : old)(ref.place);
        return `    ${change === 'come' ? '+' : '−'} ${document}:${line}:${column}: ${statementWords(gate, ref)}`;
      }),
      '',
    ];
  });
  return `${[...lines, comparisonSummary(comparison)].join('\n')}\n`;
};

const toJson: Write = (before, after, comparison) => {
  const [old, now] = [locator(before.workspace), locator(after.workspace)];
  const differences = comparison.differences.map((difference) => {
    const told = tellDifference(before, after, difference);
    const { action, kind, source, target } = difference;
    return {
      kind,
      opens: opens(difference),
      source,
      target,
      action,
      before: told.before && edgeJson(told.before, old),
      after: told.after && edgeJson(told.after, now),
      statements: told.statements.map(({ change, gate, ref }) =>
        Object.assign({ change, gate }, statementJson(ref, change === 'come' ? now : old)),
      ),
    };
  });
  const { counts, same } = comparison;
  return `${JSON.stringify({ version: 1, counts, same, differences }, null, 2)}\n`;
};

const WRITERS: Readonly<Record<string, Write>> = {
  text: toText,
  markdown: comparisonMarkdown,
  json: toJson,
};

/** Exit code: 0 nothing differs, 1 something opens or may open, 3 only other differences, 2 unreadable input. */
export function compareCommand(old: Workspace, now: Workspace, format: string): Output {
  const write = WRITERS[format];
  if (!write)
    return { stdout: '', stderr: [`no format "${format}": ${Object.keys(WRITERS).join(', ')}`], code: 2 };
  const [before, after] = [judged(old), judged(now)];
  const stderr = [...new Set([...before.stderr, ...after.stderr])];
  if (before.unreadable || after.unreadable) return { stdout: '', stderr, code: 2 };
  const comparison = compareGraphs(before, after);
  const code = comparison.differences.some(opens) ? 1 : comparison.differences.length > 0 ? 3 : 0;
  return { stdout: write(before, after, comparison), stderr, code };
}

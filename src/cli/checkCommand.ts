// `rolegraph check --assert FILE`: do the assertions hold, and which statements make the paths that they forbid.
import { readFile } from 'node:fs/promises';
import { type Checked, COUNTED, type Counted } from '#assertions/assertion.ts';
import { checkAssertions } from '#assertions/checkAssertions.ts';
import { parseAssertions } from '#assertions/parseAssertions.ts';
import type { Chain } from '#chains/chain.ts';
import { statementWords } from '#compare/changeLines.ts';
import { namesIn } from '#compare/comparisonRows.ts';
import { type GateName, GATE_NAMES, type StatementRef } from '#decision/verdict.ts';
import { judge } from '#engine/engine.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import type { Problem } from '#text/problem.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { edgeJson } from './edgeJson.ts';
import { type Output, unreadable } from './graphCommand.ts';
import { placeFindings } from './placedFinding.ts';
import { locator } from './places.ts';
import { placeProblems, problemLine } from './problems.ts';
import { toSarif } from './sarif.ts';

/** Where assertions are when nobody says. */
export const ASSERTIONS_FILE = 'rolegraph.assert';

export interface AssertionsText {
  readonly path: string;
  readonly text: string;
}

export async function readAssertions(path: string): Promise<AssertionsText> {
  return { path, text: await readFile(path, 'utf8') };
}

interface Report {
  readonly workspace: Workspace;
  readonly file: AssertionsText;
  readonly graph: LightGraph;
  readonly checked: readonly Checked[];
}

interface Made {
  readonly gate: GateName;
  readonly ref: StatementRef;
}

/** The statements that let a path be; a Deny that leaves it open is none of them. */
const madeBy = (chain: Chain): readonly (readonly Made[])[] =>
  chain.hops.map(({ edge }) =>
    GATE_NAMES.flatMap((gate) =>
      edge.gates[gate].statements.filter(({ effect }) => effect === 'Allow').map((ref) => ({ gate, ref })),
    ),
  );

/** Paths of one assertion that the text report lists. */
const LISTED = 20;

const inSteps = ({ hops }: Chain): string => (hops.length === 1 ? 'in one step' : `in ${hops.length} steps`);

function pathWords(chain: Chain, nameOf: (id: string) => string): string {
  const { source, target, verdict } = chain;
  return `${nameOf(source)} can become ${nameOf(target)} ${inSteps(chain)}: ${verdict}`;
}

function toText({ checked, file, graph, workspace }: Report): string {
  const locate = locator(workspace);
  const nameOf = namesIn([graph]);
  const told = (chain: Chain): readonly string[] => [
    `  ${pathWords(chain, nameOf)}`,
    ...chain.hops.flatMap(({ edge, number }, i) => [
      `    ${number}. ${edge.source} -> ${edge.target}  ${edge.action}`,
      ...(madeBy(chain)[i] ?? []).map(({ gate, ref }) => {
        const { column, document, line } = locate(ref.place);
        return `       ${document}:${line}:${column}: ${statementWords(gate, ref)}`;
      }),
    ]),
    ...chain.requires.map(({ hop, text }) => `    only if, at step ${hop}: ${text}`),
    ...chain.missing.map(({ hop, of, what }) => `    not given, at step ${hop}: ${what} of ${of}`),
  ];
  const lines = checked.flatMap(({ assertion, breaches, idle, uncounted }) => {
    const { column, line, text } = assertion;
    const more = breaches.length > LISTED ? [`  And ${breaches.length - LISTED} more paths.`] : [];
    const paths = uncounted === 1 ? '1 path does' : `${uncounted} paths do`;
    return [
      `${file.path}:${line}:${column}: ${breaches.length === 0 ? 'holds' : 'FAILS'}: ${text}`,
      ...breaches.slice(0, LISTED).flatMap(told),
      ...more,
      ...(uncounted === 0 ? [] : [`  ${paths} not count here: less sure than what counts.`]),
      ...idle.map((name) => `  "${name}" stands for nobody in the input.`),
    ];
  });
  const failed = checked.filter(({ breaches }) => breaches.length > 0).length;
  const all = checked.length === 1 ? '1 assertion' : `${checked.length} assertions`;
  return `${[...lines, failed === 0 ? `${all}: nothing forbidden was found.` : `${failed} of ${all} failed.`].join('\n')}\n`;
}

function toJson({ checked, workspace }: Report): string {
  const locate = locator(workspace);
  const assertions = checked.map(({ assertion, breaches, idle, uncounted }) => ({
    text: assertion.text,
    line: assertion.line,
    column: assertion.column,
    holds: breaches.length === 0,
    paths: breaches.map(({ hops, source, target, verdict }) => ({
      source,
      target,
      verdict,
      hops: hops.map(({ edge }) => edgeJson(edge, locate)),
    })),
    uncounted,
    idle,
  }));
  return `${JSON.stringify({ version: 1, assertions }, null, 2)}\n`;
}

/** What code scanning lists at most of one run: https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning */
const MOST_RESULTS = 5000;

const RULES = new Map(
  (['never', 'only'] as const).map((kind) => [
    `ASSERT-${kind.toUpperCase()}`,
    {
      title: kind === 'never' ? 'A path that must never be' : 'Somebody else than those who alone may',
      why: 'The assertions file forbids this path from a principal to a role.',
      severity: 'security' as const,
    },
  ]),
);

/** At the last statement of a path that stands in the input, the others beside it; else at the assertion. */
function problemOf({ file, graph, workspace }: Report, { assertion }: Checked, chain: Chain): Problem {
  const ids = new Set(workspace.documents.map(({ id }) => id));
  const statements = madeBy(chain)
    .flatMap((made) => made.toSorted((a) => (a.gate === 'trust' ? 1 : -1)))
    .filter(({ ref }) => ids.has(ref.place.document));
  const last = statements.at(-1)?.ref.place;
  const nameOf = namesIn([graph]);
  const way = [chain.source, ...chain.hops.map(({ edge }) => edge.target)].map(nameOf).join(' -> ');
  const common = {
    code: `ASSERT-${assertion.kind.toUpperCase()}`,
    severity: 'error' as const,
    message: `${pathWords(chain, nameOf)} (${way}). Forbidden by ${file.path}:${assertion.line}: ${assertion.text}`,
  };
  if (last !== undefined)
    return {
      ...common,
      document: last.document,
      place: last,
      related: statements.slice(0, -1).map(({ ref }) => ref.place),
    };
  const lines = file.text.split('\n').slice(0, assertion.line - 1);
  const from = lines.reduce((sum, { length }) => sum + length + 1, 0) + assertion.column - 1;
  return { ...common, document: file.path, from, to: from + assertion.text.length };
}

function sarifOf(report: Report): string {
  const { file, workspace } = report;
  const problems = report.checked
    .flatMap((checked) => checked.breaches.map((chain) => problemOf(report, checked, chain)))
    .slice(0, MOST_RESULTS);
  const withFile = [...workspace.documents, { id: file.path, name: file.path, text: file.text }];
  return toSarif(placeFindings({ ...workspace, documents: withFile }, problems), RULES);
}

const WRITERS: Readonly<Record<string, (report: Report) => string>> = {
  text: toText,
  json: toJson,
  sarif: sarifOf,
};

export interface CheckOptions {
  readonly format?: string | undefined;
  /** What counts where an assertion does not say. */
  readonly count?: string | undefined;
}

const refused = (...stderr: readonly string[]): Output => ({ stdout: '', stderr, code: 2 });

/** Exit code: 0 every assertion holds, 1 one fails, 2 usage, unreadable input or a faulty assertions file. */
export function checkCommand(workspace: Workspace, file: AssertionsText, options: CheckOptions = {}): Output {
  const { count = 'conditional', format = 'text' } = options;
  const write = WRITERS[format];
  if (!write) return refused(`no format "${format}": ${Object.keys(WRITERS).join(', ')}`);
  const counted: Counted | undefined = COUNTED.find((one) => one === count);
  if (counted === undefined) return refused(`--count takes one of ${COUNTED.join(', ')}`);
  const { assertions, faults } = parseAssertions(file.text);
  if (faults.length > 0)
    return refused(
      ...faults.map(({ column, line, message }) => `${file.path}:${line}:${column}: error: ${message}`),
    );
  if (assertions.length === 0) return refused(`${file.path} holds no assertion`);
  const { book, graph, pieces, problems } = judge(workspace);
  const stderr = placeProblems(problems, workspace)
    .filter(({ severity }) => severity === 'error')
    .map(problemLine);
  if (unreadable({ pieces })) return { stdout: '', stderr, code: 2 };
  const checked = checkAssertions(book, assertions, counted);
  const failed = checked.some(({ breaches }) => breaches.length > 0);
  return { stdout: write({ workspace, file, graph, checked }), stderr, code: failed ? 1 : 0 };
}

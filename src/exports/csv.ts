// The edges as CSV (RFC 4180), for spreadsheets. New columns come last: people read them by number as well.
import { GATE_NAMES } from '#decision/verdict.ts';
import type { AccessGraph, GraphEdge } from '#graph/accessGraph.ts';
import { interestingFirst } from './exportWords.ts';
import { joinInSteps } from './joinInSteps.ts';
import { readableId } from '#language/unknownAccount.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { unitsOfNodes } from '#graph/unitTree.ts';
import { inPlainSight } from '#text/unseen.ts';
import { triesWords } from '#graph/tries.ts';

interface CsvColumn {
  readonly name: string;
  readonly value: (edge: GraphEdge, unitsOf: (id: string) => string) => string;
}

const COLUMNS: readonly CsvColumn[] = [
  { name: 'source', value: (edge) => edge.source },
  { name: 'target', value: (edge) => edge.target },
  { name: 'kind', value: (edge) => edge.kind },
  { name: 'action', value: (edge) => (edge.kind === 'access' ? edge.actions.join(' ') : edge.action) },
  { name: 'verdict', value: (edge) => edge.verdict },
  ...GATE_NAMES.map((gate) => ({ name: gate, value: (edge: GraphEdge) => edge.gates[gate].answer })),
  { name: 'reasons', value: (edge) => edge.reasons.map(({ code, text }) => `${code}: ${text}`).join('; ') },
  { name: 'requires', value: (edge) => edge.requires.map(({ text }) => text).join('; ') },
  {
    name: 'missing',
    value: (edge) => edge.missing.map(({ what, of }) => `${what} of ${readableId(of)}`).join('; '),
  },
  { name: 'text', value: (edge) => edge.text },
  { name: 'tried', value: (edge) => (edge.tries === undefined ? '' : triesWords(edge.tries)) },
  { name: 'source_ou', value: ({ source }, unitsOf) => unitsOf(source) },
  { name: 'target_ou', value: ({ target }, unitsOf) => unitsOf(target) },
];

/**
 * A cell that a spreadsheet cannot take for a formula: policies are other people's text, and `=HYPERLINK(…)` in a
 * Sid must stay text. https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(given: string): string {
  const text = inPlainSight(given);
  const safe = /^[\s]*[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n;]/u.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One header line, then one line for each edge, the most interesting first. */
export function* csvInSteps(graph: AccessGraph): Steps<string> {
  const unitsOf = unitsOfNodes(graph);
  const line = (cells: readonly string[]) => `${cells.join(',')}\r\n`;
  const rows = yield* joinInSteps(
    interestingFirst(graph.edges),
    (edge) => line(COLUMNS.map(({ value }) => cell(value(edge, unitsOf)))),
    '',
  );
  return `${line(COLUMNS.map(({ name }) => name))}${rows}`;
}

export const toCsv = (graph: AccessGraph): string => finish(csvInSteps(graph));

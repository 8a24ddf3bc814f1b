// The picture as a review in words: a table of all edges, then what each one says.
import type { AccessGraph, GraphEdge } from './accessGraph.ts';
import { edgeWords, interestingFirst, summary } from './exportWords.ts';
import { ANSWER_LOOK } from './look.ts';
import { nameAlone } from './nodeOf.ts';
import { gateMarks } from './pill.ts';

/** Text that Markdown and HTML leave alone, also inside a table cell. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~!#]/gu, (letter) => `\\${letter}`);

/** Text as code; the fence is longer than any run of backticks in it. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|')}${pad}${fence}`;
}

const gates = (edge: GraphEdge): string =>
  edge.kind === 'access'
    ? ''
    : gateMarks(edge.gates)
        .map(({ look, answer }) => `${look.letter}${ANSWER_LOOK[answer].glyph}`)
        .join(' ');

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`- ${title}:`, ...lines.map((line) => `  - ${line}`)];

function section(edge: GraphEdge, number: number, labels: ReadonlyMap<string, string>): readonly string[] {
  const name = (id: string): string => plain(labels.get(id) ?? id);
  const against = edge.reasons.filter((reason) => reason.side === 'against' || reason.side === 'open');
  return [
    `### ${number}. ${name(edge.source)} → ${name(edge.target)}: ${edge.verdict}`,
    '',
    plain(edge.text),
    '',
    `- From ${code(edge.source)}`,
    `- To ${code(edge.target)}`,
    `- Action ${code(edge.kind === 'access' ? edge.actions.join(', ') : edge.action)}`,
    ...list(
      edge.verdict === 'invalid' ? 'What says no' : 'What is open',
      against.map((reason) => `${plain(reason.text)} (${code(reason.code)})`),
    ),
    ...list(
      'The request must have',
      edge.requires.map((requirement) => plain(requirement.text)),
    ),
    ...list(
      'Not given',
      edge.missing.map(
        ({ what, of, command }) =>
          `${plain(what)} of ${code(of)}${command === '' ? '' : `: ${code(command)}`}`,
      ),
    ),
    '',
  ];
}

/** A review in Markdown, the most interesting edges first. */
export function toMarkdown(graph: AccessGraph): string {
  const labels = new Map(graph.nodes.map((node) => [node.id, nameAlone(node)]));
  const edges = interestingFirst(graph.edges);
  const name = (id: string): string => plain(labels.get(id) ?? id);
  const table = [
    '| # | from | to | verdict | gates |',
    '| --- | --- | --- | --- | --- |',
    ...edges.map(
      (edge, i) =>
        `| ${i + 1} | ${name(edge.source)} | ${name(edge.target)} | ${plain(edgeWords(edge))} | ${gates(edge)} |`,
    ),
    '',
    'Gates: P permission, T trust, G guardrails; ✓ yes, ? depends, ✗ no, ∅ not given, – not needed.',
    '',
  ];
  const bare =
    graph.bareWildcardPairs === 0
      ? []
      : [`${graph.bareWildcardPairs} more pairs are named only by a bare \`*\` and not listed.`, ''];
  const lines = [
    '# Who can assume which role',
    '',
    summary(graph),
    '',
    ...(edges.length === 0 ? [] : table),
    ...bare,
  ];
  return `${[...lines, ...edges.flatMap((edge, i) => section(edge, i + 1, labels))].join('\n').trimEnd()}\n`;
}

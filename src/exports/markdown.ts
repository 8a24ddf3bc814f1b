// The picture as a review: flowchart, a table of all edges, what each one says, and what lint has to say.
import type { AccessGraph, GraphEdge } from '#graph/accessGraph.ts';
import { readableId } from '#language/unknownAccount.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { lineColumn } from '#text/locate.ts';
import { SEVERITIES, type Problem } from '#text/problem.ts';
import { rangeOfProblem } from '#text/rangeOfProblem.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { edgeWords, interestingFirst, summary } from './exportWords.ts';
import { joinInSteps } from './joinInSteps.ts';
import { code, plain } from './markdownText.ts';
import { toMermaid } from './mermaid.ts';
import { ANSWER_LOOK } from '#graph/look.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { gateMarks } from '#graph/pill.ts';

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
    `- From ${code(readableId(edge.source))}`,
    `- To ${code(readableId(edge.target))}`,
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
        ({ what, of, command, open }) =>
          `${plain(what)} of ${code(readableId(of))}${open === undefined ? '' : `, not filled in: ${plain(open)}`}${command === '' ? '' : `: ${code(command)}`}`,
      ),
    ),
    '',
  ];
}

/** What a review says beside the graph. */
export interface ReviewOf {
  readonly documents: readonly WorkspaceDocument[];
  readonly problems: readonly Problem[];
}

const NO_REVIEW: ReviewOf = { documents: [], problems: [] };

/** GitHub's Mermaid draws no more than this: https://mermaid.js.org/config/schema-docs/config.html (maxEdges, maxTextSize) */
const MERMAID = { edges: 500, characters: 50_000 };

function chart(graph: AccessGraph): readonly string[] {
  if (graph.nodes.length === 0) return [];
  const text = toMermaid(graph);
  return graph.edges.length > MERMAID.edges || text.length > MERMAID.characters
    ? ['The flowchart is left out: it is larger than Mermaid draws.', '']
    : ['```mermaid', text.trimEnd(), '```', ''];
}

function* findings({ documents, problems }: ReviewOf): Steps<string> {
  if (problems.length === 0) return '';
  const byId = new Map(documents.map((document) => [document.id, document]));
  const worstFirst = problems.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const lines = yield* joinInSteps(worstFirst, (problem) => {
    const { name = '', text = '' } = byId.get(problem.document) ?? {};
    const from = rangeOfProblem(text, problem)?.from;
    const at = from === undefined ? '' : `, line ${lineColumn(text, from).line}`;
    const page = problem.page === undefined ? '' : ` ([AWS](<${encodeURI(problem.page)}>))`;
    return `- **${problem.severity}** ${plain(problem.message)} ${code(problem.code)} in ${plain(name)}${at}${page}`;
  });
  return ['## Findings', '', lines, ''].join('\n');
}

/** A review in Markdown, the most interesting edges and the worst findings first. */
export function* markdownInSteps(graph: AccessGraph, review: ReviewOf = NO_REVIEW): Steps<string> {
  const labels = new Map(graph.nodes.map((node) => [node.id, nameAlone(node)]));
  const edges = interestingFirst(graph.edges);
  const name = (id: string): string => plain(labels.get(id) ?? id);
  const table = [
    '## Verdicts',
    '',
    '| # | from | to | verdict | gates |',
    '| --- | --- | --- | --- | --- |',
    yield* joinInSteps(
      edges,
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
    ...chart(graph),
    ...(edges.length === 0 ? [] : table),
    ...bare,
    ...(edges.length === 0 ? [] : ['## Explanations', '']),
    ...(edges.length === 0
      ? []
      : [yield* joinInSteps(edges, (edge, i) => section(edge, i + 1, labels).join('\n'))]),
    yield* findings(review),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

export const toMarkdown = (graph: AccessGraph, review: ReviewOf = NO_REVIEW): string =>
  finish(markdownInSteps(graph, review));

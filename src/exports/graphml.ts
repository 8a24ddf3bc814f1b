// The picture as GraphML, for yEd, Gephi, Neo4j and the like.
// http://graphml.graphdrawing.org/specification.html
import type { AccessGraph, GraphEdge, GraphNode } from '#graph/accessGraph.ts';
import { unitsOfNodes } from '#graph/unitTree.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { joinInSteps } from './joinInSteps.ts';
import { escapeXml } from './xml.ts';

interface Key<T> {
  readonly id: string;
  readonly type: 'string' | 'boolean';
  readonly value: (one: T) => string;
}

const nodeKeys = (unitsOf: (id: string) => string): readonly Key<GraphNode>[] => [
  { id: 'label', type: 'string', value: (node) => node.label },
  { id: 'kind', type: 'string', value: (node) => node.kind },
  { id: 'account', type: 'string', value: (node) => node.account ?? '' },
  { id: 'detail', type: 'string', value: (node) => node.detail },
  { id: 'declared', type: 'boolean', value: (node) => String(node.declared) },
  { id: 'ou', type: 'string', value: (node) => unitsOf(node.id) },
];

const EDGE_KEYS: readonly Key<GraphEdge>[] = [
  { id: 'relation', type: 'string', value: (edge) => edge.kind },
  { id: 'action', type: 'string', value: (edge) => edge.action },
  { id: 'verdict', type: 'string', value: (edge) => edge.verdict },
  { id: 'permission', type: 'string', value: (edge) => edge.gates.permission.answer },
  { id: 'trust', type: 'string', value: (edge) => edge.gates.trust.answer },
  { id: 'words', type: 'string', value: (edge) => edge.label },
  { id: 'text', type: 'string', value: (edge) => edge.text },
];

const declare = (keys: readonly Key<never>[], of: 'node' | 'edge'): string[] =>
  keys.map(({ id, type }) => `  <key id="${of}-${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`);

const data = <T>(keys: readonly Key<T>[], of: 'node' | 'edge', one: T): string =>
  keys.map(({ id, value }) => `<data key="${of}-${id}">${escapeXml(value(one))}</data>`).join('');

/** One directed graph; the account and its OUs are attributes of each node. */
export function* graphmlInSteps(graph: AccessGraph): Steps<string> {
  const keys = nodeKeys(unitsOfNodes(graph));
  const nodes = yield* joinInSteps(
    graph.nodes,
    (node) => `    <node id="${escapeXml(node.id)}">${data(keys, 'node', node)}</node>\n`,
    '',
  );
  const edges = yield* joinInSteps(
    graph.edges,
    (edge) =>
      `    <edge id="${escapeXml(edge.id)}" source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}">${data(EDGE_KEYS, 'edge', edge)}</edge>\n`,
    '',
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...declare(keys, 'node'),
    ...declare(EDGE_KEYS, 'edge'),
    '  <graph id="rolegraph" edgedefault="directed">',
  ].join('\n')}\n${nodes}${edges}  </graph>\n</graphml>\n`;
}

export const toGraphml = (graph: AccessGraph): string => finish(graphmlInSteps(graph));

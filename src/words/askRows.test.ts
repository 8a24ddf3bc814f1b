import { expect, test } from 'vitest';
import type { GraphNode } from '#graph/accessGraph.ts';
import { mentionedNode } from '#graph/nodeOf.ts';
import { askRows } from './askRows.ts';
import { exampleEdge, exampleGraph, SOURCE, TARGET } from './exampleEdge.ts';

const OTHER = 'arn:aws:iam::333333333333:role/Other';
const graph = {
  ...exampleGraph(exampleEdge()),
  nodes: [SOURCE, TARGET, OTHER, 'ec2.amazonaws.com'].map(mentionedNode),
};
const node = (id: string) => graph.nodes.find((one) => one.id === id) as GraphNode;

test('roles to become, those without an edge first', () => {
  expect(askRows(graph, node(SOURCE), '').become.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['Other', null],
    ['Callee', 'valid'],
  ]);
  expect(askRows(graph, node(SOURCE), '').become[1]?.selection).toBe(exampleEdge().id);
});

test('who might become a role; nobody becomes a service', () => {
  expect(askRows(graph, node(TARGET), '').who.map(({ name }) => name)).toEqual(['Other', 'EC2', 'Caller']);
  expect(askRows(graph, node('ec2.amazonaws.com'), '').who).toEqual([]);
});

test('found by name, account or ARN', () => {
  expect(askRows(graph, node(SOURCE), '3333 other').become.map(({ id }) => id)).toEqual([OTHER]);
  expect(askRows(graph, node(SOURCE), 'nothing like it').become).toEqual([]);
});

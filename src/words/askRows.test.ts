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

test('whoever a policy can name, though nobody here is called like that', () => {
  const asked = (typed: string) => askRows(graph, node(TARGET), typed).who.map(({ id, name }) => [id, name]);
  expect(asked('lambda.amazonaws.com')).toEqual([['lambda.amazonaws.com', 'lambda.amazonaws.com']]);
  expect(asked('999988887777').map(([id]) => id)).toEqual(['999988887777']);
  expect(asked('arn:aws:iam::999988887777:root').map(([id]) => id)).toEqual(['999988887777']);
  expect(asked('*').map(([id]) => id)[0]).toBe('*');
  expect(asked('gitlab.com').map(([id]) => id)).toEqual([
    `arn:aws:iam::${node(TARGET).account}:oidc-provider/gitlab.com`,
  ]);
  expect(asked('arn:aws:iam::999988887777:user/new').map(([id]) => id)).toEqual([
    'arn:aws:iam::999988887777:user/new',
  ]);
  expect(asked('ec2.amazonaws.com').map(([id]) => id)).toEqual(['ec2.amazonaws.com']);
  expect(asked('nobody')).toEqual([]);
  expect(askRows(graph, node(SOURCE), 'lambda.amazonaws.com').become).toEqual([]);
});

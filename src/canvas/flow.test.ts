import { describe, expect, test } from 'vitest';
import { place } from '#layout/place.ts';
import { toFlow } from './flow.ts';
import { neighbours } from './neighbours.ts';
import { litGates, overlaps } from './lit.ts';
import { roleArn, testGraph } from './testGraph.ts';

const placement = place(testGraph);
const { nodes, edges } = toFlow(testGraph, placement);

describe('the placed graph for React Flow', () => {
  test('holds every box, node and edge', () => {
    expect(nodes).toHaveLength(testGraph.accounts.length + testGraph.nodes.length);
    expect(edges.map(({ id }) => id).sort()).toEqual(testGraph.edges.map(({ id }) => id).sort());
  });

  test('parents come first, and children stand relative to them', () => {
    nodes.forEach((node, i) => {
      if (node.parentId === undefined) return;
      const parent = nodes.findIndex(({ id }) => id === node.parentId);
      expect(parent).toBeLessThan(i);
      expect(node.position.x + nodes[parent]!.position.x).toBeCloseTo(placement.nodes[node.id]!.x);
      expect(node.position.y + nodes[parent]!.position.y).toBeCloseTo(placement.nodes[node.id]!.y);
    });
  });

  test('sizes are whole numbers, as the page measures them', () => {
    for (const { measured } of nodes) {
      expect(Number.isInteger(measured?.width)).toBe(true);
      expect(Number.isInteger(measured?.height)).toBe(true);
    }
  });

  test('an edge to something that has no place is left out', () => {
    const [gone] = testGraph.edges;
    const { [gone!.target]: _, ...rest } = placement.nodes;
    const flow = toFlow(testGraph, { ...placement, nodes: rest });
    expect(flow.edges.map(({ id }) => id)).not.toContain(gone!.id);
  });
});

test('neighbours of a node are its edges and their other ends; of an edge its ends', () => {
  const near = neighbours(testGraph);
  const [edge] = testGraph.edges;
  expect(near.get(edge!.id)).toEqual(new Set([edge!.id, edge!.source, edge!.target]));
  const build = roleArn('111111111111', 'Build');
  const touching = testGraph.edges.filter(({ source, target }) => source === build || target === build);
  expect(near.get(build)?.size).toBe(1 + 2 * touching.length);
});

describe('hover linking', () => {
  const at = (...path: (string | number)[]) => ({ document: 'd1', piece: 0, path });

  test('one place inside the other, in the same piece of the same document', () => {
    expect(overlaps(at('trust', 'Statement', 0), at('trust', 'Statement', 0, 'Principal'))).toBe(true);
    expect(overlaps(at('trust', 'Statement', 0, 'Principal'), at('trust'))).toBe(true);
    expect(overlaps(at('trust', 'Statement', 0), at('trust', 'Statement', 1))).toBe(false);
    expect(overlaps(at('trust'), { ...at('trust'), document: 'd2' })).toBe(false);
    expect(overlaps(at('trust'), { ...at('trust'), piece: 1 })).toBe(false);
  });

  test('only the gates that quote it light up', () => {
    const [edge] = testGraph.edges;
    expect(litGates(edge!, [at('trust', 'Statement', 0, 'Principal')])).toBe('trust');
    expect(litGates(edge!, null)).toBe('');
    expect(litGates(edge!, [at('elsewhere')])).toBe('');
  });
});

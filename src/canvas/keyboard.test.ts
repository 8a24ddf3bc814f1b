import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeAlong } from '#layered/layeredPlace.ts';
import { place } from '#layout/place.ts';
import { COMMANDS } from '#commands/commands.ts';
import { canvasItems, CANVAS_KEYS, itemSentence, step } from './keyboard.ts';
import { roleArn, testGraph } from './testGraph.ts';

const placement = place(testGraph);
const items = canvasItems(testGraph, placement);
const build = roleArn('111111111111', 'Build');
const deploy = roleArn('222222222222', 'Deploy');
const toDeploy = `${build}→${deploy}|sts:AssumeRole`;

describe('the order of items', () => {
  test('holds every account, every node and every edge once', () => {
    const ids = items.map((item) => item.id).sort();
    const all = [...testGraph.accounts, ...testGraph.nodes, ...testGraph.edges];
    expect(ids).toEqual(all.map(({ id }) => id).sort());
  });

  test('an account stands before its first node; one that is closed is that node', () => {
    items.forEach((item, i) => {
      if (item.kind !== 'account') return;
      const next = items[i + 1];
      expect(next?.kind === 'node' && next.node.account).toBe(item.id);
      expect(items.findIndex((each) => each.kind === 'node' && each.node.account === item.id)).toBe(i + 1);
    });
    const [first] = testGraph.nodes;
    const card = { ...first!, id: '111111111111', kind: 'account' as const, account: '111111111111' };
    const closed = { ...testGraph, nodes: [card], edges: [] };
    const placed = { ...placement, nodes: { [card.id]: placement.nodes[first!.id]! } };
    expect(canvasItems(closed, placed).map(({ kind }) => kind)).toEqual(['node']);
  });

  test('an edge stands after its source, before the next node', () => {
    items.forEach((item, i) => {
      if (item.kind !== 'edge') return;
      const node = items.slice(0, i).findLast((each) => each.kind === 'node');
      expect(node?.id).toBe(item.edge.source);
    });
  });

  test.each([
    ['right', 'x'],
    ['down', 'y'],
  ] as const)('accounts are read along the flow: %s', (flow, along) => {
    const placed = placeAlong(testGraph, { flow });
    const starts = canvasItems(testGraph, placed).flatMap((item) =>
      item.kind === 'node' && item.node.account !== null ? [placed.boxes[item.node.account]![along]] : [],
    );
    expect(new Set(starts).size).toBeGreaterThan(1);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test('what has no place is not an item', () => {
    const some = { ...placement, nodes: { [build]: placement.nodes[build]! } };
    expect(canvasItems(testGraph, some).filter((item) => item.kind === 'node')).toHaveLength(1);
  });
});

describe('arrows', () => {
  test('right follows an edge to its target, left leads back', () => {
    expect(step(items, build, 'ArrowRight')).toBe(toDeploy);
    expect(step(items, toDeploy, 'ArrowRight')).toBe(deploy);
    expect(step(items, deploy, 'ArrowLeft')).toBe(toDeploy);
    expect(step(items, toDeploy, 'ArrowLeft')).toBe(build);
  });

  test('right leads from an account into it', () => {
    const inside = items.find(({ id }) => id === step(items, '111111111111', 'ArrowRight'));
    expect(inside?.kind === 'node' && inside.node.account).toBe('111111111111');
  });

  test('down goes from node to node and from edge to edge', () => {
    const next = step(items, build, 'ArrowDown');
    expect(items.find(({ id }) => id === next)?.kind).toBe('node');
    const other = step(items, toDeploy, 'ArrowDown');
    expect(items.find(({ id }) => id === other)?.kind).toBe('edge');
    expect(step(items, next, 'ArrowUp')).toBe(build);
  });

  test('at the end one stays', () => {
    const last = step(items, build, 'End');
    expect(step(items, last, 'ArrowDown')).toBe(last);
    expect(step(items, step(items, build, 'Home'), 'ArrowUp')).toBe(items[0]!.id);
  });

  test('other keys are not ours; from nowhere one starts at the first item', () => {
    expect(step(items, build, 'a')).toBeNull();
    expect(step(items, null, 'ArrowDown')).toBe(items[0]!.id);
    expect(step(items, 'gone', 'End')).toBe(items.findLast((item) => item.kind !== 'edge')!.id);
    expect(step([], null, 'ArrowDown')).toBeNull();
  });

  test('any walk stays inside the graph', () => {
    const keys = fc.constantFrom('ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End');
    fc.assert(
      fc.property(fc.array(keys), (walk) => {
        const end = walk.reduce<string | null>((at, key) => step(items, at, key), null);
        return end === null ? walk.length === 0 : items.some(({ id }) => id === end);
      }),
    );
  });
});

test('every account and every node can be reached by walking down from the first', () => {
  const seen = new Set<string>();
  for (let at: string | null = items[0]!.id; at !== null && !seen.has(at); at = step(items, at, 'ArrowDown'))
    seen.add(at);
  expect(seen.size).toBe(testGraph.accounts.length + testGraph.nodes.length);
});

test('no canvas key is taken by a command, except the one for the whole picture', () => {
  const ours = new Set(CANVAS_KEYS.flatMap(({ keys }) => keys));
  const taken = COMMANDS.flatMap(({ id, keys }) => (keys ?? []).filter((key) => ours.has(key)).map(() => id));
  expect(taken).toEqual(['fit']);
});

describe('sentences', () => {
  const sentence = (id: string) =>
    itemSentence(
      items.find((item) => item.id === id)!,
      testGraph,
    );

  test('a role says its account, what it can become and who leads to it', () => {
    expect(sentence(build)).toBe(
      'Role Build, account 111111111111, can assume no role, 1 conditional, 1 unknown, 1 edge leads here.',
    );
    expect(sentence(roleArn('222222222222', 'Vendor'))).toContain('only mentioned');
    expect(sentence(deploy)).toContain('uses 1 resource');
  });

  test('an account says how much is in it', () => {
    expect(sentence('111111111111')).toBe('Account 111111111111, build, 2 principals.');
  });

  test('an edge says its sentence, its verdict and every gate', () => {
    expect(sentence(toDeploy)).toMatch(
      /conditional\. Conditional\. Permission says yes\. Trust depends on the request\.$/,
    );
  });

  test('each is one full sentence', () => {
    for (const item of items) expect(itemSentence(item, testGraph)).toMatch(/^\S.*\.$/);
  });
});

describe('OUs', () => {
  const inside = {
    ...testGraph,
    accounts: testGraph.accounts.map((account, i): (typeof testGraph.accounts)[number] =>
      i < 2 ? Object.assign({}, account, { units: [{ id: 'ou-a', name: 'Prod' }] }) : account,
    ),
  };
  const placed = place(inside);
  const read = canvasItems(inside, placed);
  const unit = read.findIndex(({ kind }) => kind === 'unit');

  test('stand before what is in them, which comes in one piece', () => {
    const accounts = new Set(inside.accounts.filter(({ units }) => units).map(({ id }) => id));
    const own = read.map((item) =>
      item.kind === 'account'
        ? accounts.has(item.id)
        : item.kind === 'node' && accounts.has(item.node.account ?? ''),
    );
    const nodes = read.filter(({ kind }) => kind === 'node').length;
    const [first, last] = [own.indexOf(true), own.lastIndexOf(true)];
    expect(unit).toBe(first - 1);
    expect(read.slice(first, last + 1).every((item, i) => item.kind === 'edge' || own[first + i])).toBe(true);
    expect(nodes).toBe(inside.nodes.length);
  });

  test('say their names, and so do the nodes in them', () => {
    expect(itemSentence(read[unit]!, inside)).toBe('OU Prod, 2 accounts.');
    const node = read.slice(unit).find(({ kind }) => kind === 'node')!;
    expect(itemSentence(node, inside)).toMatch(/, account \d{12} in OU Prod,/);
  });

  test('are one step of an arrow like a node', () => {
    expect(step(read, read[unit]!.id, 'ArrowDown')).toBe(read[unit + 1]!.id);
    expect(step(read, read[unit + 1]!.id, 'ArrowUp')).toBe(read[unit]!.id);
  });
});

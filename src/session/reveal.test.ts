import { expect, test } from 'vitest';
import { inUnits, testGraph } from '#graph/testGraph.ts';
import { visibleGraph } from '#graph/visibleGraph.ts';
import type { ViewChoices } from '#workspace/workspace.ts';
import { revealing } from './reveal.ts';

/** So many accounts of so many roles; the first role of each leads to the first of the next, and to all of its own. */
function estate(accounts: number, roles: number) {
  const id = (account: number, role: number) => `a${account}r${role}`;
  const nodes = Array.from({ length: accounts * roles }, (_, i) => ({
    id: id(i % accounts, Math.floor(i / accounts)),
    account: `acc${i % accounts}`,
  }));
  const edges = Array.from({ length: accounts }, (_, a) => [
    { from: id(a, 0), to: id((a + 1) % accounts, 0) },
    ...Array.from({ length: roles - 1 }, (_, r) => ({ from: id(a, 0), to: id(a, r + 1) })),
  ]);
  return testGraph(
    [...nodes, { id: 'bucket', kind: 'resource', account: null }],
    [...edges.flat(), { from: id(0, 0), to: 'bucket', access: true }],
  );
}

const applied = (view: ViewChoices, change: object): ViewChoices =>
  Object.fromEntries(Object.entries({ ...view, ...change }).filter(([, value]) => value !== undefined));

test.each([
  ['a role of a closed account', estate(6, 30), {}, 'a3r7'],
  ['a role of an account that is told in groups', estate(5, 400), {}, 'a3r377'],
  ['a role that the filter leaves out', estate(6, 30), { filter: { text: 'a1' } }, 'a3r7'],
  ['a resource that is not drawn', estate(6, 30), {}, 'bucket'],
  ['one account among very many', estate(400, 3), {}, 'a311r2'],
] as const)('%s is drawn after that', (_, whole, view, id) => {
  expect(visibleGraph(whole, view).nodes.some((node) => node.id === id)).toBe(false);
  const next = applied(view, revealing(whole, view, id));
  expect(visibleGraph(whole, next).nodes.some((node) => node.id === id)).toBe(true);
  expect(next.selection).toBe(id);
});

test('what is drawn already is only selected', () => {
  expect(revealing(estate(2, 3), {}, 'a1r1')).toEqual({ selection: 'a1r1' });
});

test('an account is found open', () => {
  const whole = estate(6, 30);
  const next = applied({}, revealing(whole, {}, 'acc4'));
  expect(next.collapsed).not.toContain('acc4');
});

test('what is in a closed OU is found, and so is an OU in a closed one', () => {
  const bare = estate(6, 3);
  const ways = (id: string) => (id === 'acc4' ? ['Work', 'Prod'] : ['Work', 'Dev']);
  const whole = inUnits(bare, Object.fromEntries(bare.accounts.map(({ id }) => [id, ways(id)])));
  const view = { collapsed: ['ou-Work', 'ou-Prod', 'ou-Dev'] };
  expect(visibleGraph(whole, view).nodes.some(({ id }) => id === 'ou-Work')).toBe(true);
  const role = applied(view, revealing(whole, view, 'a4r1'));
  expect(visibleGraph(whole, role).nodes.some(({ id }) => id === 'a4r1')).toBe(true);
  expect(role.collapsed).toEqual(['ou-Dev']);
  const unit = applied(view, revealing(whole, view, 'ou-Dev'));
  expect(unit).toMatchObject({ selection: 'ou-Dev', collapsed: ['ou-Prod', 'ou-Dev'] });
  expect(visibleGraph(whole, unit).nodes.some(({ id }) => id === 'ou-Dev')).toBe(true);
});

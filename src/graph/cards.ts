// Nodes that stand for many: closed accounts, what is outside of accounts, groups inside of a large account.
import type { OrganizationalUnit } from '#decision/inventory.ts';
import type { EdgeWord, GraphAccount, GraphNode } from './accessGraph.ts';
import { accountsWords, type Unit } from './unitTree.ts';
import { NODE_LOOK } from './look.ts';

/** Stands among the closed accounts for all resources outside of any account, which are then one node of this id. */
export const OUTSIDE = 'resources';
/** The same for services and whoever else belongs to no account. */
export const SERVICES = 'services';

export const isOutsideResource = ({ kind, account }: GraphNode): boolean =>
  kind === 'resource' && account === null;
export const isOutsideCaller = ({ kind, account }: GraphNode): boolean =>
  kind !== 'resource' && account === null;

/** More nodes than this in one open account, or accounts on one map, are told in groups. */
export const GROUP_ABOVE = 150;
const LEAST_IN_GROUP = 40;

/** How many go into one group where more than `limit` are grouped. */
export function groupSize(count: number, limit: number): number {
  const size = Math.max(Math.min(LEAST_IN_GROUP, limit), Math.ceil(Math.sqrt(count)));
  // All about equally large.
  return Math.ceil(count / Math.ceil(count / size));
}

/** Id of the group with this number in a container: an account, or `MAP`. */
export const groupId = (container: string, nth: number): string => `${container}#${nth + 1}`;
/** The container of groups of accounts. */
export const MAP = 'accounts';

/** The container of a group by the group's id; null: no group. */
export const containerOf = (id: string): string | null => /^(.*)#\d+$/su.exec(id)?.[1] ?? null;

const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

const principalsIn = (nodes: readonly GraphNode[]): number =>
  nodes.filter((node) => node.kind !== 'resource').length;

/** How many nodes stand behind this one: principals only, since that is what a picture is about. */
const standing = (nodes: readonly GraphNode[]): number =>
  nodes.reduce((sum, node) => sum + (node.closed ?? (node.kind === 'resource' ? 0 : 1)), 0);

/** The one node that stands for everything in a closed account; its id is the account's, whose title is on its box. */
export function accountCard(account: GraphAccount, nodes: readonly GraphNode[]): GraphNode {
  const roles = nodes.filter((node) => node.kind === 'role').length;
  const others = nodes.length - roles;
  return {
    id: account.id,
    kind: 'account',
    account: account.id,
    label: roles > 0 ? counted(roles, 'role') : counted(others, 'principal'),
    detail: roles > 0 && others > 0 ? `and ${others} more` : 'closed account',
    declared: account.declared,
    guessed: false,
    closed: principalsIn(nodes),
  };
}

/** The one node that stands for all accounts of a closed OU; its id is the OU's, whose title is on its box. */
export function unitCard(id: string, { accounts, units }: Unit, nodes: readonly GraphNode[]): GraphNode {
  const roles = nodes.filter((node) => node.kind === 'role').length;
  const principals = principalsIn(nodes);
  return {
    id,
    kind: 'account',
    account: null,
    label: accountsWords(accounts.length),
    detail: roles > 0 ? counted(roles, 'role') : counted(principals, 'principal'),
    declared: nodes.some(({ declared }) => declared),
    guessed: false,
    closed: principals,
    units,
    accounts: accounts.length,
  };
}

const WORD: Readonly<Record<string, string>> = { federated: 'provider', anyone: 'outsider' };

/** A node for all of `nodes`, which belong together only by where they stand; `units`: where accounts do. */
export function groupCard(
  id: string,
  nodes: readonly GraphNode[],
  units?: readonly OrganizationalUnit[],
): GraphNode {
  const kinds = new Set(nodes.map(({ kind }) => kind));
  const [first] = nodes;
  const last = nodes.at(-1);
  const kind = kinds.size === 1 && first !== undefined ? first.kind : 'role';
  const isMap = units !== undefined || id.startsWith(`${MAP}#`);
  const word = isMap ? 'account' : kinds.size === 1 ? (WORD[kind] ?? NODE_LOOK[kind].word) : 'principal';
  const nameOf = (node: GraphNode | undefined) => (isMap ? node?.id : node?.label) ?? '';
  return {
    id,
    kind: isMap ? 'account' : kind,
    account: isMap ? null : (first?.account ?? null),
    label: counted(nodes.length, word),
    detail: `${nameOf(first)} … ${nameOf(last)}`,
    declared: true,
    guessed: false,
    closed: standing(nodes),
    ...(units === undefined ? {} : { units, accounts: nodes.length }),
  };
}

/** All of them as one: services and resources outside of accounts. */
export function outsideCard(id: typeof OUTSIDE | typeof SERVICES, nodes: readonly GraphNode[]): GraphNode {
  const services = nodes.filter((node) => node.kind === 'service').length;
  const others = nodes.length - services;
  const words = [
    ...(services > 0 ? [counted(services, 'service')] : []),
    ...(others > 0 ? [services > 0 ? `${others} more` : `${others} outside of accounts`] : []),
  ];
  return {
    id,
    kind: id === OUTSIDE ? 'resource' : 'service',
    account: null,
    label: id === OUTSIDE ? counted(nodes.length, 'resource') : words.join(', '),
    detail: 'closed · outside of accounts',
    declared: false,
    guessed: false,
    closed: principalsIn(nodes),
  };
}

/** Adds to each card how many edges run inside it. */
export function withInside(
  nodes: readonly GraphNode[],
  edges: readonly EdgeWord[],
  standsFor: (id: string) => string,
): GraphNode[] {
  const inside = new Map<string, number>();
  for (const { source, target } of edges) {
    const stand = standsFor(source);
    if (stand === standsFor(target) && (stand !== source || stand !== target))
      inside.set(stand, (inside.get(stand) ?? 0) + 1);
  }
  return nodes.map((node) => {
    const count = inside.get(node.id);
    if (count === undefined || node.closed === undefined) return node;
    return { ...node, inside: count, detail: `${node.detail} · ${counted(count, 'edge')} inside` };
  });
}

// The boxes of OUs around the accounts of a picture. An OU in which there is only one other OU has no box of its own:
// the inner one says both names. The root has none: it would stand around everything.
import type { OrganizationalUnit } from '#decision/inventory.ts';
import type { GraphAccount, GraphNode } from './accessGraph.ts';

export interface UnitBox {
  /** Of the innermost OU that it stands for. */
  readonly id: string;
  /** The OUs that it stands for, from the outside in. */
  readonly units: readonly OrganizationalUnit[];
  /** The box around it. */
  readonly parent: string | null;
  /** Accounts in it, also those behind one node. */
  readonly accounts: number;
  /** All of it is one node, which opens. */
  readonly closed: boolean;
}

export interface UnitTree {
  /** By id, in order of appearance, each after the box around it. */
  readonly boxes: ReadonlyMap<string, UnitBox>;
  /** Ids of the boxes around an account or a node, from the outside in. */
  readonly around: (one: Pick<GraphNode, 'account' | 'units'>) => readonly string[];
}

/** An OU by itself, drawn or not. */
export interface Unit {
  /** The way to it, itself last. */
  readonly units: readonly OrganizationalUnit[];
  /** Ids of the accounts in it and in the OUs below. */
  readonly accounts: readonly string[];
}

interface Drawn {
  readonly accounts: readonly GraphAccount[];
  readonly nodes: readonly GraphNode[];
}

export const isRoot = ({ id }: OrganizationalUnit): boolean => id.startsWith('r-');

const NOTHING: readonly string[] = [];
const NONE: UnitTree = { boxes: new Map(), around: () => NOTHING };

interface Growing {
  readonly unit: OrganizationalUnit;
  readonly parent: Growing | null;
  readonly children: Growing[];
  /** Something stands in it directly. */
  holds: boolean;
  accounts: number;
  closed: boolean;
}

const countUp = (unit: Growing | null, accounts: number): void => {
  for (let at = unit; at !== null; at = at.parent) at.accounts += accounts;
};

/** The first parent that anybody names counts: texts that contradict each other make no circle. */
function grow(byId: Map<string, Growing>, units: readonly OrganizationalUnit[]): Growing | null {
  let at: Growing | null = null;
  for (const unit of units) {
    if (isRoot(unit)) continue;
    let known = byId.get(unit.id);
    if (known === undefined) {
      known = { unit, parent: at, children: [], holds: false, accounts: 0, closed: false };
      byId.set(unit.id, known);
      at?.children.push(known);
    }
    at = known;
  }
  return at;
}

/** Without children but one, and nothing beside it. */
const isMerged = ({ children, holds }: Growing): boolean => !holds && children.length === 1;

/** Every OU of the picture with its box, or the box that says its name as well. */
export function unitTree({ accounts, nodes }: Drawn): UnitTree {
  const cards = nodes.filter(({ units = [] }) => units.length > 0);
  if (cards.length === 0 && accounts.every(({ units = [] }) => units.length === 0)) return NONE;
  const byId = new Map<string, Growing>();
  const innermost = new Map<string, Growing>();
  for (const { id, units = [] } of accounts) {
    const unit = grow(byId, units);
    if (unit === null) continue;
    unit.holds = true;
    innermost.set(id, unit);
    countUp(unit, 1);
  }
  for (const { id, accounts: count = 0, units = [] } of cards) {
    const unit = grow(byId, units);
    if (unit === null) continue;
    unit.holds = true;
    unit.closed ||= id === unit.unit.id;
    countUp(unit, count);
  }
  const boxes = new Map<string, UnitBox>();
  const inside = (unit: Growing | null): readonly Growing[] =>
    unit === null ? [] : [...inside(unit.parent), unit];
  for (const unit of byId.values()) {
    if (isMerged(unit)) continue;
    const path = inside(unit);
    const outer = path.slice(0, -1).findLastIndex((one) => !isMerged(one));
    boxes.set(unit.unit.id, {
      id: unit.unit.id,
      units: path.slice(outer + 1).map((one) => one.unit),
      parent: path[outer]?.unit.id ?? null,
      accounts: unit.accounts,
      closed: unit.closed,
    });
  }
  const paths = new Map<Growing, readonly string[]>();
  const around: UnitTree['around'] = ({ account, units }) => {
    const id = units?.findLast((one) => !isRoot(one))?.id;
    const unit = id === undefined ? innermost.get(account ?? '') : byId.get(id);
    if (unit === undefined) return NOTHING;
    const known = paths.get(unit) ?? inside(unit).flatMap((one) => (isMerged(one) ? [] : [one.unit.id]));
    paths.set(unit, known);
    return known;
  };
  return { boxes, around };
}

/** Ids of the OUs that an account is in, from the outside in. */
export const unitIds = ({ units = [] }: Pick<GraphAccount, 'units'>): readonly string[] =>
  units.flatMap((unit) => (isRoot(unit) ? [] : [unit.id]));

/** Every OU of a graph with the way to it and the accounts in it, by id, in order of appearance. */
export function everyUnit(accounts: readonly GraphAccount[]): ReadonlyMap<string, Unit> {
  const all = new Map<string, { units: readonly OrganizationalUnit[]; accounts: string[] }>();
  for (const { id, units = [] } of accounts)
    units.forEach((unit, i) => {
      if (isRoot(unit)) return;
      const known = all.get(unit.id);
      if (known === undefined) all.set(unit.id, { units: units.slice(0, i + 1), accounts: [id] });
      else known.accounts.push(id);
    });
  return all;
}

/** Ids of the OUs that can be closed without all of the picture becoming one node, if there are any. */
export function innerUnits(accounts: readonly GraphAccount[]): readonly string[] {
  const all = everyUnit(accounts);
  const inner = [...all].flatMap(([id, unit]) => (unit.accounts.length === accounts.length ? [] : [id]));
  return inner.length > 0 ? inner : [...all.keys()];
}

export const unitName = ({ id, name }: OrganizationalUnit): string => name ?? id;

/** `Workloads / Prod`. */
export const unitsWords = (units: readonly OrganizationalUnit[]): string =>
  units
    .filter((unit) => !isRoot(unit))
    .map(unitName)
    .join(' / ');

/** By node: the OUs that it stands in, from the outside in, as `Workloads / Prod`; empty: in none, or nobody said. */
export function unitsOfNodes({ accounts, nodes }: Drawn): (id: string) => string {
  const byAccount = new Map(accounts.map(({ id, units = [] }) => [id, unitsWords(units)]));
  const byNode = new Map(
    nodes.map(({ account, id, units }) => [
      id,
      units === undefined ? (byAccount.get(account ?? '') ?? '') : unitsWords(units),
    ]),
  );
  return (id) => byNode.get(id) ?? '';
}

export const accountsWords = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'account' : 'accounts'}`;

/** `OU Workloads / Prod · 12 accounts`, as it stands in files. */
export const unitTitle = ({ accounts, units }: UnitBox): string =>
  `OU ${unitsWords(units)} · ${accountsWords(accounts)}`;

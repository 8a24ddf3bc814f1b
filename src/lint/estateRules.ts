// What only many documents together show.
import { PAGES } from './pages.ts';
import { demands, isNull } from './reading.ts';
import type { PlacedHit, Rule } from './rule.ts';
import { type EstateView, placeOf, type StatementView, type TestView } from './views.ts';

/** Names that editors and the console give by themselves. */
const GENERATED = /^(?:VisualEditor\d*|Stmt\d*|Statement\d*|Sid\d*|\d+|Allow|Deny)$/i;

const isAboutSts = ({ actions }: StatementView): boolean =>
  actions.length > 0 && actions.every((action) => action.startsWith('sts:'));

const isAboutOthers = ({ actions }: StatementView): boolean =>
  actions.length > 0 && actions.every((action) => !action.startsWith('sts:') && action !== '*');

const sidPlace = ({ document, statement }: StatementView) =>
  placeOf(document.attached, [...statement.path, 'Sid']);

const firstAction = ({ statement }: StatementView): string => statement.actions?.patterns[0]?.text ?? '';

/** A statement about STS with the Sid of one about something else: copied, and half changed. */
function misleadingSids({ statements }: EstateView): readonly PlacedHit[] {
  const others = new Map<string, StatementView>();
  for (const view of statements) {
    const { sid } = view.statement;
    if (sid !== undefined && !GENERATED.test(sid) && isAboutOthers(view) && !others.has(sid))
      others.set(sid, view);
  }
  return statements.flatMap((view) => {
    const { sid } = view.statement;
    const other = sid === undefined || !isAboutSts(view) ? undefined : others.get(sid);
    if (sid === undefined || other === undefined) return [];
    const message = `The Sid "${sid}" belongs to a statement about ${firstAction(other)} elsewhere; this one is about ${firstAction(view)}.`;
    return [{ place: sidPlace(view), message, related: [sidPlace(other)] }];
  });
}

const isExternalId = (test: TestView): boolean =>
  test.key === 'sts:externalid' && test.in.allows && demands(test) && !isNull(test);

interface Use {
  readonly view: TestView;
  readonly place: PlacedHit['place'];
}

function sharedExternalIds({ statements }: EstateView): readonly PlacedHit[] {
  const uses = new Map<string, Use[]>();
  const hits: PlacedHit[] = [];
  for (const statement of statements) {
    for (const view of statement.tests.filter(isExternalId)) {
      for (const { text, path } of view.values) {
        const place = placeOf(statement.document.attached, path);
        if (statement.document.policy.type === 'trust') {
          uses.set(text, [...(uses.get(text) ?? []), { view, place }]);
        } else {
          const message = `"${text}" is the ExternalId that the caller sends: in a permissions policy it protects nothing, and whoever may read the policy learns it.`;
          hits.push({ place, message });
        }
      }
    }
  }
  for (const [text, list] of uses) {
    const owners = new Set(list.map(({ view }) => trustedBy(view)));
    const [first, ...rest] = list;
    if (owners.size < 2 || first === undefined) continue;
    const message = `The ExternalId "${text}" is given to several third parties: each must have its own.`;
    hits.push({ place: first.place, message, related: rest.map(({ place }) => place) });
  }
  return hits;
}

const trustedBy = ({ in: { principals } }: TestView): string =>
  principals
    .map(({ value }) => value)
    .sort()
    .join();

/** Strongly connected roles (Tarjan's algorithm without recursion, so that long chains do not overflow). */
function rings(next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const enter = (node: string): { node: string; at: number } => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    open.push(node);
    isOpen.add(node);
    return { node, at: 0 };
  };
  const leave = (node: string): void => {
    if (low.get(node) !== order.get(node)) return;
    const ring = open.splice(open.indexOf(node));
    for (const member of ring) isOpen.delete(member);
    if (ring.length > 1) found.push(ring);
  };
  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const stack = [enter(start)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { node } = top;
      const to = next.get(node)?.[top.at++];
      if (to === undefined) {
        stack.pop();
        const parent = stack.at(-1)?.node;
        leave(node);
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      } else if (!order.has(to)) {
        stack.push(enter(to));
      } else if (isOpen.has(to)) {
        low.set(node, Math.min(low.get(node) ?? 0, order.get(to) ?? 0));
      }
    }
  }
  return found;
}

function cycles({ model, edges }: EstateView): readonly PlacedHit[] {
  const next = new Map<string, string[]>();
  for (const { source, target, verdict } of edges) {
    if (verdict !== 'valid' && verdict !== 'conditional') continue;
    if (source === target || model.byArn.get(source)?.record.kind !== 'role') continue;
    next.set(source, [...(next.get(source) ?? []), target]);
  }
  return rings(next).flatMap((ring) => {
    const places = ring.flatMap((arn) => model.byArn.get(arn)?.trust?.[0]?.attached.place ?? []);
    const [place, ...related] = places;
    const names = ring.map((arn) => model.byArn.get(arn)?.record.name ?? arn).sort();
    const message = `${names.join(', ')} can become each other: whoever holds one holds all, and can renew the session for ever.`;
    return place === undefined ? [] : [{ place, message, related }];
  });
}

export const ESTATE_RULES: readonly Rule[] = [
  {
    id: 'L-SID-MISLEADING',
    severity: 'info',
    where: 'all',
    title: 'Sid of another statement',
    why: 'A copied Sid makes people read something that does not stand there.',
    page: PAGES.sid,
    estate: misleadingSids,
  },
  {
    id: 'L-EXTERNALID-SECRET',
    severity: 'info',
    where: 'all',
    title: 'ExternalId used twice',
    why: 'An ExternalId is no secret but must be unique: it tells the third party’s customers apart.',
    page: PAGES.thirdParty,
    estate: sharedExternalIds,
  },
  {
    id: 'L-CYCLE',
    severity: 'info',
    where: 'edge',
    title: 'Roles that can become each other',
    why: 'A ring makes one role of many, and its sessions never have to end.',
    page: PAGES.roles,
    estate: cycles,
  },
];

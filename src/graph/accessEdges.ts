// Permissions on resources as edges: one for each principal and resource node, told as much as its grants are.
import type { AccessWord, ResourceAccess } from '#assume/resourceAccess.ts';
import type { Gate } from '#decision/verdict.ts';
import type { AccessGraphEdge, EdgeWord } from './accessGraph.ts';
import { edgeId } from './edgeId.ts';
import { resourceId } from './nodeOf.ts';

/** Two grants on one resource: the one that is not blocked tells the verdict, and its actions come first. */
const inOrder = <A extends AccessWord>(a: A, b: A): readonly [A, A] =>
  a.verdict === 'invalid' && b.verdict !== 'invalid' ? [b, a] : [a, b];

const allActions = (main: AccessWord, other: AccessWord): readonly string[] => [
  ...new Set([...main.actions, ...other.actions]),
];

export function joinedWords(a: AccessWord, b: AccessWord): AccessWord {
  const [main, other] = inOrder(a, b);
  return { ...main, actions: allActions(main, other) };
}

const distinct = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

function joinedGate(a: Gate, b: Gate): Gate {
  return { answer: a.answer, statements: distinct([...a.statements, ...b.statements]) };
}

/** `s3:GetObject`, `s3:GetObject and 2 more`: as `resourceAccess` says it. */
const counted = ([first = '', ...rest]: readonly string[]): string =>
  rest.length === 0 ? first : `${first} and ${rest.length} more`;

function joined(a: ResourceAccess, b: ResourceAccess): ResourceAccess {
  const [main, other] = inOrder(a, b);
  const alike = main.verdict === other.verdict;
  const actions = allActions(main, other);
  const { trust, permission, boundary, session, scp, rcp } = main.gates;
  return {
    ...main,
    actions,
    places: distinct([...main.places, ...other.places]),
    gates: alike
      ? {
          trust: joinedGate(trust, other.gates.trust),
          permission: joinedGate(permission, other.gates.permission),
          boundary: joinedGate(boundary, other.gates.boundary),
          session: joinedGate(session, other.gates.session),
          scp: joinedGate(scp, other.gates.scp),
          rcp: joinedGate(rcp, other.gates.rcp),
        }
      : main.gates,
    reasons: distinct([...main.reasons, ...other.reasons]),
    requires: distinct([...main.requires, ...other.requires]),
    text: alike
      ? main.text.replace(counted(main.actions), () => counted(actions))
      : `${main.text} ${other.text}`,
  };
}

/** One for each principal and resource node, in reading order. */
export function perNode<A extends AccessWord>(access: readonly A[], join: (a: A, b: A) => A): readonly A[] {
  const byEnds = new Map<string, A>();
  for (const one of access) {
    const key = `${one.principal}→${resourceId(one)}`;
    const before = byEnds.get(key);
    byEnds.set(key, before === undefined ? one : join(before, one));
  }
  return [...byEnds.values()];
}

export function accessEdgeWord(access: AccessWord): EdgeWord & { readonly kind: 'access' } {
  const { actions, principal, service, verdict } = access;
  const [action = `${service}:*`] = actions;
  const target = resourceId(access);
  return {
    id: edgeId(principal, target, action),
    kind: 'access',
    source: principal,
    target,
    action,
    actions,
    verdict,
  };
}

/** The edges of grants that are told, in reading order. */
export const accessEdges = (access: readonly ResourceAccess[]): readonly AccessGraphEdge[] =>
  perNode(access, joined).map((one) => {
    const { actions, gates, label, missing, reasons, requires, text } = one;
    return Object.assign(accessEdgeWord(one), { actions, gates, reasons, requires, missing, text, label });
  });

// Conditions and statements that always hold, or never.
import { compileTest, evaluateTest } from '#iam/conditions.ts';
import { ABSENT, contextOf } from '#iam/context.ts';
import { parseDate } from '#language/operators.ts';
import type { PatternList, PrincipalEntry, Statement } from '#language/policy.ts';
import { globOf } from '#language/wildcard.ts';
import { domain } from '#decision/domain.ts';
import { PAGES } from './pages.ts';
import { hasVariable, isNull } from './reading.ts';
import { type Hit, NO_HITS, NO_PLACED_HITS, type PlacedHit, type Rule } from './rule.ts';
import type { DocumentView, EdgeView, StatementView, TestView } from './views.ts';

/** In every call that makes a role session. */
const ALWAYS_SENT = new Set([
  'sts:rolesessionname',
  'aws:requestedregion',
  'aws:currenttime',
  'aws:useragent',
]);

function tautology(view: TestView): readonly Hit[] {
  const { key, test, use, values } = view;
  if (use === null || use.operator.negated) return NO_HITS;
  const star = use.operator.wildcards && values.some(({ text }) => text === '*');
  const always = ALWAYS_SENT.has(key) || use.ifExists || use.set === 'ForAllValues';
  const tls = key === 'aws:securetransport' && use.operator.name === 'Bool' && test.values.includes('true');
  if (!(star && always) && !(tls && view.in.allows)) return NO_HITS;
  const why = tls ? 'STS is only reached over TLS' : 'every value passes';
  return [
    { path: test.path, message: `The test of ${test.key} is always true, because ${why}: leave it out.` },
  ];
}

const NOTHING_KNOWN = contextOf({});

/** Exact enough that trying the mentioned values tries all that matter. */
const isExact = (view: TestView): boolean => view.use?.operator.wildcards === false || isNull(view);

function contradiction(view: StatementView): readonly Hit[] {
  const byKey = new Map<string, TestView[]>();
  for (const test of view.tests) {
    if (test.use === null || test.use.set !== null || test.record?.multi === true) continue;
    // A key that cannot exist is told by L-UNKNOWN-KEY.
    if (test.record === null && !test.key.includes(':')) continue;
    if (test.values.some(({ text }) => hasVariable(text))) continue;
    byKey.set(test.key, [...(byKey.get(test.key) ?? []), test]);
  }
  const hits: Hit[] = [];
  for (const [key, tests] of byKey) {
    const last = tests.at(-1);
    if (last === undefined || tests.length < 2 || tests.length > 8 || !tests.some(isExact)) continue;
    const uses = tests.map(({ test }) => ({ test, variables: false }));
    const compiled = uses.map(({ test }) => compileTest(test, false));
    const states = [...domain({ key, uses, hints: [], mayBeAbsent: true }, NOTHING_KNOWN), ABSENT];
    const possible = states.some((fact) => {
      const context = contextOf({ [key]: fact });
      return compiled.every((test) => evaluateTest(test, context) === 'yes');
    });
    if (possible) continue;
    const names = tests.map(({ test }) => test.operator).join(' and ');
    hits.push({ path: last.test.path, message: `${names} on ${last.test.key} can never hold together.` });
  }
  return hits;
}

/** A grant exists in some request and a demand in another, but never both in one. */
function impossibleEdge(view: EdgeView): readonly PlacedHit[] {
  if (view.word.verdict !== 'invalid') return NO_PLACED_HITS;
  const reason = view.edge.reasons.find(({ code }) => code === 'CONTRADICTORY_CONDITIONS');
  const [place, ...related] = reason?.places ?? [];
  if (reason === undefined || place === undefined) return NO_PLACED_HITS;
  return [{ place, message: `The conditions on the way can never hold together: ${reason.text}`, related }];
}

const CLOCK = new Set(['aws:currenttime', 'aws:epochtime']);

function timeOver(view: TestView): readonly Hit[] {
  const { now } = view.in.document;
  const name = view.use?.operator.name ?? '';
  if (
    now === undefined ||
    !CLOCK.has(view.key) ||
    !/^(?:Date|Numeric)(?:LessThan(?:Equals)?|Equals)$/.test(name)
  ) {
    return NO_HITS;
  }
  const dates = view.values.map(({ text }) => parseDate(text) ?? Number.POSITIVE_INFINITY);
  if (dates.length === 0 || dates.some((date) => date >= now)) return NO_HITS;
  const what = view.in.allows ? 'allows' : 'denies';
  return view.values.slice(0, 1).map(({ text, path }) => ({
    path,
    message: `The time until "${text}" is over: this statement ${what} nothing any more.`,
  }));
}

/** Patterns of the Deny that stand for every pattern of the Allow. `?` is left out: it would match a `*`. */
function shadowed(deny: PatternList | undefined, allow: PatternList | undefined, fold: boolean): boolean {
  if (deny === undefined || allow === undefined || deny.negated || allow.negated) return deny === allow;
  const text = (value: string): string => (fold ? value.toLowerCase() : value);
  const tests = deny.patterns.map((p) => text(p.text)).filter((p) => !p.includes('?') && !hasVariable(p));
  return allow.patterns.every((p) => tests.some((pattern) => globOf(pattern)(text(p.text))));
}

function samePrincipals(
  deny: readonly PrincipalEntry[] | undefined,
  allow: readonly PrincipalEntry[] | undefined,
): boolean {
  if (deny === undefined || allow === undefined) return deny === allow;
  const named = new Set(deny.map(({ key, value }) => `${key} ${value}`));
  return allow.every(
    ({ key, value }) => named.has(`${key} ${value}`) || (key === 'AWS' && named.has('AWS *')),
  );
}

const MAX_DENIES = 20;

function shadowedAllows({ policy }: DocumentView): readonly Hit[] {
  const denies = policy.statements
    .filter(
      ({ effect, conditions, notPrincipals }) =>
        effect === 'Deny' && conditions.length === 0 && notPrincipals === undefined,
    )
    .slice(0, MAX_DENIES);
  if (denies.length === 0 || policy.type === 'resource') return NO_HITS;
  const isShadowed = (allow: Statement): boolean =>
    denies.some(
      (deny) =>
        shadowed(deny.actions, allow.actions, true) &&
        shadowed(deny.resources, allow.resources, false) &&
        samePrincipals(deny.principals, allow.principals),
    );
  return policy.statements
    .filter((allow) => allow.effect === 'Allow' && isShadowed(allow))
    .map(({ path }) => ({
      path,
      message: 'A Deny of this document always overrules this Allow: it does nothing.',
    }));
}

export const LOGIC_RULES: readonly Rule[] = [
  {
    id: 'L-TAUTOLOGY',
    severity: 'info',
    where: 'trust',
    title: 'Condition that is always true',
    why: 'It looks like a restriction and is none.',
    page: PAGES.condition,
    test: tautology,
  },
  {
    id: 'L-CONTRADICTION',
    severity: 'error',
    where: 'all',
    title: 'Conditions that can never hold together',
    why: 'All tests of a statement must hold for the same request.',
    page: PAGES.multivalued,
    statement: contradiction,
    edge: impossibleEdge,
  },
  {
    id: 'L-TIME-OVER',
    severity: 'warning',
    where: 'all',
    title: 'Time window in the past',
    why: 'The statement has stopped to apply and only looks as if it did.',
    page: PAGES.operators,
    test: timeOver,
  },
  {
    id: 'L-DENY-SHADOWS',
    severity: 'info',
    where: 'all',
    title: 'Allow that a Deny overrules',
    why: 'An explicit Deny wins always, so the Allow is dead text.',
    page: PAGES.evaluation,
    document: shadowedAllows,
  },
];

// What only both ends of an edge together show.
import { callerKind } from '#language/caller.ts';
import type { Place } from '#decision/inventory.ts';
import type { Compiled } from '#decision/model.ts';
import type { Severity } from '#text/problem.ts';
import { PAGES } from './pages.ts';
import { isAdmin, matching } from './permissionRules.ts';
import { covers } from './reading.ts';
import { NO_PLACED_HITS, type PlacedHit, type Rule } from './rule.ts';
import { ASSUME, TAG_SESSION } from './stsActions.ts';
import { type EdgeView, placeOf } from './views.ts';

const opens = ({ word }: EdgeView): boolean => word.verdict === 'valid' || word.verdict === 'conditional';

const hasReason = ({ edge }: EdgeView, code: string): boolean =>
  edge.reasons.some((reason) => reason.code === code);

/** Where the trust policy lets the source in: the principal that matched, else the statement. */
function trustPlace({ edge, target }: EdgeView): Place | null {
  const [statement] = edge.gates.trust.statements;
  if (statement !== undefined) return statement.evidence[0] ?? statement.place;
  return target?.trust?.[0]?.attached.place ?? target?.record.place ?? null;
}

const atTrust = (view: EdgeView, message: string, severity?: Severity): readonly PlacedHit[] => {
  const place = trustPlace(view);
  if (place === null) return NO_PLACED_HITS;
  return [{ place, message, severity }];
};

const sameAccount = ({ source, target }: EdgeView): boolean =>
  source !== null && target !== null && source.record.account === target.record.account;

const crossAccount = ({ source, target }: EdgeView): boolean =>
  source !== null && target !== null && source.record.account !== target.record.account;

const DIRECT = ['TRUST_DIRECT_USER', 'TRUST_DIRECT_ROLE', 'TRUST_DIRECT_SESSION'];

function superfluous(view: EdgeView): readonly PlacedHit[] {
  const { source, word } = view;
  if (!opens(view) || !sameAccount(view)) return NO_PLACED_HITS;
  const hits = (source?.identity ?? []).flatMap(({ attached, policy }) =>
    policy.statements
      .filter((s) => s.effect === 'Allow' && covers(s, ASSUME) && s.resources?.negated === false)
      .flatMap((s) => s.resources?.patterns.filter(({ text }) => text === word.target) ?? [])
      .map(({ path }) => ({
        place: placeOf(attached, path),
        message: `Not needed: the trust policy names ${source?.record.name ?? 'the caller'} itself, in the same account. It becomes needed the day the trust names the account instead.`,
      })),
  );
  return hits.length > 0 && DIRECT.some((code) => hasReason(view, code)) ? hits : NO_PLACED_HITS;
}

const boundaryBypassed = (view: EdgeView): readonly PlacedHit[] =>
  view.source !== null && (view.source.boundary ?? null) !== null && hasReason(view, 'BOUNDARY_BYPASSED')
    ? atTrust(
        view,
        `The permissions boundary of ${view.source.record.name} does not allow this, but does not count here, because the trust policy names the user, the session or everybody.`,
      )
    : NO_PLACED_HITS;

function chained(view: EdgeView): readonly PlacedHit[] {
  const { source, reachable } = view;
  if (!opens(view) || source?.record.kind !== 'role' || !reachable.has(source.record.arn))
    return NO_PLACED_HITS;
  return atTrust(
    view,
    `${source.record.name} is itself assumed: this second step is role chaining, and its session ends after one hour at most, whatever the role allows.`,
  );
}

/** Statements that allow sts:TagSession by name; wildcards do not say that tags are passed. */
const namesTagSession = (policies: readonly Compiled[]): boolean =>
  policies.some(({ policy }) =>
    policy.statements.some(
      ({ effect, actions }) =>
        effect === 'Allow' &&
        actions?.patterns.some(({ text }) => text.toLowerCase() === TAG_SESSION) === true,
    ),
  );

const allowsTagSession = (policies: readonly Compiled[], target: string): boolean =>
  policies.some(({ policy }) =>
    policy.statements.some(
      (s) =>
        s.effect === 'Allow' &&
        covers(s, TAG_SESSION) &&
        (s.resources === undefined ||
          s.resources.negated ||
          matching(s.resources.patterns, target).length > 0),
    ),
  );

function oneSidedTags(view: EdgeView): readonly PlacedHit[] {
  const { source, target, word } = view;
  if (!opens(view) || !crossAccount(view) || source?.identity === undefined || target?.trust === undefined) {
    return NO_PLACED_HITS;
  }
  const trust = allowsTagSession(target.trust, word.target);
  const identity = allowsTagSession(source.identity, word.target);
  if (namesTagSession(target.trust) && !identity) {
    return atTrust(
      view,
      `The trust policy allows sts:TagSession, the permissions of ${source.record.name} do not: as soon as tags are passed, the call fails.`,
    );
  }
  if (namesTagSession(source.identity) && !trust) {
    return atTrust(
      view,
      `The permissions of ${source.record.name} allow sts:TagSession, the trust policy does not: as soon as tags are passed, the call fails.`,
    );
  }
  return NO_PLACED_HITS;
}

function notInConsole(view: EdgeView): readonly PlacedHit[] {
  const kind = callerKind(view.word.source);
  if (view.word.verdict !== 'conditional' || (kind !== 'user' && kind !== 'role')) return NO_PLACED_HITS;
  return view.edge.requires
    .filter(({ key, mustNot }) => !mustNot && /^sts:(?:externalid|sourceidentity)$/i.test(key))
    .slice(0, 1)
    .flatMap(({ key, places }) => {
      const [place = trustPlace(view)] = places;
      const message = `"Switch role" of the console cannot send ${key}: this way works by command line and SDK only.`;
      return place === null ? NO_PLACED_HITS : [{ place, message }];
    });
}

function adminPath(view: EdgeView): readonly PlacedHit[] {
  const { source, target, word } = view;
  if (!opens(view) || source === null || target === null || source === target) return NO_PLACED_HITS;
  if (isAdmin(target) !== true || isAdmin(source) !== false) return NO_PLACED_HITS;
  // With a condition somebody thought of it.
  const severity = word.verdict === 'valid' ? 'security' : 'info';
  const message = `${source.record.name} is no administrator, but ${target.record.name} is, and can be assumed: count both as administrators.`;
  return atTrust(view, message, severity);
}

function unusedTrust(view: EdgeView): readonly PlacedHit[] {
  const { source } = view;
  if (opens(view) || !crossAccount(view) || source?.identity === undefined) return NO_PLACED_HITS;
  const { trust, permission } = view.edge.gates;
  if (permission.answer !== 'no') return NO_PLACED_HITS;
  if (trust.answer !== 'yes' && trust.answer !== 'depends') return NO_PLACED_HITS;
  return atTrust(
    view,
    `${source.record.name} is trusted, but has no permission to assume the role: across accounts both are needed.`,
  );
}

export const EDGE_RULES: readonly Rule[] = [
  {
    id: 'L-SUPERFLUOUS-IDENTITY',
    severity: 'info',
    where: 'edge',
    title: 'Permission that is not needed',
    why: 'Inside one account a trust policy that names the user or role itself is enough.',
    page: PAGES.assumeRole,
    edge: superfluous,
  },
  {
    id: 'L-BOUNDARY-BYPASS',
    severity: 'security',
    where: 'edge',
    title: 'Boundary without effect',
    why: 'A resource-based policy that names the user, a session or everybody in the same account is not limited by an implicit deny of the permissions boundary.',
    page: PAGES.boundaries,
    edge: boundaryBypassed,
  },
  {
    id: 'L-CHAIN-1H',
    severity: 'info',
    where: 'edge',
    title: 'Role chaining',
    why: 'A session that a role session starts lasts one hour at most.',
    page: PAGES.roles,
    edge: chained,
  },
  {
    id: 'L-TAGSESSION-ONE-SIDED',
    severity: 'warning',
    where: 'edge',
    title: 'Session tags allowed on one side only',
    why: 'Across accounts sts:TagSession must be allowed by both, like sts:AssumeRole.',
    page: PAGES.sessionTags,
    edge: oneSidedTags,
  },
  {
    id: 'L-CONSOLE-IMPOSSIBLE',
    severity: 'info',
    where: 'edge',
    title: 'Not in the console',
    why: 'The console passes neither an ExternalId nor a source identity.',
    page: PAGES.switchConsole,
    edge: notInConsole,
  },
  {
    id: 'L-ADMIN-PATH',
    severity: 'security',
    where: 'edge',
    title: 'Way to administrator rights',
    why: 'Who can become an administrator is one.',
    page: PAGES.roles,
    edge: adminPath,
  },
  {
    id: 'L-UNUSED-TRUST',
    severity: 'info',
    where: 'edge',
    title: 'Trusted, but without permission',
    why: 'Across accounts the trust alone lets nobody in.',
    page: PAGES.crossAccount,
    edge: unusedTrust,
  },
];

// Names that were almost right: what stands in a policy differs from who was probably meant in one point.
import { iamName, type IamName } from '#language/arn.ts';
import type { Compiled } from '#decision/model.ts';
import { isOneSlip } from './nearest.ts';
import { PAGES } from './pages.ts';
import { covers, wholeAccount } from './reading.ts';
import type { PlacedHit, Rule } from './rule.ts';
import { MAIN_ACTIONS } from './stsActions.ts';
import { type EdgeView, placeOf, type Value } from './views.ts';

export type Slip = 'case' | 'account' | 'path' | 'session' | 'kind' | 'name';

function slipOf(written: IamName, meant: IamName): Slip | null {
  const same = (field: 'partition' | 'account' | 'path' | 'name'): boolean => written[field] === meant[field];
  if (!same('partition')) return null;
  if (written.kind !== meant.kind) {
    if (!same('account') || !same('name')) return null;
    const kinds = [written.kind, meant.kind].sort().join();
    return kinds === 'role,session' ? 'session' : kinds === 'role,user' ? 'kind' : null;
  }
  if (written.kind !== 'user' && written.kind !== 'role') return null;
  if (!same('account')) return same('name') && same('path') ? 'account' : null;
  if (same('name')) return same('path') ? null : 'path';
  if (`${written.path}${written.name}`.toLowerCase() === `${meant.path}${meant.name}`.toLowerCase())
    return 'case';
  return same('path') && isOneSlip(written.name, meant.name) ? 'name' : null;
}

/** How the text in a policy misses the ARN; null when it hits, or is something else altogether. */
export function nearMiss(text: string, arn: string): Slip | null {
  if (text === arn || /[*?]|\$\{/.test(text)) return null;
  const written = iamName(text);
  const meant = iamName(arn);
  return written === null || meant === null ? null : slipOf(written, meant);
}

const SAYS: Readonly<Record<Slip, (written: string, meant: string) => string>> = {
  case: (written, meant) => `"${written}" differs from "${meant}" only in upper and lower case, which count.`,
  account: (written, meant) =>
    `"${written}" has the name of "${meant}" in another account: copied from elsewhere?`,
  path: (written, meant) => `"${written}" and "${meant}" differ in the path, which is part of the ARN.`,
  session: (written, meant) =>
    `"${written}" and "${meant}" are not the same: one is a role, the other one session of it.`,
  kind: (written, meant) => `"${written}" and "${meant}" are not the same: one is a user, the other a role.`,
  name: (written, meant) => `"${written}" does not exist here. Did you mean "${meant}"?`,
};

const assuming = ({ policy }: Compiled) =>
  policy.statements.filter(
    (statement) => statement.effect === 'Allow' && MAIN_ACTIONS.some((action) => covers(statement, action)),
  );

const trusted = (compiled: Compiled): readonly Value[] =>
  assuming(compiled).flatMap(({ principals }) =>
    (principals ?? [])
      .filter(({ key, value }) => key === 'AWS' && wholeAccount(value) === null)
      .map(({ value, path }) => ({ text: value, path })),
  );

const permitted = (compiled: Compiled): readonly Value[] =>
  assuming(compiled).flatMap(({ resources }) => (resources?.negated === false ? resources.patterns : []));

interface Miss {
  readonly slip: Slip;
  readonly hit: PlacedHit;
}

function misses(
  { model }: EdgeView,
  policies: readonly Compiled[],
  texts: (compiled: Compiled) => readonly Value[],
  meant: string,
): readonly Miss[] {
  return policies.flatMap((compiled) =>
    texts(compiled).flatMap(({ text, path }) => {
      const slip = nearMiss(text, meant);
      // Whoever exists was meant.
      if (slip === null || model.byArn.has(text)) return [];
      const fix = { label: `Write "${meant}"`, text: meant };
      return [
        { slip, hit: { place: placeOf(compiled.attached, path), message: SAYS[slip](text, meant), fix } },
      ];
    }),
  );
}

function allMisses(view: EdgeView): readonly Miss[] {
  const { source, target, word } = view;
  if (word.verdict === 'valid' || word.verdict === 'conditional') return [];
  const ofTrust = misses(view, target?.trust ?? [], trusted, source?.record.arn ?? word.source);
  const ofPermission = misses(view, source?.identity ?? [], permitted, word.target);
  if (ofTrust.length + ofPermission.length === 0) return [];
  const { trust, permission } = view.edge.gates;
  return [...(trust.answer === 'no' ? ofTrust : []), ...(permission.answer === 'no' ? ofPermission : [])];
}

/** The rules of all slips look at the same edge one after the other. */
const FOUND = new WeakMap<EdgeView, readonly Miss[]>();

function missesOf(slip: Slip, view: EdgeView): readonly PlacedHit[] {
  const found = FOUND.get(view) ?? allMisses(view);
  FOUND.set(view, found);
  return found.filter((miss) => miss.slip === slip).map(({ hit }) => hit);
}

const WHY = 'ARNs are compared as they stand, with account, path and letter case; close is not enough.';

const rule = (slip: Slip, title: string): Rule => ({
  id: `L-NEARMISS-${slip.toUpperCase()}`,
  severity: 'warning',
  where: 'edge',
  title,
  why: WHY,
  page: PAGES.troubleRoles,
  edge: (view) => missesOf(slip, view),
});

export const NEAR_MISS_RULES: readonly Rule[] = [
  rule('case', 'Upper and lower case'),
  rule('account', 'Same name, other account'),
  rule('path', 'Path missing or different'),
  rule('session', 'Session instead of role'),
  rule('kind', 'User instead of role'),
  rule('name', 'One letter off'),
];

// The trust policy does not allow the caller.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
import { nearMisses } from '#assume/nearMisses.ts';
import { type Found, placed } from '#reasons/evidence.ts';
import { isUniqueId } from '#iam/principalMatch.ts';
import { samePlace } from './applyFix.ts';
import { conditionSteps } from './conditionSteps.ts';
import { valueAt } from './edit.ts';
import { allowStatement, namings } from './nameCaller.ts';
import { PAGES } from './pages.ts';
import { callerArn, type Probe } from './probe.ts';
import {
  addStatement,
  addToList,
  BREADTH,
  change,
  newPolicy,
  type Step,
  whereFound,
  whereOf,
} from './step.ts';

const allowsOf = (p: Probe, action: number): readonly Found[] =>
  p.found(action).filter((f) => f.gate === 'trust' && f.match.statement.effect === 'Allow');

/** An own statement, by every way to name the caller. */
function addNames(p: Probe): readonly Step[] {
  const compiled = p.s.inPlay.trust.find((c) => c.policy.accepted);
  return namings(p).flatMap((naming): readonly Step[] => {
    const statement = allowStatement(p, naming);
    const step: Step = {
      title: `Let the trust policy of ${p.s.target.shortName} name ${naming.text}`,
      gate: 'trust',
      breadth: naming.breadth,
      page: naming.page,
      changes: [
        compiled === undefined
          ? newPolicy(p, 'trust', { name: 'trust policy', statement })
          : addStatement(whereOf(p, 'trust', compiled), statement),
      ],
      ...(naming.variant && { variant: naming.variant }),
      ...(naming.warnings && { warnings: naming.warnings }),
    };
    return [step];
  });
}

/** An entry that was probably meant for the caller: another account, path, case; or a deleted principal's unique id. */
function correctNames(p: Probe): readonly Step[] {
  const arn = callerArn(p);
  if (arn === null || p.inquiry === null) return [];
  const near = nearMisses(p.inquiry).flatMap((n) => n.places);
  return allowsOf(p, 0).flatMap((f) =>
    (f.match.statement.principals ?? [])
      .filter((entry) => {
        const dangling = entry.key === 'AWS' && isUniqueId(entry.value);
        return dangling || near.some((place) => samePlace(place, placed(f.compiled, entry.path)));
      })
      .map((entry): Step => ({
        title: isUniqueId(entry.value)
          ? `Replace the unique id ${entry.value} of a deleted principal by ${arn}`
          : `Correct ${entry.value} to ${arn}`,
        gate: 'trust',
        breadth: BREADTH.exact,
        page: PAGES.principal,
        changes: [change('change-statement', whereFound(p, f), entry.path, arn)],
        warnings: [`${entry.value} is no longer named: only right if ${arn} was meant.`],
      })),
  );
}

const SCHEMES: Readonly<Record<string, string>> = {
  'sts:TagSession': PAGES.tags,
  'sts:SetSourceIdentity': PAGES.sourceIdentity,
};

/** The statement names the caller, but for other actions. */
export function addAction(p: Probe, f: Found, action: string): Step | null {
  const where = whereFound(p, f);
  const { actions, path } = f.match.statement;
  if (actions === undefined || actions.negated) return null;
  const written = valueAt(where.compiled.attached.document, [...path, 'Action']);
  if (written === undefined) return null;
  return {
    title: `Add ${action} to the actions of ${f.gate === 'trust' ? `the statement of the trust policy that names ${p.s.source.shortName}` : where.compiled.attached.name}`,
    gate: f.gate,
    breadth: BREADTH.exact,
    page: SCHEMES[action] ?? PAGES[f.gate],
    changes: [addToList(where, [...path, 'Action'], [action])],
  };
}

/** No statement of the trust policy allows one of the actions. `action` counts the actions of the call. */
export function trustSteps(p: Probe, action: number): readonly Step[] {
  const name = p.actions[action] ?? p.s.action;
  const named = allowsOf(p, action).filter((f) => f.match.principal !== 'no');
  // An extra action belongs into the statement that lets the caller in.
  const admitting = new Set(
    allowsOf(p, 0)
      .filter((f) => f.match.truth !== 'no')
      .map((f) => f.match.statement),
  );
  const lacking = named.filter((f) => f.match.action === 'no');
  const first = action === 0 ? lacking : lacking.filter((f) => admitting.has(f.match.statement));
  return [
    ...first.flatMap((f) => addAction(p, f, name) ?? []),
    ...named.filter((f) => f.match.action !== 'no').flatMap((f) => conditionSteps(p, f)),
    ...(action === 0 ? correctNames(p) : []),
    // Beside a condition that is not met an own statement would be its silent removal.
    ...(named.length === 0 ? addNames(p) : []),
  ];
}

/** When nothing else helps: a statement of its own beside those that name the caller in vain. */
export const plainTrustSteps = (p: Probe): readonly Step[] =>
  addNames(p).flatMap((step): readonly Step[] => [
    {
      ...step,
      breadth: BREADTH.removal,
      warnings: [
        ...(step.warnings ?? []),
        'The trust policy names the caller already, under a condition that cannot be met; this goes around that condition.',
      ],
    },
  ]);

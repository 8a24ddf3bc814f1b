// The caller's own policies and limits do not allow the call: identity-based policies, boundary, session policy, SCPs.
import { type Found, placed } from '#reasons/evidence.ts';
import { nearMisses } from '#assume/nearMisses.ts';
import type { GateName } from '#decision/verdict.ts';
import { iamName } from '#language/arn.ts';
import { samePlace } from './applyFix.ts';
import { conditionSteps } from './conditionSteps.ts';
import { PAGES } from './pages.ts';
import type { Probe } from './probe.ts';
import {
  addStatement,
  BREADTH,
  change,
  isIdentityCenterRole,
  newPolicy,
  type Step,
  whereFound,
  whereOf,
} from './step.ts';
import { addAction } from './trustSteps.ts';

/** What the caller has to be allowed: exactly this role. */
const allowRole = ({ actions, s }: Probe): Readonly<Record<string, unknown>> => ({
  Effect: 'Allow',
  Action: actions.length === 1 ? actions[0] : actions,
  Resource: s.target.arn,
});

const policyName = (role: string): string => `assume-${role}`.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 128);

function addPolicy(p: Probe): Step {
  const { source, target } = p.s;
  const set = isIdentityCenterRole(source.principalArn ?? '');
  const whose =
    iamName(source.principalArn ?? '')?.name.replace(/^AWSReservedSSO_(.+)_[0-9a-f]+$/, '$1') ??
    source.shortName;
  return {
    title: set
      ? `Allow ${p.s.action} on ${target.shortName} in the permission set ${whose}`
      : `Give ${whose} an inline policy that allows ${p.s.action} on ${target.shortName}`,
    gate: 'permission',
    breadth: BREADTH.exact,
    variant: 'least privilege',
    page: set ? PAGES.identityCenter : PAGES.permission,
    changes: [newPolicy(p, 'permission', { name: policyName(target.shortName), statement: allowRole(p) })],
    ...(source.principal?.record.policies === undefined && {
      warnings: [
        `The other policies of ${whose} were not given: this counts on none of them denying the call.`,
      ],
    }),
  };
}

/** Into a policy that is the caller's alone; a managed policy is not: others have it, loaded here or not. */
function intoOwnPolicy(p: Probe): readonly Step[] {
  const own = p.s.inPlay.permission.find(
    ({ attached, policy }) => policy.accepted && attached.group === undefined && attached.arn === undefined,
  );
  if (own === undefined || isIdentityCenterRole(p.s.source.principalArn ?? '')) return [];
  return [
    {
      title: `Allow ${p.s.action} on ${p.s.target.shortName} in ${own.attached.name}`,
      gate: 'permission',
      breadth: BREADTH.exact,
      variant: 'least privilege',
      page: PAGES.permission,
      changes: [addStatement(whereOf(p, 'permission', own), allowRole(p))],
    },
  ];
}

/** Through a group that the user is in already: everybody in the group gets it. */
function throughGroup(p: Probe): readonly Step[] {
  const groups = new Map(
    p.s.inPlay.permission
      .filter((c) => c.attached.group !== undefined && c.policy.accepted)
      .map((c) => [c.attached.group ?? '', c]),
  );
  return [...groups].map(([group, compiled]) => ({
    title: `Allow ${p.s.action} on ${p.s.target.shortName} to the group ${group}, by its policy ${compiled.attached.name}`,
    gate: 'permission' as const,
    breadth: BREADTH.wider,
    page: PAGES.permission,
    changes: [addStatement(whereOf(p, 'permission', compiled), allowRole(p))],
    warnings: [`Every member of the group ${group} gets it, loaded here or not.`],
  }));
}

const allowsOf = (p: Probe, gate: GateName, action: number): readonly Found[] =>
  p.found(action).filter((f) => f.gate === gate && f.match.statement.effect === 'Allow');

/** A resource that was probably meant to be the role. */
function correctResources(p: Probe): readonly Step[] {
  if (p.inquiry === null) return [];
  const near = nearMisses(p.inquiry).flatMap((n) => n.places);
  return allowsOf(p, 'permission', 0).flatMap((f) =>
    (f.match.statement.resources?.patterns ?? [])
      .filter((r) => near.some((place) => samePlace(place, placed(f.compiled, r.path))))
      .map((r): Step => ({
        title: `Correct ${r.text} to ${p.s.target.arn} in ${f.compiled.attached.name}`,
        gate: 'permission',
        breadth: BREADTH.exact,
        page: PAGES.permission,
        changes: [change('change-statement', whereFound(p, f), r.path, p.s.target.arn)],
        warnings: [`${r.text} is no longer allowed: only right if ${p.s.target.arn} was meant.`],
      })),
  );
}

/** Statements that allow the main action, to which an extra one belongs. */
function withAction(p: Probe, gate: GateName, action: number): readonly Step[] {
  if (action === 0) return [];
  const admitting = new Set(
    allowsOf(p, gate, 0)
      .filter((f) => f.match.truth !== 'no')
      .map((f) => f.match.statement),
  );
  return allowsOf(p, gate, action)
    .filter((f) => f.match.action === 'no' && admitting.has(f.match.statement))
    .flatMap((f) => addAction(p, f, p.actions[action] ?? p.s.action) ?? []);
}

const conditioned = (p: Probe, gate: GateName, action: number): readonly Step[] =>
  allowsOf(p, gate, action)
    .filter(({ match: m }) => m.action !== 'no' && m.resource !== 'no' && m.condition !== 'yes')
    .flatMap((f) => conditionSteps(p, f));

export function permissionSteps(p: Probe, action: number): readonly Step[] {
  if (p.s.source.principalArn === null || p.s.source.kind === 'root') return [];
  return [
    ...withAction(p, 'permission', action),
    ...correctResources(p),
    ...intoOwnPolicy(p),
    addPolicy(p),
    ...conditioned(p, 'permission', action),
    ...throughGroup(p),
  ];
}

const LIMITS = {
  boundary: 'the permissions boundary',
  session: 'the session policy',
} as const;

/** A boundary or session policy that does not allow the call. */
export function limitSteps(p: Probe, gate: 'boundary' | 'session', action: number): readonly Step[] {
  const compiled = p.s.inPlay[gate].find((c) => c.policy.accepted);
  if (compiled === undefined) return [];
  const where = whereOf(p, gate, compiled);
  const bypass =
    gate === 'boundary' && p.s.source.account === p.s.target.account
      ? ['Naming the user itself, or "*", in the trust policy would pass the boundary by; that is no advice.']
      : [];
  return [
    ...withAction(p, gate, action),
    {
      title: `Let ${LIMITS[gate]} of ${p.s.source.shortName} (${compiled.attached.name}) allow ${p.s.action} on ${p.s.target.shortName}`,
      gate,
      breadth: BREADTH.exact,
      variant: 'least privilege',
      page: PAGES[gate],
      changes: [addStatement(where, allowRole(p))],
      ...(bypass.length > 0 && { warnings: bypass }),
    },
    ...conditioned(p, gate, action),
  ];
}

const FULL_ACCESS = { Effect: 'Allow', Action: '*', Resource: '*' };

/** The first level of SCPs without an Allow. */
export function scpSteps(p: Probe, action: number): readonly Step[] {
  const levels = p.inquiry?.decision.outcomes[action]?.scpLevels ?? [];
  const at = levels.findIndex((l) => l.allow === 'no');
  const level = p.s.inPlay.scp[at];
  if (level === undefined) return [];
  const compiled = level.policies.find((c) => c.policy.accepted);
  const common = { gate: 'scp' as const, page: PAGES.scp };
  const narrow: Step[] =
    compiled === undefined
      ? []
      : [
          {
            ...common,
            title: `Allow ${p.s.action} on ${p.s.target.shortName} in ${compiled.attached.name} at level ${level.level}`,
            breadth: BREADTH.exact,
            variant: 'least privilege',
            changes: [addStatement(whereOf(p, 'scp', compiled), allowRole(p))],
          },
        ];
  const full: Step = {
    ...common,
    title: `Attach FullAWSAccess at level ${level.level}`,
    breadth: compiled === undefined ? BREADTH.exact : BREADTH.wider,
    changes: [newPolicy(p, 'scp', { name: 'FullAWSAccess', statement: FULL_ACCESS, level: level.level })],
    warnings: [
      `Everybody under ${level.level} may then do whatever their own policies allow and no other SCP denies.`,
    ],
  };
  return [...narrow, full];
}

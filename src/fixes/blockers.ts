// What stands in the way of an edge, piece by piece, in the order in which pieces have to be mended.
import { refusedInPlay } from '#reasons/documentReasons.ts';
import type { Found } from '#reasons/evidence.ts';
import { freeGrant, identityNeed, sameAccount } from '#reasons/gates.ts';
import type { Outcome } from '#decision/outcome.ts';
import type { GateName } from '#decision/verdict.ts';
import { conditionSteps } from './conditionSteps.ts';
import { otherContextSteps, requestSteps } from './contextSteps.ts';
import { denySteps } from './denySteps.ts';
import { limitSteps, permissionSteps, scpSteps } from './permissionSteps.ts';
import type { Probe } from './probe.ts';
import { repairSteps } from './repairSteps.ts';
import type { Step } from './step.ts';
import { plainTrustSteps, trustSteps } from './trustSteps.ts';

const DENYING: readonly GateName[] = ['trust', 'permission', 'boundary', 'session', 'scp', 'rcp'];

const denies = (p: Probe, action: number, gate: GateName): readonly Found[] =>
  p
    .found(action)
    .filter((f) => f.gate === gate && f.match.statement.effect === 'Deny' && f.match.truth !== 'no');

/** A limit counts unless the trust policy names the caller so directly that it is passed by. */
const limited = (p: Probe, outcome: Outcome, gate: 'boundary' | 'session'): boolean =>
  Array.isArray(p.s.policies[gate]) &&
  outcome.layers[gate].allow === 'no' &&
  !(sameAccount(p.s) && freeGrant(outcome) === 'yes');

interface Blocker {
  readonly stands: (p: Probe, outcome: Outcome, action: number) => boolean;
  readonly steps: (p: Probe, action: number) => readonly Step[];
}

const LACKING: readonly Blocker[] = [
  {
    stands: ({ s }, outcome) => s.policies.resource !== 'unknown' && outcome.layers.trust.allow === 'no',
    steps: trustSteps,
  },
  {
    stands: (p, outcome, action) => {
      const need = identityNeed(p.s, outcome, p.actions[action] ?? p.s.action);
      const needed = need === 'yes' || need === 'depends';
      const open = p.s.policies.identity === 'unknown' || p.s.policies.identityIncomplete === true;
      const { allow } = outcome.layers.permission;
      return needed && (allow === 'no' || (open && allow === 'depends'));
    },
    steps: permissionSteps,
  },
  {
    stands: (p, outcome) => limited(p, outcome, 'boundary'),
    steps: (p, action) => limitSteps(p, 'boundary', action),
  },
  {
    stands: (p, outcome) => limited(p, outcome, 'session'),
    steps: (p, action) => limitSteps(p, 'session', action),
  },
  { stands: (_, outcome) => outcome.layers.scp.allow === 'no', steps: scpSteps },
];

/** All remedies of the first blocker that has some; of an edge that only depends on the request the requests that pass. */
export function nextSteps(p: Probe): readonly Step[] {
  if (p.inquiry === null) return [];
  if (p.edge.verdict === 'conditional') return requestSteps(p);
  const { outcomes, answer } = p.inquiry.decision;
  const context = otherContextSteps(p);
  if (refusedInPlay(p.s).length > 0) {
    const steps = repairSteps(p);
    if (steps.length > 0) return [...steps, ...afterRefusal(p)];
  }
  for (const [action, outcome] of outcomes.entries()) {
    const gate = DENYING.find((g) => outcome.layers[g].deny === 'yes');
    if (gate !== undefined)
      return [
        ...context,
        ...denies(p, action, gate)
          .slice(0, 1)
          .flatMap((f) => denySteps(p, f)),
      ];
  }
  for (const [action, outcome] of outcomes.entries()) {
    for (const { stands, steps } of LACKING) {
      if (!stands(p, outcome, action)) continue;
      const found = steps(p, action);
      if (found.length > 0) return [...context, ...found];
    }
  }
  return answer === 'no' ? [...context, ...contradictionSteps(p)] : context;
}

/** Beside the correction of a refused identity policy a new one helps as well. */
const afterRefusal = (p: Probe): readonly Step[] => {
  const outcome = p.inquiry?.decision.outcomes[0];
  if (outcome === undefined) return [];
  const permission = LACKING[1];
  return permission?.stands(p, outcome, 0) === true
    ? permissionSteps(p, 0).filter((s) => s.changes.some((c) => c.kind === 'new-policy'))
    : [];
};

/** Nothing says no by itself, yet no request passes: one of the undecided statements has to give way. */
function contradictionSteps(p: Probe): readonly Step[] {
  const undecided = p.actions.flatMap((_, i) => p.found(i).filter((f) => f.match.truth === 'depends'));
  const unique = undecided.filter(
    (f, i) => undecided.findIndex((g) => g.match.statement === f.match.statement) === i,
  );
  return [
    ...unique.flatMap((f) => (f.match.statement.effect === 'Deny' ? denySteps(p, f) : conditionSteps(p, f))),
    ...plainTrustSteps(p),
  ];
}

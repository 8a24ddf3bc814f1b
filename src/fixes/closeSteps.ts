// Ways to close an edge: take away what lets the caller in, or deny it. The smallest first.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import type { Found } from '#reasons/evidence.ts';
import { identityNeed } from '#reasons/gates.ts';
import { statementName } from '#reasons/inquiry.ts';
import type { GateName } from '#decision/verdict.ts';
import { iamName, isAccountId } from '#language/arn.ts';
import type { Variant } from './fix.ts';
import { namings } from './nameCaller.ts';
import { pageOf, PAGES } from './pages.ts';
import { callerArn, type Probe } from './probe.ts';
import {
  addStatement,
  BREADTH,
  change,
  newPolicy,
  removeStatement,
  type Step,
  takeFromList,
  takePrincipal,
  whereFound,
  whereOf,
} from './step.ts';

const allows = (p: Probe, gate: GateName): readonly Found[] =>
  p.found(0).filter((f) => f.gate === gate && f.match.statement.effect === 'Allow' && f.match.truth !== 'no');

/** The entry of the trust policy that names the caller. */
function takeName(p: Probe): readonly Step[] {
  return allows(p, 'trust').flatMap((f): readonly Step[] => {
    const where = whereFound(p, f);
    const [entry, ...others] = f.match.principals.map((m) => m.entry);
    if (entry === undefined || others.length > 0) return [];
    const name = iamName(entry.value);
    const alone = !isAccountId(entry.value) && entry.value !== '*' && name?.kind !== 'root';
    const common = {
      gate: 'trust' as const,
      // An entry for an account or for everybody shuts out more than the caller.
      breadth: alone ? BREADTH.exact : BREADTH.wider,
      page: PAGES.trust,
    };
    const taken = takePrincipal(where, entry.path, entry.value);
    if (taken !== null) {
      return [
        {
          ...common,
          title: `Take ${entry.value} out of the trust policy (${statementName(f)})`,
          changes: [taken],
        },
      ];
    }
    const gone = removeStatement(where, f.match.statement.path);
    const title = `Remove ${statementName(f)} from the trust policy`;
    return gone === null ? [] : [{ ...common, title, changes: [gone] }];
  });
}

const DENY: Variant = 'least privilege';

/** A Deny in the trust policy for exactly this caller. */
function denyInTrust(p: Probe): readonly Step[] {
  const compiled = p.s.inPlay.trust.find((c) => c.policy.accepted);
  const [naming] = namings(p);
  if (compiled === undefined || naming === undefined) return [];
  const arn = callerArn(p);
  // By condition, so that it holds for the sessions of a role as well and survives that the role is made anew.
  const statement =
    arn === null
      ? { Effect: 'Deny', Principal: naming.principal, Action: p.s.action }
      : {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: p.s.action,
          Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
        };
  return [
    {
      title: `Deny ${p.s.source.shortName} in the trust policy of ${p.s.target.shortName}`,
      gate: 'trust',
      breadth: BREADTH.convention,
      variant: DENY,
      page: PAGES.deny,
      changes: [addStatement(whereOf(p, 'trust', compiled), statement)],
    },
  ];
}

/** The only statement turns into a Deny: a trust policy without statements cannot be saved. */
function turnAround(p: Probe): readonly Step[] {
  return allows(p, 'trust')
    .filter((f) => removeStatement(whereFound(p, f), f.match.statement.path) === null)
    .map((f) => ({
      title: `Turn ${statementName(f)} of the trust policy into a Deny`,
      gate: 'trust' as const,
      breadth: BREADTH.removal,
      page: PAGES.trust,
      changes: [change('change-statement', whereFound(p, f), [...f.match.statement.path, 'Effect'], 'Deny')],
      warnings: ['Nobody can assume the role until its trust policy allows somebody again.'],
    }));
}

/** What the caller's own policies allow: its entry goes, or the statement, or the policy that holds nothing else. */
function takePermission(p: Probe): readonly Step[] {
  return allows(p, 'permission').flatMap((f): readonly Step[] => {
    const where = whereFound(p, f);
    const { attached } = f.compiled;
    const common = { gate: 'permission' as const, page: PAGES.permission };
    const own = f.match.resources.filter((r) => r.text === p.s.target.arn);
    if (own.length > 0 && f.match.statement.resources?.negated === false) {
      const taken = takeFromList(where, [...f.match.statement.path, 'Resource'], p.s.target.arn);
      const title = `Take ${p.s.target.shortName} out of the resources of ${attached.name}`;
      if (taken !== null) return [{ ...common, title, breadth: BREADTH.exact, changes: [taken] }];
    }
    const alone = own.length > 0 && (f.match.statement.actions?.patterns.length ?? 0) < 2;
    const gone = removeStatement(where, f.match.statement.path);
    const breadth = alone ? BREADTH.exact : BREADTH.wider;
    if (gone !== null) {
      return [{ ...common, title: `Remove ${statementName(f)}`, breadth, changes: [gone] }];
    }
    const detach = change('remove-policy', where, [], undefined);
    return [{ ...common, title: `Detach ${attached.name}`, breadth, changes: [detach] }];
  });
}

/** Patterns shrink only by an exception, and IAM has no other than a Deny. */
function denyInIdentity(p: Probe): readonly Step[] {
  if (!p.s.source.hasIdentity || p.s.source.principalArn === null || p.s.source.kind === 'root') return [];
  const statement = { Effect: 'Deny', Action: p.s.action, Resource: p.s.target.arn };
  const name = `deny-${p.s.target.shortName}`.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 128);
  return [
    {
      title: `Deny ${p.s.action} on ${p.s.target.shortName} in an inline policy of ${p.s.source.shortName}`,
      gate: 'permission',
      breadth: BREADTH.convention,
      variant: DENY,
      page: pageOf('permission'),
      changes: [newPolicy(p, 'permission', { name, statement })],
    },
  ];
}

/** All ways; those that do not close the edge by themselves are followed by more. */
export function closeSteps(p: Probe): readonly Step[] {
  const outcome = p.inquiry?.decision.outcomes[0];
  if (outcome === undefined) return [];
  const needed = identityNeed(p.s, outcome, p.s.action) !== 'no';
  return [
    ...takeName(p),
    ...(needed ? takePermission(p) : []),
    ...denyInTrust(p),
    ...denyInIdentity(p),
    ...turnAround(p),
  ];
}

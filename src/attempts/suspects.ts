// A refusal: which policies can be the reason, given what AWS says and what is here; and who could tell.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import type { Model } from '#decision/model.ts';
import { resolveSource, resolveTarget } from '#decision/source.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import type { NamedGate, NamedReason } from '#calls/deniedMessage.ts';
import { givenAnswer } from './judged.ts';
import type { Fetch, Suspect } from './report.ts';

interface GateWords {
  readonly gate: NamedGate;
  readonly policy: string;
  /** How to get it; empty: there is no command. */
  readonly fetch: (ends: Ends) => string;
}

interface Ends {
  readonly from: string;
  readonly fromAccount: string;
  readonly to: string;
  readonly toAccount: string;
}

const asAccount = (account: string): string =>
  isAccountId(account) ? `  # with credentials of account ${account}` : '';

const holder = (arn: string): string => (iamName(arn)?.kind === 'user' ? 'user' : 'role');

/** In the order in which they stand in the explanation. */
const GATES: readonly GateWords[] = [
  {
    gate: 'permission',
    policy: 'identity-based policies of the caller',
    fetch: ({ fromAccount }) => `aws iam get-account-authorization-details${asAccount(fromAccount)}`,
  },
  {
    gate: 'trust',
    policy: 'trust policy of the role',
    fetch: ({ to, toAccount }) =>
      `aws iam get-role --role-name ${iamName(to)?.name ?? to}${asAccount(toAccount)}`,
  },
  {
    gate: 'boundary',
    policy: 'permissions boundary of the caller',
    fetch: ({ from, fromAccount }) => {
      const kind = holder(from);
      return `aws iam get-${kind} --${kind}-name ${iamName(from)?.name ?? from}${asAccount(fromAccount)}`;
    },
  },
  { gate: 'session', policy: 'session policy of the caller', fetch: () => '' },
  {
    gate: 'scp',
    policy: 'service control policies of the caller’s account',
    fetch: ({ fromAccount }) =>
      isAccountId(fromAccount)
        ? `aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ${fromAccount}  # in the management account; also for every OU above and the root`
        : '',
  },
  {
    gate: 'rcp',
    policy: 'resource control policies of the role’s account',
    fetch: ({ toAccount }) =>
      isAccountId(toAccount)
        ? `aws organizations list-policies-for-target --filter RESOURCE_CONTROL_POLICY --target-id ${toAccount}  # in the management account; also for every OU above and the root`
        : '',
  },
  {
    gate: 'vpcEndpoint',
    policy: 'policy of the VPC endpoint that the call went through',
    fetch: () =>
      'aws ec2 describe-vpc-endpoints --query "VpcEndpoints[?contains(ServiceName, \'.sts\')].PolicyDocument"',
  },
];

function endsOf(model: Model, edge: AssumeEdge): Ends {
  const source = resolveSource(model, edge.source);
  const target = resolveTarget(model, edge.target);
  return {
    from: source.principalArn ?? edge.source,
    fromAccount: source.account ?? '',
    to: edge.target,
    toAccount: target.account,
  };
}

/** Services and federated callers have no identity side, so only the role's own side can refuse them. */
const asked = (model: Model, edge: AssumeEdge): readonly GateWords[] =>
  resolveSource(model, edge.source).hasIdentity
    ? GATES
    : GATES.filter(({ gate }) => gate === 'trust' || gate === 'rcp');

/** All that can have refused, those that AWS names or that say no first. */
export function suspectsOf(model: Model, edge: AssumeEdge, reason: NamedReason | null): readonly Suspect[] {
  const all = asked(model, edge).map(({ gate, policy }): Suspect => ({
    gate,
    policy,
    answer: givenAnswer(model, edge, gate) ?? 'not-given',
    named: reason?.gate === gate,
  }));
  const rank = ({ answer, named }: Suspect): number => {
    if (named) return 0;
    return answer === 'no' ? 1 : answer === 'depends' ? 2 : answer === 'not-given' ? 3 : 4;
  };
  // What says yes, or is not asked, cannot be the reason; what AWS names is always told.
  return all.filter((one) => rank(one) < 4).toSorted((a, b) => rank(a) - rank(b));
}

/** A policy that AWS names by its ARN is one command away. */
function namedPolicy(arn: string): string {
  const parsed = parseArn(arn);
  if (parsed?.service === 'organizations') {
    return `aws organizations describe-policy --policy-id ${arn.slice(arn.lastIndexOf('/') + 1)}`;
  }
  return parsed?.service === 'iam' && parsed.resource.startsWith('policy/')
    ? `aws iam get-policy-version --policy-arn ${arn} --version-id "$(aws iam get-policy --policy-arn ${arn} --query Policy.DefaultVersionId --output text)"`
    : '';
}

/** How to get what would decide. Without a reason from AWS that is everything that is not here. */
export function fetchesFor(model: Model, edge: AssumeEdge, reason: NamedReason | null): readonly Fetch[] {
  const ends = endsOf(model, edge);
  if (reason?.policyArn !== undefined) {
    const command = namedPolicy(reason.policyArn);
    if (command !== '') return [{ what: `the policy that AWS names: ${reason.policyArn}`, command }];
  }
  const suspects = suspectsOf(model, edge, reason);
  const wanted =
    reason === null
      ? suspects.filter(({ answer }) => answer === 'not-given')
      : suspects.filter(({ named }) => named);
  return wanted.flatMap(({ gate, policy }) => {
    const command = GATES.find((one) => one.gate === gate)?.fetch(ends) ?? '';
    return command === '' ? [] : [{ what: policy, command }];
  });
}

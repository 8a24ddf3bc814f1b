// SCPs and RCPs and where they are attached: `aws organizations list-policies`, `describe-policy`,
// `list-policies-for-target`, `list-targets-for-policy`.
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html
import type { GuardrailType, OrganizationPolicy } from '#harvest/facts.ts';
import type { Format, Harvest, LeftOut } from '#harvest/harvest.ts';
import { isList, listOf, member, text } from '#text/json.ts';
import { countedAny } from '#harvest/counted.ts';
import { livePolicy } from './detail.ts';
import { guardrailType, isUnitId, organizationOfArn } from './organizations.ts';
import { pageOf } from './pageOf.ts';

const isPolicyId = (value: unknown): value is string =>
  typeof value === 'string' && /^p-[A-Za-z0-9_]+$/.test(value);

const isSummary = (value: unknown): boolean =>
  isPolicyId(member(value, 'Id')) && text(member(value, 'Name')) !== undefined;

function summary(value: unknown): readonly OrganizationPolicy[] {
  const id = member(value, 'Id');
  const type = guardrailType(member(value, 'Type'));
  const name = text(member(value, 'Name'));
  if (!isPolicyId(id) || type === undefined) return [];
  return [{ id, type, ...(name === undefined ? {} : { name }) }];
}

/** Tag policies, backup policies and the like decide no access. */
function others(values: readonly unknown[]): Pick<Harvest, 'leftOut'> {
  const count = values.filter((value) => guardrailType(member(value, 'Type')) === undefined).length;
  const leftOut: LeftOut = {
    what: 'policies that are neither SCPs nor RCPs',
    count,
    why: 'They decide no access.',
  };
  return count > 0 ? { leftOut: [leftOut] } : {};
}

const FILTERS: Readonly<Record<GuardrailType, string>> = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
};

const describePolicyFormat: Format = {
  id: 'describe-policy',
  what: 'output of aws organizations describe-policy',
  example:
    '{"Policy":{"PolicySummary":{"Id":"p-examplepolicy","Arn":"arn:aws:organizations::111111111111:policy/o-exampleorgid/service_control_policy/p-examplepolicy","Name":"NoAssume","Type":"SERVICE_CONTROL_POLICY"},"Content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"sts:AssumeRole\\",\\"Resource\\":\\"*\\"}]}"}}',
  test: (value) => isSummary(member(member(value, 'Policy'), 'PolicySummary')),
  take(value, origin) {
    const policy = member(value, 'Policy');
    const head = member(policy, 'PolicySummary');
    const content = member(policy, 'Content');
    const path = ['Policy', 'Content'];
    const [found] = summary(head);
    const name = text(member(head, 'Name')) ?? '';
    const arn = text(member(head, 'Arn'));
    const full =
      found?.type === undefined || content === undefined
        ? found
        : {
            ...found,
            policy: livePolicy(origin, content, path, { name, type: found.type, ...(arn ? { arn } : {}) }),
          };
    return {
      kind: 'organization-policy',
      title: `${found?.type?.toUpperCase() ?? 'Policy'} ${name}`,
      taken: full?.type ? [`1 ${full.type.toUpperCase()}`] : [],
      ...others([head]),
      organization: { ...organizationOfArn(arn), policies: full ? [full] : [] },
    };
  },
};

/** The same shape for all policies and for those of one target: the command tells which. */
const listPoliciesFormat: Format = {
  id: 'organization-policies',
  what: 'output of aws organizations list-policies or list-policies-for-target',
  example:
    '{"Policies":[{"Id":"p-examplepolicy","Arn":"arn:aws:organizations::111111111111:policy/o-exampleorgid/service_control_policy/p-examplepolicy","Name":"NoAssume","Type":"SERVICE_CONTROL_POLICY","AwsManaged":false}]}',
  test: (value) => {
    const policies = member(value, 'Policies');
    return isList(policies) && policies.length > 0 && policies.every(isSummary);
  },
  take(value, origin, given, say) {
    const list = listOf(member(value, 'Policies'));
    const policies = list.flatMap(summary);
    const said = say();
    const ask = `Target.${origin.piece + 1}`;
    const forTarget = said?.command === 'organizations list-policies-for-target';
    const target = [given[ask], forTarget ? said.option('target-id') : undefined, said?.option('')].find(
      isUnitId,
    );
    const type = policies[0]?.type ?? guardrailType(said?.option('filter'));
    const base = Object.assign({}, ...list.map((one) => organizationOfArn(member(one, 'Arn'))));
    const ids = policies.map(({ id }) => id);
    const targets = target !== undefined && type !== undefined ? [{ target, type, policies: ids }] : [];
    const description = `Id of the root, OU or account that these policies are attached to (piece ${origin.piece + 1}), if list-policies-for-target printed them`;
    return {
      kind: 'organization-policies',
      title: `${countedAny(policies.length, 'policy', 'policies')[0] ?? 'No policies'} ${target === undefined ? 'of the organization, without documents' : `attached to ${target}`}`,
      taken:
        targets.length > 0
          ? countedAny(ids.length, 'attachment')
          : countedAny(ids.length, 'name of a policy', 'names of policies'),
      ...others(list),
      ...(target === undefined && said === null
        ? { asks: [{ name: ask, description, assumed: '', path: [] }] }
        : {}),
      organization: {
        ...base,
        policies,
        targets,
        ...(said?.command === 'organizations list-policies' && type ? { allOf: [type] } : {}),
      },
      ...(type === undefined
        ? {}
        : pageOf(
            value,
            `organization-policies ${target ?? ''} ${type} ${forTarget ? origin.document : ''}`,
            target === undefined
              ? `aws organizations list-policies --filter ${FILTERS[type]}`
              : `aws organizations list-policies-for-target --target-id ${target} --filter ${FILTERS[type]}`,
          )),
    };
  },
};

const targetsFormat: Format = {
  id: 'list-targets-for-policy',
  what: 'output of aws organizations list-targets-for-policy',
  example:
    '{"Targets":[{"TargetId":"222222222222","Arn":"arn:aws:organizations::111111111111:account/o-exampleorgid/222222222222","Name":"prod","Type":"ACCOUNT"}]}',
  test: (value) => {
    const targets = member(value, 'Targets');
    return isList(targets) && targets.length > 0 && targets.every((one) => isUnitId(member(one, 'TargetId')));
  },
  take(value, origin, given, say) {
    const said = say();
    const ask = `PolicyId.${origin.piece + 1}`;
    const policy = [given[ask], said?.option('policy-id'), said?.option('')].find(isPolicyId);
    const entries = listOf(member(value, 'Targets'));
    const ids = entries.map((one) => member(one, 'TargetId')).filter(isUnitId);
    const units = entries.flatMap((one) => {
      const id = member(one, 'TargetId');
      const name = text(member(one, 'Name'));
      return isUnitId(id) ? [{ id, ...(name === undefined ? {} : { name }) }] : [];
    });
    const base = Object.assign({}, ...entries.map((one) => organizationOfArn(member(one, 'Arn'))));
    if (policy === undefined) {
      const description = `Id (p-…) of the policy that is attached to what piece ${origin.piece + 1} lists`;
      return {
        kind: 'organization-targets',
        title: 'Targets of a policy: which one is not said',
        organization: { ...base, units },
        asks: [{ name: ask, description, path: [] }],
        leftOut: [
          { what: 'attachments', count: ids.length, why: 'The output does not say of which policy.' },
        ],
        notes: [
          {
            code: 'POLICY-NOT-SAID',
            severity: 'warning',
            message:
              'This lists where a policy is attached, but not which policy. Paste the command (--policy-id …) with it, or fill it in.',
            path: ['Targets'],
          },
        ],
      };
    }
    return {
      kind: 'organization-targets',
      title: `Targets of ${policy}`,
      taken: countedAny(ids.length, 'attachment'),
      organization: { ...base, units, attachments: ids.map((id) => [policy, id] as const) },
      ...pageOf(
        value,
        `targets ${policy}`,
        `aws organizations list-targets-for-policy --policy-id ${policy}`,
      ),
    };
  },
};

export const organizationPolicyFormats: readonly Format[] = [
  describePolicyFormat,
  listPoliciesFormat,
  targetsFormat,
];

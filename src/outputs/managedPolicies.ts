// Managed policies and their versions: `aws iam get-policy`, `get-policy-version`, `list-policies`,
// `list-policy-versions`. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
import type { ManagedPolicy } from '#harvest/facts.ts';
import type { Format } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { counted, countedAny, countedManaged, olderVersions } from '#harvest/counted.ts';
import { asAws, livePolicy, managedDetail } from './detail.ts';
import { pageOf } from './pageOf.ts';

const isNamed = (value: unknown): boolean =>
  isObject(value) &&
  /^arn:[^:]+:iam::/.test(text(member(value, 'Arn')) ?? '') &&
  text(member(value, 'PolicyName')) !== undefined;

/** Name of the policy in its ARN. */
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

export const policyVersionFormat: Format = {
  id: 'get-policy-version',
  what: 'output of aws iam get-policy-version: {"PolicyVersion": {"Document"}}',
  example:
    '{"PolicyVersion":{"VersionId":"v1","IsDefaultVersion":true,"Document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}]}}}',
  test: (value) => member(member(value, 'PolicyVersion'), 'Document') !== undefined,
  take(value, origin, _, say) {
    const version = member(value, 'PolicyVersion');
    const said = say()?.option('policy-arn');
    const arn = said?.startsWith('arn:') === true ? said : undefined;
    const id = text(member(version, 'VersionId'));
    const isDefault = member(version, 'IsDefaultVersion');
    const path = ['PolicyVersion', 'Document'];
    const named = arn === undefined ? { name: '' } : { name: nameIn(arn), arn };
    return {
      kind: 'policy-version',
      title: arn === undefined ? 'Managed policy' : `Managed policy ${nameIn(arn)}`,
      taken: ['1 managed policy'],
      managed: [
        {
          ...(arn === undefined ? {} : { arn }),
          ...(id === undefined ? {} : { version: id }),
          ...(typeof isDefault === 'boolean' ? { isDefault } : {}),
          policy: livePolicy(origin, member(version, 'Document'), path, named),
          path,
        },
      ],
    };
  },
};

const named = (value: unknown, path: ManagedPolicy['path']): readonly ManagedPolicy[] => {
  const arn = text(member(value, 'Arn'));
  const version = text(member(value, 'DefaultVersionId'));
  return arn === undefined
    ? []
    : [{ arn, path, isDefault: true, ...(version === undefined ? {} : { version }) }];
};

export const getPolicyFormat: Format = {
  id: 'get-policy',
  what: 'output of aws iam get-policy',
  example:
    '{"Policy":{"PolicyName":"assume","Arn":"arn:aws:iam::111111111111:policy/assume","DefaultVersionId":"v1","AttachmentCount":1}}',
  test: (value) =>
    isNamed(member(value, 'Policy')) && member(member(value, 'Policy'), 'PolicyDocument') === undefined,
  take(value) {
    const policy = member(value, 'Policy');
    const arn = text(member(policy, 'Arn')) ?? '';
    const version = text(member(policy, 'DefaultVersionId')) ?? '…';
    return {
      kind: 'policy-metadata',
      title: `Managed policy ${nameIn(arn)} without its document`,
      taken: ['1 name of a managed policy'],
      managed: named(policy, ['Policy']),
      notes: [
        {
          code: 'DOCUMENT-ELSEWHERE',
          severity: 'info',
          message: `The document is not in here: aws iam get-policy-version --policy-arn ${arn} --version-id ${version} prints it.`,
          path: ['Policy'],
        },
      ],
    };
  },
};

export const listPoliciesFormat: Format = {
  id: 'list-policies',
  what: 'output of aws iam list-policies',
  example:
    '{"Policies":[{"PolicyName":"assume","Arn":"arn:aws:iam::111111111111:policy/assume","DefaultVersionId":"v1"}]}',
  test: (value) => {
    const policies = member(value, 'Policies');
    return isList(policies) && policies.length > 0 && policies.every(isNamed);
  },
  take(value, origin) {
    const policies = listOf(member(value, 'Policies'));
    const found = policies.map((policy, i) =>
      isList(member(policy, 'PolicyVersionList'))
        ? managedDetail({ value: policy, path: ['Policies', i], spell: asAws }, origin)
        : { managed: named(policy, ['Policies', i]), older: 0 },
    );
    const managed = found.flatMap((one) => one.managed);
    const older = found.reduce((sum, one) => sum + one.older, 0);
    const documents = managed.filter(({ policy }) => policy !== undefined).length;
    return {
      kind: 'policy-list',
      title: `${counted(managed.length, 'managed policy', 'managed policies')}${documents === 0 ? ' without their documents' : ''}`,
      taken: [
        ...countedManaged(documents),
        ...countedAny(managed.length - documents, 'name of a managed policy', 'names of managed policies'),
      ],
      ...(older > 0
        ? {
            leftOut: [olderVersions(older)],
          }
        : {}),
      managed,
      ...pageOf(value, `list-policies ${origin.document}`, 'aws iam list-policies'),
    };
  },
};

export const policyVersionsFormat: Format = {
  id: 'list-policy-versions',
  what: 'output of aws iam list-policy-versions',
  example: '{"Versions":[{"VersionId":"v1","IsDefaultVersion":true,"CreateDate":"2026-01-02T03:04:05Z"}]}',
  test: (value) => {
    const versions = member(value, 'Versions');
    return (
      isList(versions) &&
      versions.length > 0 &&
      versions.every((one) => text(member(one, 'VersionId')) !== undefined)
    );
  },
  take(value, _origin, _given, say) {
    const versions = listOf(member(value, 'Versions'));
    const current = versions.find((one) => member(one, 'IsDefaultVersion') === true);
    const version = text(member(current, 'VersionId'));
    const arn = say()?.option('policy-arn');
    return {
      kind: 'policy-metadata',
      title: 'Versions of a managed policy, without documents',
      taken: [],
      leftOut: [{ what: 'policy versions', count: versions.length, why: 'The output holds no documents.' }],
      managed:
        arn === undefined || version === undefined
          ? []
          : [{ arn, version, isDefault: true, path: ['Versions'] }],
    };
  },
};

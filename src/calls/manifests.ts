// Kubernetes manifests as YAML or JSON, and the associations of EKS Pod Identity as the AWS CLI prints them.
import { type Format, type Harvest, type LeftOut, type TextReader } from '#harvest/harvest.ts';
import { prepareYaml, readYaml } from '#harvest/yamlText.ts';
import { isList, isObject, member, text } from '#text/json.ts';
import { rangeKey } from '#text/ranges.ts';
import { counted } from '#harvest/counted.ts';
import { associationCalls, manifestCalls, type ServiceAccountCalls } from './serviceAccounts.ts';

const OTHERS =
  'Only service accounts and pods that name a role, and pod identity associations, say who assumes a role.';

function harvest(all: readonly (ServiceAccountCalls | null)[], title: string): Harvest {
  const calls = all.filter((one) => one !== null);
  const attempts = calls.flatMap((one) => one.attempts);
  const others = all.length - calls.length;
  const leftOut: LeftOut[] = others === 0 ? [] : [{ what: 'other objects', count: others, why: OTHERS }];
  return {
    kind: 'manifest',
    title,
    taken: attempts.length === 0 ? [] : [`${counted(attempts.length, 'role assumption')} of pods`],
    ...(leftOut.length > 0 ? { leftOut } : {}),
    attempts,
    notes: calls.flatMap(({ notes }) => notes),
  };
}

export const manifestReader: TextReader = {
  kind: 'manifest',
  what: 'Kubernetes service accounts with the annotation eks.amazonaws.com/role-arn, pods with AWS_ROLE_ARN',
  example: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: cart
  namespace: shop
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::222222222222:role/Cart
`,
  prepare: prepareYaml,
  take: (sources) =>
    sources.map(({ text: yaml, origin }): Harvest => {
      const { documents, faults, ranges } = readYaml(yaml);
      const read = harvest(
        documents.flatMap(({ value, path }) => manifestCalls(value, path, origin)),
        'Kubernetes manifest',
      );
      const faultKey = (i: number): string => `fault ${i}`;
      return {
        ...read,
        ranges: {
          ...ranges,
          ...Object.fromEntries(
            faults.map(({ from, to }, i) => [rangeKey([faultKey(i)]), [from, to] as const]),
          ),
        },
        notes: [
          ...faults.map(({ code, severity, message }, i) => ({
            code,
            severity,
            message,
            path: [faultKey(i)],
          })),
          ...(read.notes ?? []),
        ],
      };
    }),
};

/** `kubectl get serviceaccounts -o json`. */
export const manifestFormat: Format = {
  id: 'manifest',
  what: '',
  test: (value) =>
    text(member(value, 'apiVersion')) !== undefined && text(member(value, 'kind')) !== undefined,
  take: (value, origin) => harvest(manifestCalls(value, [], origin), 'Kubernetes manifest'),
};

/** https://docs.aws.amazon.com/cli/latest/reference/eks/describe-pod-identity-association.html */
export const podIdentityFormat: Format = {
  id: 'pod-identity',
  what: 'output of aws eks describe-pod-identity-association',
  example:
    '{"association":{"clusterName":"blue","namespace":"shop","serviceAccount":"cart","roleArn":"arn:aws:iam::222222222222:role/Cart"}}',
  test: (value) => isObject(member(value, 'association')) || isAssociations(member(value, 'associations')),
  take(value, origin) {
    const one = member(value, 'association');
    const many = member(value, 'associations');
    const calls = isObject(one)
      ? [associationCalls(one, ['association'], origin)]
      : (isList(many) ? many : []).map((each, i) => associationCalls(each, ['associations', i], origin));
    const empty = calls.filter(({ attempts }) => attempts.length === 0).length;
    const read = harvest(calls, 'EKS Pod Identity');
    if (empty === 0) return read;
    return {
      ...read,
      leftOut: [
        {
          what: 'associations',
          count: empty,
          why: 'The list does not carry their roles; aws eks describe-pod-identity-association does.',
        },
      ],
    };
  },
};

const isAssociations = (value: unknown): boolean =>
  isList(value) && value.length > 0 && text(member(value[0], 'associationArn')) !== undefined;

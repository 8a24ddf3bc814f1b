// Who has which policy: `list-attached-role-policies` (and -user-, -group-), `list-role-policies`,
// `list-entities-for-policy`. The outputs name neither holder nor policy: the command does, or the name of the file.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
import type { HolderKind, HolderRef, Holding } from '#harvest/facts.ts';
import type { Format, Origin, Said } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { countedAny } from '#harvest/counted.ts';
import { arnsOf } from './detail.ts';
import { pageOf } from './pageOf.ts';

const KINDS: readonly HolderKind[] = ['role', 'user', 'group'];

/** Key of what the user fills in for a list that does not say whose it is. */
export const holderAsk = (piece: number): string => `Holder.${piece + 1}`;

function refOf(answer: string): HolderRef {
  if (answer.startsWith('arn:')) return { arn: answer };
  const [, kind, name] = /^(role|user|group)[/ ]\s*(.+)$/.exec(answer) ?? [];
  return kind === undefined || name === undefined ? { name: answer } : { kind: kind as HolderKind, name };
}

/** Whose list it is, as far as the answer, the command or the file name says. */
function holderOf(said: Said | null, answer: string | undefined): HolderRef {
  if (answer !== undefined && answer !== '') return refOf(answer);
  const kind = KINDS.find((one) => said?.command.includes(`-${one}-policies`));
  if (kind === undefined) return {};
  const name = said?.option(`${kind}-name`) ?? said?.option('');
  return name === undefined ? { kind } : { kind, ...(name.startsWith('arn:') ? { arn: name } : { name }) };
}

const whose = ({ kind, name, arn }: HolderRef): string =>
  (name ?? arn) === undefined
    ? kind === undefined
      ? ''
      : ` of a ${kind}`
    : ` of ${kind ?? ''} ${name ?? arn}`;

export const attachedPoliciesFormat: Format = {
  id: 'list-attached-policies',
  what: 'output of aws iam list-attached-role-policies, list-attached-user-policies or list-attached-group-policies',
  example:
    '{"AttachedPolicies":[{"PolicyName":"assume","PolicyArn":"arn:aws:iam::111111111111:policy/assume"}]}',
  test: (value) =>
    isList(member(value, 'AttachedPolicies')) &&
    listOf(member(value, 'AttachedPolicies')).every((one) => text(member(one, 'PolicyArn')) !== undefined),
  take(value, origin, given, said) {
    const attached = arnsOf(member(value, 'AttachedPolicies'), 'PolicyArn');
    const holder = holderOf(said(), given[holderAsk(origin.piece)]);
    return {
      kind: 'attached-policies',
      title: `Attached policies${whose(holder)}`,
      taken: countedAny(attached.length, 'attachment'),
      holdings: [{ holder, attached, path: [] }],
      ...pageOf(
        value,
        `attached ${origin.document} ${origin.piece}`,
        'aws iam list-attached-role-policies --role-name …',
      ),
    };
  },
};

export const policyNamesFormat: Format = {
  id: 'list-policy-names',
  what: 'output of aws iam list-role-policies, list-user-policies or list-group-policies',
  example: '{"PolicyNames":["assume"]}',
  test: (value) =>
    isList(member(value, 'PolicyNames')) &&
    listOf(member(value, 'PolicyNames')).every((one) => typeof one === 'string'),
  take(value, origin, given, said) {
    const inlineNames = listOf(member(value, 'PolicyNames')).flatMap((name) => text(name) ?? []);
    const holder = holderOf(said(), given[holderAsk(origin.piece)]);
    return {
      kind: 'policy-names',
      title: `Names of inline policies${whose(holder)}`,
      taken: countedAny(inlineNames.length, 'name of an inline policy', 'names of inline policies'),
      holdings: [{ holder, inlineNames, path: [] }],
      ...pageOf(
        value,
        `names ${origin.document} ${origin.piece}`,
        'aws iam list-role-policies --role-name …',
      ),
    };
  },
};

const ENTITIES = [
  { list: 'PolicyRoles', kind: 'role', name: 'RoleName' },
  { list: 'PolicyUsers', kind: 'user', name: 'UserName' },
  { list: 'PolicyGroups', kind: 'group', name: 'GroupName' },
] as const;

/** Key of what the user fills in for `list-entities-for-policy` without its command. */
export const policyAsk = (piece: number): string => `PolicyArn.${piece + 1}`;

function entityHoldings(value: unknown, policy: string, said: Said | null): readonly Holding[] {
  const boundary = said?.option('policy-usage-filter') === 'PermissionsBoundary';
  return ENTITIES.flatMap(({ list, kind, name }) =>
    listOf(member(value, list)).flatMap((entity, i): Holding[] => {
      const found = text(member(entity, name));
      if (found === undefined) return [];
      const holder = { kind, name: found };
      return [{ holder, ...(boundary ? { boundary: policy } : { alsoAttached: policy }), path: [list, i] }];
    }),
  );
}

export const entitiesForPolicyFormat: Format = {
  id: 'list-entities-for-policy',
  what: 'output of aws iam list-entities-for-policy',
  example:
    '{"PolicyGroups":[],"PolicyUsers":[],"PolicyRoles":[{"RoleName":"Build","RoleId":"AROADBQP57FF2AEXAMPLE"}]}',
  test: (value) => isObject(value) && ENTITIES.every(({ list }) => isList(member(value, list))),
  take(value, origin: Origin, given, say) {
    const said = say();
    const policy = given[policyAsk(origin.piece)] ?? said?.option('policy-arn');
    const count = ENTITIES.flatMap(({ list }) => listOf(member(value, list))).length;
    if (policy === undefined || policy === '') {
      const description = `ARN of the managed policy that piece ${origin.piece + 1} (list-entities-for-policy) is about`;
      return {
        kind: 'entities-for-policy',
        title: 'Who has a policy: which one is not said',
        asks: [{ name: policyAsk(origin.piece), description, path: [] }],
        leftOut: [{ what: 'attachments', count, why: 'The output does not say of which policy.' }],
        notes: [
          {
            code: 'POLICY-NOT-SAID',
            severity: 'warning',
            message:
              'This lists who has a managed policy, but not which. Say its ARN, or paste the command with its output.',
            path: [],
          },
        ],
      };
    }
    return {
      kind: 'entities-for-policy',
      title: `Who has ${policy}`,
      taken: countedAny(count, 'attachment'),
      holdings: entityHoldings(value, policy, said),
    };
  },
};

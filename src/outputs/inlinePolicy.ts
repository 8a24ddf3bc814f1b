// Output of `aws iam get-role-policy`, `get-user-policy` and `get-group-policy`: names the holder, but not its account.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
import { decodeDocument } from '#harvest/decodeDocument.ts';
import type { HolderKind } from '#harvest/facts.ts';
import type { Format } from '#harvest/harvest.ts';
import { listOf, member, text } from '#text/json.ts';

const KEYS: readonly (readonly [key: string, kind: HolderKind])[] = [
  ['RoleName', 'role'],
  ['UserName', 'user'],
  ['GroupName', 'group'],
];

function holderOf(value: unknown): { kind: HolderKind; name: string } | null {
  for (const [key, kind] of KEYS) {
    const name = text(member(value, key));
    if (name !== undefined) return { kind, name };
  }
  return null;
}

export const inlinePolicyFormat: Format = {
  id: 'inline-policy',
  what: 'output of aws iam get-role-policy, get-user-policy or get-group-policy',
  example:
    '{"RoleName":"Build","PolicyName":"assume","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}]}}',
  test: (value) => holderOf(value) !== null && member(value, 'PolicyDocument') !== undefined,
  take(value) {
    const holder = holderOf(value);
    const name = text(listOf(member(value, 'PolicyName'))[0]);
    const { document, encoded } = decodeDocument(member(value, 'PolicyDocument'));
    return {
      kind: 'policy',
      title: 'Permissions policy',
      taken: ['1 inline policy'],
      bare: [
        {
          document,
          path: ['PolicyDocument'],
          type: 'identity',
          live: true,
          ...(name === undefined ? {} : { name }),
          ...(holder === null ? {} : { holder }),
          ...(encoded ? { encoded } : {}),
        },
      ],
    };
  },
};

// Policy documents as such: whole, wrapped by the CLI, a lone statement, several in a list, or only a fragment.
import type { JsonPath, PolicyType } from '#language/policy.ts';
import { decodeDocument } from '#harvest/decodeDocument.ts';
import type { BarePolicy, Format, Harvest } from '#harvest/harvest.ts';
import { isList, isObject, member } from '#text/json.ts';
import { isFragment, isPolicyDocument, isStatement, policyTypeOf } from './policyType.ts';

export const POLICY_TITLES: Readonly<Record<PolicyType, string>> = {
  identity: 'Permissions policy',
  boundary: 'Permissions boundary',
  session: 'Session policy',
  trust: 'Trust policy',
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  resource: 'Resource-based policy (not read yet)',
};

const bare = (document: unknown, path: JsonPath, rest: Partial<BarePolicy> = {}): BarePolicy => ({
  document,
  path,
  type: policyTypeOf(document),
  ...rest,
});

function harvestOf(policies: readonly BarePolicy[], notes: Harvest['notes'] = []): Harvest {
  const [first] = policies;
  const title = policies.length === 1 && first ? POLICY_TITLES[first.type] : `${policies.length} policies`;
  return { kind: 'policy', title, bare: policies, notes };
}

export const policyFormat: Format = {
  id: 'policy',
  what: 'a policy document: {"Version", "Statement"}',
  example:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]}',
  test: isPolicyDocument,
  take: (value) => harvestOf([bare(value, [])]),
};

export const policyListFormat: Format = {
  id: 'policy-list',
  what: 'a list of policy documents',
  example:
    '[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}]}]',
  test: (value) => isList(value) && value.length > 0 && value.every(isPolicyDocument),
  take: (value) => harvestOf(isList(value) ? value.map((document, i) => bare(document, [i])) : []),
};

/** Where the CLI puts documents: `get-policy-version`, `get-bucket-policy`, and what people make of them. */
const WRAPPERS: readonly JsonPath[] = [
  ['PolicyVersion', 'Document'],
  ['Policy', 'Document'],
  ['Policy', 'PolicyDocument'],
  ['Policy'],
  ['PolicyDocument'],
  ['AssumeRolePolicyDocument'],
  ['Document'],
];

function unwrap(value: unknown): { path: JsonPath; document: unknown; encoded: boolean } | null {
  for (const path of WRAPPERS) {
    const inner = path.reduce<unknown>((at, key) => member(at, `${key}`), value);
    if (inner === undefined) continue;
    const decoded = decodeDocument(inner);
    if (isPolicyDocument(decoded.document)) return { path, ...decoded };
  }
  return null;
}

export const wrappedPolicyFormat: Format = {
  id: 'wrapped-policy',
  what: 'output of aws iam get-policy-version: {"PolicyVersion": {"Document"}}, or {"Policy": …}',
  example:
    '{"Policy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}]}}',
  test: (value) => unwrap(value) !== null,
  take(value) {
    const found = unwrap(value);
    if (!found) return harvestOf([]);
    const { path, document, encoded } = found;
    const live = path[0] === 'PolicyVersion';
    return harvestOf([bare(document, path, { ...(encoded ? { encoded } : {}), ...(live ? { live } : {}) })]);
  },
};

export const statementFormat: Format = {
  id: 'statement',
  what: 'a single statement, or a list of statements',
  example: '{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}',
  test: (value) => isStatement(value) || (isList(value) && value.length > 0 && value.every(isStatement)),
  take: (value) =>
    harvestOf(
      [bare({ Version: '2012-10-17', Statement: value }, [])],
      [
        {
          code: 'STATEMENT-ONLY',
          severity: 'warning',
          message: `${isList(value) ? 'A list of statements' : 'A lone statement'}, not a whole policy: read as if it stood in {"Version": "2012-10-17", "Statement": …}. AWS would not take it like this.`,
          path: [],
        },
      ],
    ),
};

export const fragmentFormat: Format = {
  id: 'fragment',
  what: '',
  test: isFragment,
  take: (value): Harvest => ({
    kind: 'fragment',
    title: `Fragment: ${isObject(value) ? Object.keys(value).join(', ') : ''}`,
    notes: [
      {
        code: 'FRAGMENT',
        severity: 'info',
        message: 'A fragment, not a whole policy: not read as one.',
        path: [],
      },
    ],
  }),
};

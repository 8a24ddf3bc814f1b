// The elements of the policy language: what each says, and AWS's page of it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { GRAMMAR_RULES } from '#language/grammarRules.ts';
import type { PolicyType } from '#language/policy.ts';

export interface ElementWord {
  readonly name: string;
  readonly meaning: string;
  readonly page: string;
  /** How a value begins, as a snippet: `$0` is where the caret goes. */
  readonly value: string;
}

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_';

const row = (name: string, page: string, value: string, meaning: string): ElementWord => ({
  name,
  meaning,
  page: `${GUIDE}${page}.html`,
  value,
});

export const DOCUMENT_WORDS: readonly ElementWord[] = [
  row(
    'Version',
    'version',
    '"2012-10-17"',
    'The date of the policy language, not of this policy. Only "2012-10-17" knows variables such as `${aws:username}`; without a Version it is 2008-10-17.',
  ),
  row('Id', 'id', '"$0"', 'A name for the whole policy. It decides nothing.'),
  row(
    'Statement',
    'statement',
    '[\n  {\n    $0\n  }\n]',
    'The statements. Each stands alone: one Allow that applies permits, one Deny that applies forbids whatever others allow.',
  ),
];

export const STATEMENT_WORDS: readonly ElementWord[] = [
  row(
    'Sid',
    'sid',
    '"$0"',
    'A name for this statement: letters and digits, once in its policy. It decides nothing.',
  ),
  row(
    'Effect',
    'effect',
    '"${1|Allow,Deny|}"',
    'Whether a request that fits all other elements is allowed or denied. Without any Allow it is denied.',
  ),
  row(
    'Principal',
    'principal',
    '{ "AWS": "$0" }',
    'Who the statement is about. Only policies of resources have it, of which the trust policy of a role is one, and RCPs, where it is `*`.',
  ),
  row(
    'NotPrincipal',
    'notprincipal',
    '{ "AWS": "$0" }',
    'Everybody except these. AWS refuses it in trust policies; with Allow it lets in whoever is not listed.',
  ),
  row(
    'Action',
    'action',
    '"$0"',
    'Which calls. `*` and `?` are wildcards; letter case does not matter. A trust policy has actions of STS only.',
  ),
  row(
    'NotAction',
    'notaction',
    '"$0"',
    'Every call except these: with Allow also those of services that do not exist yet.',
  ),
  row(
    'Resource',
    'resource',
    '"$0"',
    'On what. `*` and `?` are wildcards in each part between colons; letter case matters. A trust policy has none: it is about its own role.',
  ),
  row('NotResource', 'notresource', '"$0"', 'On everything except these.'),
  row(
    'Condition',
    'condition',
    '{\n  "$1": {\n    "$2": "$0"\n  }\n}',
    'When the statement applies: all operators and all keys must hold. Of several values of one key one is enough; under a negated operator none may fit.',
  ),
];

export const PRINCIPAL_WORDS: readonly ElementWord[] = [
  row(
    'AWS',
    'principal',
    '"$0"',
    'An account, a user, a role, a session of a role, or `*` for anybody. An account stands for everybody in it whom that account permits.',
  ),
  row('Service', 'principal', '"$0"', 'An AWS service, such as ec2.amazonaws.com.'),
  row(
    'Federated',
    'principal',
    '"$0"',
    'An identity provider: the ARN of an OIDC or SAML provider, or the host of a public one.',
  ),
  row('CanonicalUser', 'principal', '"$0"', 'An account by its canonical id of S3; not in trust policies.'),
];

/** What may stand in a statement of this type; everything where the type is not known. */
export function statementWords(type: PolicyType | undefined): readonly ElementWord[] {
  if (type === undefined) return STATEMENT_WORDS;
  const rules = GRAMMAR_RULES[type];
  const out = new Set([
    ...(rules.principal === 'forbidden' ? ['Principal'] : []),
    ...(rules.notPrincipal === 'forbidden' ? ['NotPrincipal'] : []),
    ...(rules.notAction === 'forbidden' ? ['NotAction'] : []),
    ...(rules.resource === 'forbidden' ? ['Resource', 'NotResource'] : []),
  ]);
  return STATEMENT_WORDS.filter(({ name }) => !out.has(name));
}

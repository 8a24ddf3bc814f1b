// What values mean that are no names: effects, versions, wildcards, and what a condition compares.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
import { conditionKey } from '#iam/conditionKeys.ts';
import { parseOperator, type Operator, type OperatorUse } from '#language/operators.ts';
import type { PolicyType } from '#language/policy.ts';
import type { ActionWords } from './actionWords.ts';
import { namedMeaning, type Told } from './arnWords.ts';
import { code, type Here } from './here.ts';
import { isServiceName, serviceMeaning } from './serviceWords.ts';

const ALLOW: Readonly<Partial<Record<PolicyType, string>>> = {
  trust:
    'Lets these principals become the role, when the conditions hold. Without an Allow here nobody can. A Deny that applies anywhere wins.',
  scp: 'Gives nothing: it says what accounts below may be allowed at most, and at every level one Allow is needed.',
  boundary: 'Gives nothing: it says what the policies of this user or role may allow at most.',
  session: 'Gives nothing: it says what the role’s policies may allow at most in this session.',
  rcp: 'Only AWS’s own RCPFullAWSAccess has it; policies of customers have Deny alone.',
};
const ANY_ALLOW =
  'Permits a request that fits all other elements, unless a Deny applies anywhere, or a boundary, session policy, SCP or RCP forbids it.';
const DENY =
  'Forbids a request that fits all other elements, whatever is allowed elsewhere: no Allow lifts it. A condition on a key that the request lacks mostly spares it.';

export function effectMeaning(text: string, type: PolicyType | undefined): Told | null {
  if (text === 'Allow') return { title: 'Allow', text: (type && ALLOW[type]) ?? ANY_ALLOW };
  return text === 'Deny' ? { title: 'Deny', text: DENY } : null;
}

export function versionMeaning(text: string): Told | null {
  if (text === '2012-10-17')
    return { title: text, text: 'The current policy language. Variables such as `${aws:username}` work.' };
  return text === '2008-10-17'
    ? {
        title: text,
        text: 'The old policy language, also that of documents without a Version: variables are plain text.',
      }
    : null;
}

export interface Variable {
  /** Characters of the token. */
  readonly from: number;
  readonly to: number;
  readonly told: Told;
}

const VARIABLE = /[$&]\{!?([*?$]|[A-Za-z][\w.-]*:(?!:)[^},\s]+)(?:\s*,\s*'([^']*)')?\s*\}/g;

const LITERAL = 'A plain character: written so, it is neither a wildcard nor the beginning of a variable.';

function variableTold(name: string, otherwise: string | undefined): Told {
  if (name.length === 1) return { title: `\${${name}}`, text: `${LITERAL} It stands for ${code(name)}.` };
  const key = conditionKey(name);
  const set = key === null ? 'No condition key that is known here.' : `Set by ${key.setBy}.`;
  const many = key?.multi === true ? ' AWS does not take keys of several values as variables.' : '';
  const lacking =
    otherwise === undefined
      ? 'When the request lacks it, this value matches nothing.'
      : `When the request lacks it, it is ${code(otherwise)}.`;
  return {
    title: `\${${name}}`,
    text: `A variable: becomes the value of ${code(name)} in the request. ${set}${many} ${lacking} Only with Version 2012-10-17, in Resource and with operators of String and ARN; elsewhere it is plain text.`,
  };
}

/** The policy variable at a character of a value. */
export function variableAt(token: string, at: number): Variable | null {
  for (const match of token.matchAll(VARIABLE)) {
    const [whole, name = '', otherwise] = match;
    const to = match.index + whole.length;
    if (at >= match.index && at < to) return { from: match.index, to, told: variableTold(name, otherwise) };
  }
  return null;
}

const WILDCARD_WORDS: Readonly<Record<'plain' | 'String' | 'ARN', string>> = {
  plain: 'Here `*` and `?` are plain characters: only the …Like operators and those of ARNs have wildcards.',
  String: '`*` is any run of characters, colons and slashes too, also none; `?` is exactly one.',
  ARN: 'Each of the six parts between colons is compared for itself; `*` is any run of characters in it, `?` exactly one.',
};

const wildcards = ({ valueType, wildcards: has }: Operator): string =>
  WILDCARD_WORDS[has ? (valueType === 'ARN' ? 'ARN' : 'String') : 'plain'];

const NULL_WORDS: Readonly<Record<string, string>> = {
  true: 'Asks that the request lacks the key.',
  false: 'Asks that the request has the key.',
};

function kindWords(text: string, use: OperatorUse): string {
  if (use.operator.valueType === 'Null') return NULL_WORDS[text.toLowerCase()] ?? 'Must be true or false.';
  if (/^o-[a-z0-9]{10,32}$/.test(text)) return 'The id of an organization.';
  if (/^o-[a-z0-9]{10,32}\/r-/.test(text)) return 'A path in an organization: its id, its root, then OUs.';
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(text);
  if (account !== null)
    return `The service account ${code(account[2] ?? '')} in the namespace ${code(account[1] ?? '')} of a Kubernetes cluster.`;
  const repository = /^repo:([^:@/]+)(@\d+)?\/([^:@]+)(@\d+)?:(.+)$/.exec(text);
  if (repository === null) return '';
  const [, owner = '', , name = '', id, rest = ''] = repository;
  const since =
    id === undefined
      ? ' Repositories made or renamed since 15 July 2026 send ids with the names, `repo:OWNER@ID/NAME@ID:…`, which this does not match.'
      : '';
  return `A workflow of GitHub Actions: repository ${code(`${owner}/${name}`)}, then ${code(rest)}.${since}`;
}

/** What a value of a condition is compared with, and what it is. */
export function comparedMeaning(
  text: string,
  of: { readonly operator: string; readonly key: string },
  words: ActionWords,
  here: Here,
): Told | null {
  const use = parseOperator(of.operator);
  if (use === null) return null;
  const named = namedMeaning(text, words, here);
  const service = named === null && isServiceName(text) ? serviceMeaning(text, words) : null;
  const key = conditionKey(of.key);
  const set = key === null ? '' : ` Set by ${key.setBy}.`;
  const isText = use.operator.valueType === 'String' || use.operator.valueType === 'ARN';
  const wild = isText && /[*?]/.test(text) ? wildcards(use.operator) : '';
  const lines = [
    `Compared by ${of.operator} with ${code(of.key)}.${set}`,
    kindWords(text, use),
    named?.title.startsWith('Pattern') === true ? '' : wild,
    named === null ? (service ?? '') : named.text,
  ];
  return { title: named?.title ?? text, text: lines.filter((line) => line !== '').join('\n\n') };
}

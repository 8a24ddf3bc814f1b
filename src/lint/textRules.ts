// Rules about the text itself: placeholders, account ids, partitions, characters, size.
import { iamName, isAccountId, isPlaceholderAccount, parseArn, PARTITIONS } from '#language/arn.ts';
import { isNamedUnknown } from '#language/unknownAccount.ts';
import type { JsonPath, PolicyType } from '#language/policy.ts';
import { PAGES } from './pages.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import type { DocumentView, StatementView, TestView, Value } from './views.ts';

const arnTexts = ({ statement, principals }: StatementView): readonly Value[] => [
  ...principals.filter(({ key }) => key !== 'Service').map(({ value, path }) => ({ text: value, path })),
  ...(statement.resources?.patterns ?? []),
];

const TEMPLATES: readonly RegExp[] = [
  /<[^<>\s][^<>]*>/,
  /\{\{[^{}]*\}\}/,
  /\$\{AWS::[^}]*\}/,
  /\$\{(?:var|local|data|module)\.[^}]*\}/,
  /\b(?:your|my)[-_](?:account|org|organi[sz]ation|role|user|bucket|vpc|external|company)[\w-]*/i,
  /\b(?:ACCOUNT|ORG|REGION|ROLE|USER)[-_]?(?:A[-_]|B[-_])?(?:ID|NAME|ARN)\b/,
  /\b[xX]{4,}\b/,
  /^\[[A-Z][A-Z0-9_ -]+\]$/,
];

/** AWS's documentation uses it in every second example. */
const EXAMPLE_ACCOUNT = '123456789012';

/** The part of an example or template that somebody has to fill in; undefined when there is none. */
export function placeholderIn(text: string): string | undefined {
  for (const template of TEMPLATES) {
    const found = template.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeholder({ text, path }: Value): readonly Hit[] {
  const found = placeholderIn(text);
  if (found !== undefined) {
    return [{ path, message: `"${found}" stands for something: fill in the real value.` }];
  }
  const account = isAccountId(text) ? text : parseArn(text)?.account;
  if (account !== EXAMPLE_ACCOUNT) return NO_HITS;
  const message = `${EXAMPLE_ACCOUNT} is the account of AWS's examples: is it really yours?`;
  return [{ path, severity: 'warning', message }];
}

function accountId({ text, path }: Value, { attached }: DocumentView): readonly Hit[] {
  const arn = parseArn(text);
  const account = arn === null ? (/^\d{6,15}$/.test(text) ? text : '') : arn.account;
  if (arn !== null && arn.service !== 'iam' && arn.service !== 'sts') return NO_HITS;
  if (
    account === '' ||
    isAccountId(account) ||
    isNamedUnknown(account) ||
    (attached.namedAccounts === true && /^<\w+>$/.test(account)) ||
    /[*?]/.test(account) ||
    account === 'aws'
  )
    return NO_HITS;
  if (/^\$\{(?:aws|sts):/i.test(account)) return NO_HITS;
  if (/^\d+$/.test(account)) {
    return [{ path, message: `"${account}" has ${account.length} digits; an account id has 12.` }];
  }
  const message = `"${account}" stands where the 12 digits of an account belong.`;
  // L-PLACEHOLDER says already that something has to be filled in.
  return [{ path, message, severity: isPlaceholderAccount(account) ? 'info' : undefined }];
}

/** ARNs that a condition compares: with too few digits nothing is like them. */
function comparedAccount({ key, values }: TestView): readonly Hit[] {
  if (!/^aws:(?:source|principal)arn$/.test(key)) return NO_HITS;
  return values.flatMap(({ text, path }) => {
    const account = parseArn(text)?.account ?? '';
    if (!/^\d+$/.test(account) || isAccountId(account)) return NO_HITS;
    return [{ path, message: `"${account}" has ${account.length} digits; an account id has 12.` }];
  });
}

function partition({ text, path }: Value, { document }: StatementView): readonly Hit[] {
  const arn = parseArn(text);
  const home = parseArn(document.owner?.arn ?? '')?.partition;
  if (arn === null || home === undefined || !PARTITIONS.includes(home)) return NO_HITS;
  const { partition: written } = arn;
  if (written === home || !PARTITIONS.includes(written) || iamName(text) === null) return NO_HITS;
  const right = text.replace(`arn:${written}:`, `arn:${home}:`);
  return [
    {
      path,
      message: `"${text}" is in the partition ${written}, but ${document.owner?.name ?? 'its owner'} is in ${home}: roles do not reach across.`,
      fix: { label: `Write "${right}"`, text: right },
    },
  ];
}

// The only control characters are tab, line feed and carriage return.
// oxlint-disable-next-line no-control-regex
const FOREIGN = /[^\u0009\u000A\u000D\u0020-\u00FF]/u;

function charset(text: string, path: JsonPath): readonly Hit[] {
  const found = FOREIGN.exec(text)?.[0];
  if (found === undefined) return NO_HITS;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const quote = /[‘’“”„]/.test(found)
    ? ' It is a typographic quote, as blogs and word processors make them.'
    : '';
  return [{ path, message: `The character "${found}" (U+${code}) is not allowed in a policy.${quote}` }];
}

function charsetOf({ document, statement, texts, tests }: StatementView): readonly Hit[] {
  if (!FOREIGN.test(document.json)) return NO_HITS;
  return [
    ...(statement.sid === undefined ? [] : [{ text: statement.sid, path: [...statement.path, 'Sid'] }]),
    ...(statement.actions?.patterns ?? []),
    ...tests.map(({ test }) => ({ text: test.key, path: test.path })),
    ...texts,
  ].flatMap(({ text, path }) => charset(text, path));
}

interface Quota {
  readonly called: string;
  readonly usual: number;
  /** The highest that AWS grants on request. */
  readonly most: number;
}

const quota = (called: string, usual: number, most = usual): Quota => ({ called, usual, most });

const MANAGED = quota('a managed policy', 6144);
const ORGANIZATION = quota('an SCP or RCP', 5120);
const QUOTAS: Readonly<Partial<Record<PolicyType, (view: DocumentView) => Quota>>> = {
  trust: () => quota('a trust policy', 2048, 8192),
  session: () => quota('a session policy', 2048),
  boundary: () => MANAGED,
  identity: ({ attached, owner }) => {
    if (attached.arn !== undefined) return MANAGED;
    if (attached.group !== undefined || owner?.kind === 'group')
      return quota('the inline policies of a group', 5120);
    if (owner?.kind === 'user') return quota('the inline policies of a user', 2048);
    return owner?.kind === 'role' ? quota('the inline policies of a role', 10_240) : MANAGED;
  },
  scp: () => ORGANIZATION,
  rcp: () => ORGANIZATION,
};

function size(view: DocumentView): readonly Hit[] {
  const limit = QUOTAS[view.attached.type]?.(view);
  if (limit === undefined) return NO_HITS;
  const { length } = view.json;
  if (length <= limit.usual * 0.9) return NO_HITS;
  const raised = limit.most > limit.usual ? ` (${limit.most} on request)` : '';
  const message = `${length} characters without white space; ${limit.called} may have ${limit.usual}${raised}.`;
  return [{ path: [], message, severity: length > limit.most ? 'error' : undefined }];
}

export const TEXT_RULES: readonly Rule[] = [
  {
    id: 'L-PLACEHOLDER',
    severity: 'error',
    where: 'all',
    title: 'Placeholder',
    why: 'The text of an example or a template is compared as it stands, so it matches nothing real.',
    page: PAGES.identifiers,
    statement: (view) => view.texts.flatMap(placeholder),
  },
  {
    id: 'L-ACCOUNT-ID',
    severity: 'error',
    where: 'all',
    title: 'Not an account id',
    why: 'An account id has exactly 12 digits; AWS refuses a principal with any other, and a resource matches nothing.',
    page: PAGES.identifiers,
    statement: (view) => arnTexts(view).flatMap((one) => accountId(one, view.document)),
    test: comparedAccount,
  },
  {
    id: 'L-PARTITION',
    severity: 'error',
    where: 'all',
    title: 'Wrong partition',
    why: 'aws, aws-cn, aws-us-gov and the others are separate worlds: no role is assumed from one in another.',
    page: PAGES.identifiers,
    statement: (view) => arnTexts(view).flatMap((value) => partition(value, view)),
  },
  {
    id: 'L-CHARSET',
    severity: 'error',
    where: 'all',
    title: 'Character that policies cannot have',
    why: 'Policies may hold tab, line breaks and the characters U+0020 to U+00FF.',
    page: PAGES.grammar,
    statement: charsetOf,
  },
  {
    id: 'L-SIZE',
    severity: 'warning',
    where: 'all',
    title: 'Close to the size limit',
    why: 'AWS refuses a policy that is longer than its quota.',
    page: PAGES.quotas,
    document: size,
  },
];

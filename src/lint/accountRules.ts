// Who in which account is trusted, and how far.
import { isAccountId } from '#language/arn.ts';
import type { PrincipalEntry } from '#language/policy.ts';
import { PAGES } from './pages.ts';
import { accountOf, covers, demands, demandsKey, relation, wholeAccount } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { ASSUME } from './stsActions.ts';
import type { StatementView, TestView } from './views.ts';

/** Conditions that say which principals of a broad Principal are meant. */
const NARROWING: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:userid',
  'aws:username',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

const MFA = 'aws:multifactorauthpresent';

const lettersLeft = (text: string): string => text.replaceAll(/[*?:/]|arn|aws|iam|sts|role|user|root/g, '');

const narrows = (test: TestView): boolean =>
  NARROWING.has(test.key) && demands(test) && test.values.every(({ text }) => lettersLeft(text) !== '');

const narrowed = ({ tests }: StatementView): boolean => tests.some(narrows);

const assumable = ({ allows, statement }: StatementView): boolean => allows && covers(statement, ASSUME);

function wildcardPrincipal(view: StatementView): readonly Hit[] {
  if (!assumable(view) || narrowed(view)) return NO_HITS;
  const external = demandsKey(view, 'sts:externalid');
  return view.principals
    .filter(({ key, value }) => value === '*' && (key === 'AWS' || key === '*'))
    .map(({ path }) => ({
      path,
      message: external
        ? 'Everybody is trusted who knows the ExternalId, and that is no secret: add who is meant, for example StringEquals on aws:PrincipalOrgID.'
        : 'Every AWS account that allows it to itself can become this role: name the principals, or add StringEquals on aws:PrincipalOrgID.',
      fix: { label: 'Add this Condition', text: '"StringEquals": {"aws:PrincipalOrgID": "o-…"}' },
    }));
}

/** Whole accounts in an Allow, with how they relate to the role's own. */
function trustedAccounts(
  view: StatementView,
): readonly { entry: PrincipalEntry; account: string; is: string }[] {
  const own = view.document.owner?.account;
  if (own === undefined || !assumable(view)) return [];
  return view.principals.flatMap((entry) => {
    const account = entry.key === 'AWS' ? wholeAccount(entry.value) : null;
    if (account === null || !isAccountId(account)) return [];
    return [{ entry, account, is: relation(view.document.model, own, account) }];
  });
}

const limitedOtherwise = (view: StatementView): boolean =>
  narrowed(view) || demandsKey(view, 'sts:externalid') || demandsKey(view, 'aws:principaltag/');

function rootTrust(view: StatementView): readonly Hit[] {
  if (limitedOtherwise(view) || demandsKey(view, MFA)) return NO_HITS;
  return trustedAccounts(view)
    .filter(({ is }) => is === 'same')
    .map(({ entry, account }) => ({
      path: entry.path,
      message: `The whole account ${account} is trusted: whoever may write permissions policies there decides who becomes this role.`,
    }));
}

function crossAccountRoot(view: StatementView): readonly Hit[] {
  if (limitedOtherwise(view)) return NO_HITS;
  return trustedAccounts(view)
    .filter(({ is }) => is !== 'same')
    .map(({ entry, account, is }) => ({
      path: entry.path,
      message: `Account ${account} decides alone who becomes this role: name its role, or add a Condition on aws:PrincipalArn or aws:PrincipalOrgID.`,
      severity: is === 'mine' || demandsKey(view, MFA) ? 'info' : undefined,
    }));
}

function thirdParty(view: StatementView): readonly Hit[] {
  const own = view.document.owner?.account;
  // With MFA it is people who come in, not a third party's machine.
  if (own === undefined || !assumable(view) || limitedOtherwise(view) || demandsKey(view, MFA))
    return NO_HITS;
  return view.principals.flatMap((entry) => {
    const account = entry.key === 'AWS' ? accountOf(entry.value) : null;
    if (
      account === null ||
      !isAccountId(account) ||
      relation(view.document.model, own, account) !== 'foreign'
    )
      return NO_HITS;
    const whole = wholeAccount(entry.value) !== null;
    return [
      {
        path: entry.path,
        message: `If ${account} is somebody else's account, demand an ExternalId, so that its other customers cannot make it enter your role.`,
        // A named role of an account that was not given is most often one's own.
        severity: whole ? undefined : 'info',
        fix: { label: 'Add this Condition', text: '"StringEquals": {"sts:ExternalId": "…"}' },
      },
    ];
  });
}

const WEAK_WORDS =
  /^(?:external-?id|test|secret|password|changeme|customer|company|vendor|default|example)\d*$/i;

function weakExternalId(view: TestView): readonly Hit[] {
  if (view.key !== 'sts:externalid' || !view.in.allows || view.use?.operator.valueType !== 'String')
    return NO_HITS;
  return view.values.flatMap(({ text, path }) => {
    const like = view.use?.operator.wildcards === true && /[*?]/.test(text);
    if (like)
      return [
        {
          path,
          message: `"${text}" lets many ExternalIds in: use StringEquals with the one of this customer.`,
        },
      ];
    if (text.includes('${')) return NO_HITS;
    if (text.length < 8)
      return [{ path, message: `The ExternalId "${text}" is short enough to be guessed.` }];
    if (WEAK_WORDS.test(text)) return [{ path, message: `The ExternalId "${text}" is easy to guess.` }];
    return NO_HITS;
  });
}

export const ACCOUNT_RULES: readonly Rule[] = [
  {
    id: 'L-WILDCARD-PRINCIPAL',
    severity: 'security',
    where: 'trust',
    title: 'Everybody is trusted',
    why: '{"AWS": "*"} means every user and role of every AWS account; only a Condition on who they are narrows it.',
    page: PAGES.principal,
    statement: wildcardPrincipal,
  },
  {
    id: 'L-ROOT-TRUST',
    severity: 'info',
    where: 'trust',
    title: 'The whole own account is trusted',
    why: 'Trusting the account hands the decision to its permissions policies. That is a fine convention, if it is meant.',
    page: PAGES.principal,
    statement: rootTrust,
  },
  {
    id: 'L-CROSS-ACCOUNT-ROOT',
    severity: 'warning',
    where: 'trust',
    title: 'A whole other account is trusted',
    why: 'The administrators of that account choose who enters, now and later.',
    page: PAGES.crossAccount,
    statement: crossAccountRoot,
  },
  {
    id: 'L-THIRD-PARTY-NO-EXTERNALID',
    severity: 'security',
    where: 'trust',
    title: 'Another account without ExternalId',
    why: 'A company that works in many accounts can be talked into using the wrong one (confused deputy). The ExternalId that it sends for you alone prevents that.',
    page: PAGES.thirdParty,
    statement: thirdParty,
  },
  {
    id: 'L-EXTERNALID-WEAK',
    severity: 'warning',
    where: 'trust',
    title: 'Weak ExternalId',
    why: 'The third party must generate it, one for each customer; a short or general one can be hit by accident or guess.',
    page: PAGES.thirdParty,
    test: weakExternalId,
  },
];

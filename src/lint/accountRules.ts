// Who in which account is trusted, and how far.
import { iamName, isAccountId } from '#language/arn.ts';
import type { PrincipalEntry } from '#language/policy.ts';
import { isUniqueId } from '#iam/principalMatch.ts';
import { declaredNear } from './declaredNames.ts';
import type { Model } from '#decision/model.ts';
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

function uniqueId({ document, principals }: StatementView, resolved: boolean): readonly Hit[] {
  return principals.flatMap(({ key, value, path }) => {
    if (key !== 'AWS' || !isUniqueId(value)) return NO_HITS;
    const entity = document.model.byUniqueId.get(value);
    if ((entity !== undefined) !== resolved) return NO_HITS;
    if (entity === undefined) {
      const kind = value.startsWith('AIDA') ? 'user' : 'role';
      const message = `"${value}" is the id of a ${kind} that is not here: it was probably deleted, and a new one of the same name does not match. Write the ARN again.`;
      return [{ path, message }];
    }
    const { arn } = entity.record;
    const message = `"${value}" is ${arn}: the ARN reads better, and AWS turns it into the id by itself.`;
    return [{ path, message, fix: { label: 'Write the ARN', text: arn } }];
  });
}

/** Entries whose owner is named as well: they add nothing but the freedom from boundary and session policy. */
function redundant({ principals }: StatementView): readonly Hit[] {
  const values = new Set(principals.filter(({ key }) => key === 'AWS').map(({ value }) => value));
  if (values.size < 2) return NO_HITS;
  return principals.flatMap(({ key, value, path }) => {
    const name = key === 'AWS' ? iamName(value) : null;
    if (name === null || name.kind === 'root') return NO_HITS;
    const { partition, account } = name;
    const covering = [
      account,
      `arn:${partition}:iam::${account}:root`,
      ...(name.kind === 'session' ? [`arn:${partition}:iam::${account}:role/${name.name}`] : []),
    ].find((candidate) => values.has(candidate));
    if (covering === undefined) return NO_HITS;
    const message = `"${covering}" covers "${value}" already. Naming it as well changes only this: inside the account it needs no permissions policy.`;
    return [{ path, message }];
  });
}

const WHOLE = new WeakMap<Model, ReadonlySet<string>>();

/** Only the export of a whole account holds groups; who is missing there does not exist. */
function isWhole(model: Model, account: string): boolean {
  const known =
    WHOLE.get(model) ??
    new Set(model.principals.filter((p) => p.record.kind === 'group').map((p) => p.record.account));
  WHOLE.set(model, known);
  return known.has(account);
}

function notFound({ document, principals }: StatementView): readonly Hit[] {
  const { model } = document;
  return principals.flatMap(({ key, value, path }) => {
    const name = key === 'AWS' ? iamName(value) : null;
    if (
      name === null ||
      (name.kind !== 'user' && name.kind !== 'role') ||
      model.byArn.has(value) ||
      /[*?]/.test(value)
    )
      return NO_HITS;
    const meant = declaredNear(model, value);
    const whole = isWhole(model, name.account);
    if (meant === undefined && !whole) return NO_HITS;
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    const message = `Account ${name.account} has no ${name.kind} "${value}" here; AWS refuses a principal that does not exist.${hint}`;
    return [
      {
        path,
        message,
        severity: whole ? undefined : 'info',
        fix: meant === undefined ? undefined : { label: `Write "${meant}"`, text: meant },
      },
    ];
  });
}

function selfTrust({ document, principals, allows }: StatementView): readonly Hit[] {
  if (!allows) return NO_HITS;
  return principals
    .filter(({ value }) => value === document.owner?.arn)
    .map(({ path }) => ({
      path,
      message: 'The role trusts itself, so that its sessions can start it anew.',
    }));
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
  {
    id: 'L-DANGLING-ID',
    severity: 'warning',
    where: 'trust',
    title: 'Trusted principal was deleted',
    why: 'AWS stores principals by unique id. When the entity is deleted the id stays, and nobody matches it ever again.',
    page: PAGES.principal,
    statement: (view) => uniqueId(view, false),
  },
  {
    id: 'L-UNIQUE-ID',
    severity: 'info',
    where: 'trust',
    title: 'Principal by unique id',
    why: 'It works, but nobody can read it.',
    page: PAGES.identifiers,
    statement: (view) => uniqueId(view, true),
  },
  {
    id: 'L-REDUNDANT-PRINCIPAL',
    severity: 'info',
    where: 'trust',
    title: 'Principal that another one covers',
    why: 'It lets nobody else in; but in the same account a user or session that is named needs less permission than one that is not.',
    page: PAGES.checks,
    statement: redundant,
  },
  {
    id: 'L-PRINCIPAL-NOT-FOUND',
    severity: 'warning',
    where: 'trust',
    title: 'Trusted principal is not in its account',
    why: 'AWS looks principals up when the policy is saved, and refuses one that does not exist.',
    page: PAGES.troubleRoles,
    statement: notFound,
  },
  {
    id: 'L-SELF-TRUST',
    severity: 'info',
    where: 'trust',
    title: 'The role trusts itself',
    why: 'Legal, and since 2023 needed for a role that assumes itself.',
    page: PAGES.selfTrust,
    statement: selfTrust,
  },
];

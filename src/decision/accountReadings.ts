// A policy without an owner may belong to a role whose account nobody stated. Whether two ends share an account
// decides which rule holds, so such a pair is judged once for every account that would make a difference.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
import { iamName, parseArn } from '#language/arn.ts';
import { accountPhrase, isUnknownAccount, UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import { knownEnds, namedUnknowns, shareNamedUnknown, withAccount, withPrincipal } from './namedUnknowns.ts';
import { type Situation, situationAbout } from './situation.ts';
import type { Source, Target } from './source.ts';

/** Beyond this many accounts in the text the rest is taken to be like "another account". */
const MAX_ACCOUNTS = 10;
/** Of two ends without an account one is put elsewhere. */
const ELSEWHERE = 'ANOTHER_ACCOUNT';

const isOpen = (id: string): boolean =>
  id.includes(UNKNOWN_ACCOUNT) && isUnknownAccount(parseArn(id)?.account ?? '');

/** Nobody said anything of its account, not even a name. */
const isNameless = (id: string): boolean => parseArn(id)?.account === UNKNOWN_ACCOUNT;

/** The end whose account nobody stated: the role before the caller; null when both are known or it cannot matter. */
export function accountNotGiven({ source, target }: Pick<Situation, 'source' | 'target'>): string | null {
  if (!source.hasIdentity || source.account === null) return null;
  if (shareNamedUnknown({ source, target })) return null;
  if (isOpen(target.arn)) return target.arn;
  return isOpen(source.id) ? source.id : null;
}

/** A role and its own sessions share an account, whichever it is. */
const isOwnRole = ({ source, target }: Situation): boolean =>
  source.principalArn === target.arn ||
  (source.kind === 'session' &&
    source.account === target.account &&
    iamName(source.id)?.name === target.name);

/** Nobody knows whether the two ends are in one account. */
export const relationNotKnown = (s: Situation): boolean =>
  s.supposed === undefined && accountNotGiven(s) !== null && !isOwnRole(s);

function inAccount(arn: string, account: string): string {
  const [head = '', partition = '', service = '', region = '', , ...rest] = arn.split(':');
  return [head, partition, service, region, account, ...rest].join(':');
}

function movedSource(source: Source, account: string): Source {
  if (!isNameless(source.id)) return source;
  const principalArn = source.principalArn === null ? null : inAccount(source.principalArn, account);
  const { roleArn } = source.caller;
  const caller = {
    ...source.caller,
    account,
    arn: inAccount(source.caller.arn, account),
    ...(roleArn === undefined ? {} : { roleArn: inAccount(roleArn, account) }),
  };
  return { ...source, account, principalArn, caller };
}

const movedTarget = (target: Target, account: string): Target =>
  isNameless(target.arn) ? { ...target, account, arn: inAccount(target.arn, account) } : target;

/** Account ids anywhere in the documents that have a say: each may be the one that was not stated. */
function accountsInPlay({
  inPlay: { trust, permission, boundary, session, scp, rcp },
}: Situation): Set<string> {
  const levels = [...scp, ...rcp].flatMap((level) => level.policies);
  const text = JSON.stringify(
    [...trust, ...permission, ...boundary, ...session, ...levels].map((c) => c.attached.document),
  );
  return new Set(text.match(/\b\d{12}\b/g) ?? []);
}

/** One reading for each account that a named unknown one may be: `s` itself is the one with an account of its own. */
function namedReadings(s: Situation): readonly Situation[] {
  const names = namedUnknowns(s);
  if (names.length === 0) return [];
  const accounts = [...new Set([...knownEnds(s), ...accountsInPlay(s)])].slice(0, MAX_ACCOUNTS);
  const callers = names.map((name) => withPrincipal(s, name)).filter((reading) => reading !== null);
  const moved = names.flatMap((name) =>
    accounts.concat(names.filter((other) => other > name)).map((account) => withAccount(s, name, account)),
  );
  return [...callers, ...moved];
}

/** Some account that may matter is not known: one reading does not do. */
export const isOpenPair = (s: Situation): boolean =>
  s.supposed === undefined && (accountNotGiven(s) !== null || namedUnknowns(s).length > 0);

/**
 * The situations that have to be judged: only `s` itself when both accounts are known. Else first the one in which
 * the ends are in different accounts that nobody names, then one for each account that may matter.
 */
export function readingsOf(s: Situation): readonly [Situation, ...(readonly Situation[])] {
  if (s.supposed !== undefined) return [s];
  const named = namedReadings(s);
  const { source, target } = s;
  // An end without any account is supposed to be here and there below; a named one is an account of its own in `s`.
  if (![source.id, target.arn].some(isNameless) || accountNotGiven(s) === null) return [s, ...named];
  const known = [source.account, target.account].find((a) => a !== null && a !== UNKNOWN_ACCOUNT) ?? null;
  const all = new Set([...(known === null ? [] : [known]), ...accountsInPlay(s)]);
  const accounts = [...all].slice(0, MAX_ACCOUNTS);
  const suppose = (from: string, to: string, supposed: string): Situation => ({
    ...situationAbout({ ...s, source: movedSource(source, from), target: movedTarget(target, to) }),
    supposed,
  });
  const together = accounts.map((id) =>
    suppose(
      id,
      id,
      id === known
        ? `in the same account (${isUnknownAccount(id) ? accountPhrase(id) : id})`
        : `in ${accountPhrase(id)}`,
    ),
  );
  if (isOwnRole(s) || known !== null) return [s, ...together, ...named];
  return [
    { ...situationAbout({ ...s, source: movedSource(source, ELSEWHERE) }) },
    suppose(UNKNOWN_ACCOUNT, UNKNOWN_ACCOUNT, 'in the same account'),
    ...together,
    ...accounts.map((id) => suppose(id, UNKNOWN_ACCOUNT, `with the caller in ${accountPhrase(id)}`)),
    ...accounts.map((id) => suppose(ELSEWHERE, id, `with the role in ${accountPhrase(id)}`)),
    ...named,
  ];
}

// Accounts that a template names without saying which they are. Such a name may come to be any account: it is judged
// as an account of its own, and once more as each account that would make a difference, documents included.
import { iamName, parseArn } from '#language/arn.ts';
import { parseOnce } from '#language/parseOnce.ts';
import { accountPhrase, isNamedUnknown, isUnknownPrincipal } from '#language/unknownAccount.ts';
import { type Compiled, type CompiledPrincipal, type Model, policiesOf, trustDocuments } from './model.ts';
import { type Situation, situationAbout } from './situation.ts';
import type { Source, Target } from './source.ts';

/** By the list of principals: models that differ in the request alone share it. */
const lists = new WeakMap<Model['inventory']['principals'], boolean>();

/** Most models have none, and ask no further. */
function hasAny({ inventory: { principals } }: Model): boolean {
  const known = lists.get(principals);
  if (known !== undefined) return known;
  const found = principals.some(
    ({ account, policies = [], trust = [] }) =>
      isNamedUnknown(account) ||
      [...policies, ...trust].some((policy) => policy.unknownAccounts !== undefined),
  );
  lists.set(principals, found);
  return found;
}

const accountOf = (id: string): string => parseArn(id)?.account ?? id;

/** The names in play: of the ends, then of the documents that have a say. */
export function namedUnknowns({ model, source, target, inPlay }: Situation): readonly string[] {
  if (!hasAny(model)) return [];
  const names = new Set([accountOf(source.id), target.account].filter(isNamedUnknown));
  for (const { attached } of [...inPlay.trust, ...inPlay.permission, ...inPlay.boundary, ...inPlay.session]) {
    for (const name of attached.unknownAccounts ?? []) names.add(name);
  }
  return [...names];
}

/** What is taken to be what: `token` is the name of the account that has to be in play. */
interface Move {
  readonly token: string;
  readonly from: RegExp;
  readonly to: string;
}

/** The name as a whole: `UNKNOWN_ACCOUNT_A` stands in `UNKNOWN_ACCOUNT_A_B` by chance only. */
const toAccount = (token: string, account: string): Move => ({
  token,
  from: new RegExp(`${token}(?![A-Z0-9_])`, 'g'),
  to: account,
});

const renamed = (text: string, { token, from, to }: Move): string =>
  text.includes(token) ? text.replace(from, to) : text;

const moved = new WeakMap<CompiledPrincipal, Map<string, CompiledPrincipal>>();

function movedPrincipal(principal: CompiledPrincipal, move: Move): CompiledPrincipal {
  const known = moved.get(principal) ?? new Map<string, CompiledPrincipal>();
  moved.set(principal, known);
  const key = `${move.from.source} ${move.to}`;
  const before = known.get(key);
  if (before) return before;
  const one = (compiled: Compiled): Compiled => {
    const { attached } = compiled;
    if (!attached.unknownAccounts?.includes(move.token)) return compiled;
    const document: unknown = JSON.parse(renamed(JSON.stringify(attached.document), move));
    return { attached: { ...attached, document }, policy: parseOnce(document, attached.type) };
  };
  const identity = principal.identity?.map(one);
  const boundary = principal.boundary?.map(one);
  const session = principal.session?.map(one);
  const trust = principal.trust?.map(one);
  const result: CompiledPrincipal = {
    record: principal.record,
    identity: identity ?? principal.identity,
    boundary: boundary ?? principal.boundary,
    session: session ?? principal.session,
    trust: trust ?? principal.trust,
    documents: {
      identity: identity && policiesOf(identity),
      boundary: boundary ? policiesOf(boundary) : principal.documents.boundary,
      session: session ? policiesOf(session) : principal.documents.session,
      trust: trustDocuments(trust),
    },
  };
  known.set(key, result);
  return result;
}

function movedSource(source: Source, move: Move): Source {
  const text = (id: string): string => renamed(id, move);
  const { caller, principal, principalArn } = source;
  return {
    ...source,
    id: text(source.id),
    account: source.account === null ? null : text(source.account),
    principalArn: principalArn === null ? null : text(principalArn),
    principal: principal && movedPrincipal(principal, move),
    caller: {
      ...caller,
      arn: text(caller.arn),
      account: caller.account === null ? null : text(caller.account),
      ...(caller.roleArn === undefined ? {} : { roleArn: text(caller.roleArn) }),
    },
  };
}

const movedTarget = (target: Target, move: Move): Target => ({
  ...target,
  arn: renamed(target.arn, move),
  account: renamed(target.account, move),
  principal: target.principal && movedPrincipal(target.principal, move),
});

const withMove = (s: Situation, move: Move, supposed: string): Situation => ({
  ...situationAbout({ ...s, source: movedSource(s.source, move), target: movedTarget(s.target, move) }),
  supposed,
});

/** The same question when `name` is `account`. */
export const withAccount = (s: Situation, name: string, account: string): Situation =>
  withMove(
    s,
    toAccount(name, account),
    `if ${accountPhrase(name)} is ${isNamedUnknown(account) ? accountPhrase(account) : account}`,
  );

/** The same question when a principal of which nothing but a name is known is the caller; null: it cannot be. */
export function withPrincipal(s: Situation, token: string): Situation | null {
  const { principalArn, shortName } = s.source;
  if (!isUnknownPrincipal(token) || principalArn === null || principalArn.includes(token)) return null;
  const from = new RegExp(`arn:[\\w-]+:iam::${token}:role/([\\w+=,.@-]+)`, 'g');
  const trust = s.inPlay.trust.map(({ attached }) => JSON.stringify(attached.document)).join();
  const name = new RegExp(from).exec(trust)?.[1];
  if (name === undefined) return null;
  return withMove(s, { token, from, to: principalArn }, `if ${name} is ${shortName}`);
}

/** Both ends are in the one account that a name stands for. */
export const shareNamedUnknown = ({ source, target }: Pick<Situation, 'source' | 'target'>): boolean =>
  isNamedUnknown(target.account) && accountOf(source.id) === target.account;

/** Accounts of the two ends, where they are known. */
export const knownEnds = ({ source, target }: Situation): readonly string[] =>
  [iamName(source.id)?.account ?? source.account ?? '', target.account].filter((id) => /^\d{12}$/.test(id));

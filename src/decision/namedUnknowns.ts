// Accounts that a template names without saying which they are. Such a name may come to be any account: it is judged
// as an account of its own, and once more as each account that would make a difference, documents included.
import { iamName, parseArn } from '#language/arn.ts';
import { parseOnce } from '#language/parseOnce.ts';
import { isNamedUnknown } from '#language/unknownAccount.ts';
import { type Compiled, type CompiledPrincipal, type Model, policiesOf } from './model.ts';
import { type Situation, situationAbout } from './situation.ts';
import type { Source, Target } from './source.ts';

const models = new WeakMap<Model, boolean>();

/** Most models have none, and ask no further. */
function hasAny(model: Model): boolean {
  const known = models.get(model);
  if (known !== undefined) return known;
  const found = model.inventory.principals.some(
    ({ account, policies = [], trust = [] }) =>
      isNamedUnknown(account) ||
      [...policies, ...trust].some((policy) => policy.unknownAccounts !== undefined),
  );
  models.set(model, found);
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

/** The name as a whole: `UNKNOWN_ACCOUNT_A` stands in `UNKNOWN_ACCOUNT_A_B` by chance only. */
function renamed(text: string, name: string, account: string): string {
  return text.includes(name) ? text.replace(new RegExp(`${name}(?![A-Z0-9_])`, 'g'), account) : text;
}

const moved = new WeakMap<CompiledPrincipal, Map<string, CompiledPrincipal>>();

function movedPrincipal(principal: CompiledPrincipal, name: string, account: string): CompiledPrincipal {
  const known = moved.get(principal) ?? new Map<string, CompiledPrincipal>();
  moved.set(principal, known);
  const key = `${name} ${account}`;
  const before = known.get(key);
  if (before) return before;
  const one = (compiled: Compiled): Compiled => {
    const { attached } = compiled;
    if (!attached.unknownAccounts?.includes(name)) return compiled;
    const document: unknown = JSON.parse(renamed(JSON.stringify(attached.document), name, account));
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
      trust: trust && policiesOf(trust),
    },
  };
  known.set(key, result);
  return result;
}

function movedSource(source: Source, name: string, account: string): Source {
  const text = (id: string): string => renamed(id, name, account);
  const { caller, principal, principalArn } = source;
  return {
    ...source,
    id: text(source.id),
    account: source.account === null ? null : text(source.account),
    principalArn: principalArn === null ? null : text(principalArn),
    principal: principal && movedPrincipal(principal, name, account),
    caller: {
      ...caller,
      arn: text(caller.arn),
      account: caller.account === null ? null : text(caller.account),
      ...(caller.roleArn === undefined ? {} : { roleArn: text(caller.roleArn) }),
    },
  };
}

const movedTarget = (target: Target, name: string, account: string): Target => ({
  ...target,
  arn: renamed(target.arn, name, account),
  account: renamed(target.account, name, account),
  principal: target.principal && movedPrincipal(target.principal, name, account),
});

/** The same question when `name` is `account`. */
export const withAccount = (s: Situation, name: string, account: string): Situation => ({
  ...situationAbout({
    ...s,
    source: movedSource(s.source, name, account),
    target: movedTarget(s.target, name, account),
  }),
  supposed: `if ${name} is ${account}`,
});

/** Both ends are in the one account that a name stands for. */
export const shareNamedUnknown = ({ source, target }: Pick<Situation, 'source' | 'target'>): boolean =>
  isNamedUnknown(target.account) && accountOf(source.id) === target.account;

/** Accounts of the two ends, where they are known. */
export const knownEnds = ({ source, target }: Situation): readonly string[] =>
  [iamName(source.id)?.account ?? source.account ?? '', target.account].filter((id) => /^\d{12}$/.test(id));

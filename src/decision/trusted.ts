// Whom a role's trust policies name.
import { iamName, isAccountId, isPlaceholderAccount } from '#language/arn.ts';
import { callerKind, type CallerKind } from '#language/caller.ts';
import type { Policy, PrincipalEntry, Statement } from '#language/policy.ts';
import { isUniqueId } from '#iam/principalMatch.ts';
import { eachOnce } from './eachOnce.ts';
import { type CompiledPrincipal, type Model, roleKey } from './model.ts';

export interface Trusted {
  /** Sources as spelled in questions: ARNs, account ids, services, providers. */
  readonly sources: readonly string[];
  /** Accounts that an Allow names, by id: their principals may come in. */
  readonly accounts: readonly string[];
  /** An Allow names everyone. */
  readonly everyone: boolean;
  /** Patterns in conditions on aws:PrincipalArn. */
  readonly principalArns: readonly string[];
}

function rootOf(arn: string): string | null {
  const name = iamName(arn);
  return name?.kind === 'root' ? name.account : null;
}

/** `arn:…:root` and bare ids; null for every other entry. */
function accountNamed(value: string): string | null {
  if (value.startsWith('arn:')) return rootOf(value);
  if (isAccountId(value) || isPlaceholderAccount(value)) return value;
  return null;
}

/** The source that an entry names; null when nobody could be drawn for it. */
function sourceNamed(model: Model, { key, value }: PrincipalEntry): string | null {
  if (key === '*' || (key === 'AWS' && value === '*')) return '*';
  if (key === 'AWS' && isUniqueId(value)) return model.byUniqueId.get(value)?.record.arn ?? null;
  const source = key === 'AWS' ? (accountNamed(value) ?? value) : value;
  return callerKind(source) === null ? null : source;
}

const PRINCIPAL_ARN = 'aws:principalarn';

const NONE: readonly string[] = [];

const principalArnsIn = ({ conditions }: Statement): readonly string[] =>
  conditions.length === 0
    ? NONE
    : conditions
        .filter((test) => test.key.toLowerCase() === PRINCIPAL_ARN && !/not|null/i.test(test.operator))
        .flatMap((test) => test.values);

const NO_POLICIES: NonNullable<CompiledPrincipal['trust']> = [];
const NO_ENTRIES: readonly PrincipalEntry[] = [];

/** Nearly all of these lists have one member or none; the first pushed into an empty one makes room for seventeen. */
function withOne(list: string[] | null, one: string): string[] {
  if (list === null) return [one];
  list.push(one);
  return list;
}

function roleOfSession(model: Model, session: string): string | null {
  const name = iamName(session);
  if (name === null) return null;
  return model.roleByName.get(roleKey(name.partition, name.account, name.name))?.record.arn ?? null;
}

/** What a trust policy says in every model; many roles share one. Whoever else names is looked up in the model. */
const inEveryModel = ({ key, value }: PrincipalEntry): boolean =>
  key !== 'AWS' || (!isUniqueId(value) && iamName(value)?.kind !== 'session');

/** Statements of refused trust policies count as well: their edges say that AWS refuses them. */
export function trustedBy(model: Model, { trust }: CompiledPrincipal): Trusted {
  const [only] = trust ?? NO_POLICIES;
  if (only === undefined || trust?.length !== 1) return trustedIn(model, trust ?? NO_POLICIES);
  const { made, statements } = only.policy;
  if (made.trusted !== undefined) return made.trusted as Trusted;
  const told = trustedIn(model, trust);
  if (statements.every(({ principals = NO_ENTRIES }) => principals.every(inEveryModel))) made.trusted = told;
  return told;
}

function trustedIn(model: Model, trust: NonNullable<CompiledPrincipal['trust']>): Trusted {
  let sources: string[] | null = null;
  let accounts: string[] | null = null;
  let principalArns = NONE;
  let everyone = false;
  for (const { policy } of trust) {
    for (const statement of policy.statements) {
      const allows = statement.effect === 'Allow';
      for (const entry of statement.principals ?? NO_ENTRIES) {
        const source = sourceNamed(model, entry);
        if (source === null) continue;
        if (source === '*') {
          everyone ||= allows;
          continue;
        }
        const kind = callerKind(source);
        sources = withOne(sources, source);
        if (allows && kind === 'account') accounts = withOne(accounts, source);
        // One session named: its role gets in when it calls itself so.
        const role = kind === 'session' ? roleOfSession(model, source) : null;
        if (role !== null) sources = withOne(sources, role);
      }
      const arns = principalArnsIn(statement);
      if (arns.length > 0) principalArns = principalArns.concat(arns);
    }
  }
  return {
    sources: everyone ? ['*', ...eachOnce(sources ?? NONE)] : eachOnce(sources ?? NONE),
    accounts: eachOnce(accounts ?? NONE),
    everyone,
    principalArns: eachOnce(principalArns),
  };
}

const FEDERATED: ReadonlySet<CallerKind | null> = new Set(['saml', 'oidc']);

/** No user, role or session can be meant by it, however it is read. */
function isForOthers({ key, value }: PrincipalEntry): boolean {
  if (key === 'Service') return callerKind(value) === 'service';
  return key === 'Federated' && FEDERATED.has(callerKind(value));
}

function trustsOthersOnly({ made, statements }: Policy): boolean {
  return (made.trustsOthersOnly ??= statements.every(
    ({ effect, principals = NO_ENTRIES }) => effect !== 'Allow' || principals.every(isForOthers),
  ));
}

/** The role trusts services and identity providers alone: nobody with an identity side gets in, whatever is asked. */
export function isClosedToIdentities({ documents: { trust } }: CompiledPrincipal): boolean {
  return trust !== undefined && trust.every(trustsOthersOnly);
}

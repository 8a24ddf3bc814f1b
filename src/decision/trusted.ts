// Whom a role's trust policies name.
import { iamName, isAccountId, isPlaceholderAccount } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import type { PrincipalEntry, Statement } from '#language/policy.ts';
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

/** `arn:…:root` and bare ids; null for every other entry. */
function accountNamed(value: string): string | null {
  if (isAccountId(value) || isPlaceholderAccount(value)) return value;
  const name = iamName(value);
  return name?.kind === 'root' ? name.account : null;
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

/** Statements of refused trust policies count as well: their edges say that AWS refuses them. */
export function trustedBy(model: Model, { trust }: CompiledPrincipal): Trusted {
  const sources: string[] = [];
  const accounts: string[] = [];
  const principalArns: string[] = [];
  let everyone = false;
  const take = (entry: PrincipalEntry, allows: boolean): void => {
    const source = sourceNamed(model, entry);
    if (source === null) return;
    if (source === '*') {
      everyone ||= allows;
      return;
    }
    sources.push(source);
    if (allows && callerKind(source) === 'account') accounts.push(source);
    // One session named: its role gets in when it calls itself so.
    const name = iamName(source);
    if (name?.kind !== 'session') return;
    const role = model.roleByName.get(roleKey(name.partition, name.account, name.name));
    if (role !== undefined) sources.push(role.record.arn);
  };
  for (const { policy } of trust ?? []) {
    for (const statement of policy.statements) {
      for (const entry of statement.principals ?? []) take(entry, statement.effect === 'Allow');
      principalArns.push(...principalArnsIn(statement));
    }
  }
  return {
    sources: everyone ? ['*', ...eachOnce(sources)] : eachOnce(sources),
    accounts: eachOnce(accounts),
    everyone,
    principalArns: eachOnce(principalArns),
  };
}

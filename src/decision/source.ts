// Who asks, resolved against the inventory.
import { iamName, parseArn } from '#language/arn.ts';
import { type Caller, type CallerKind, callerKind, hasIdentitySide } from '#language/caller.ts';
import { perModel } from './memo.ts';
import { type CompiledPrincipal, type Model, roleKey } from './model.ts';
import { shortName } from './names.ts';

export interface Source {
  /** As asked. */
  readonly id: string;
  /** null: nothing that could send a request, a group's ARN say. */
  readonly kind: CallerKind | null;
  /** Lives in an account and has identity policies; false for services and federated callers. */
  readonly hasIdentity: boolean;
  /** null: services, providers, anyone. */
  readonly account: string | null;
  readonly partition: string | null;
  /** The declared user or role; of a session its role. */
  readonly principal: CompiledPrincipal | null;
  /** Of users and roles their own ARN, of sessions their role's, as far as the session ARN tells. */
  readonly principalArn: string | null;
  /** Of a session whose role nobody gave: `principalArn` only supposes its path. */
  readonly openPath: boolean;
  readonly serviceLinked: boolean;
  /** `Role_A`, `account 111111111111`, `anyone`. */
  readonly shortName: string;
  readonly caller: Caller;
}

export const isServiceLinked = (arn: string): boolean => arn.includes(':role/aws-service-role/');

function declaredOf(model: Model, id: string, kind: CallerKind | null): CompiledPrincipal | null {
  if (kind !== 'session') return model.byArn.get(id) ?? null;
  const name = iamName(id);
  if (name === null) return null;
  return model.roleByName.get(roleKey(name.partition, name.account, name.name)) ?? null;
}

const namedRoles = new WeakMap<Model, ReadonlyMap<string, string | null>>();

/**
 * Roles that trust policies name, by account and name; null: two of one name. AWS saves a policy only when the roles in
 * it exist, and names of roles are unique in an account whatever their path is.
 */
function namedInTrust(model: Model): ReadonlyMap<string, string | null> {
  const known = namedRoles.get(model);
  if (known) return known;
  const found = new Map<string, string | null>();
  for (const { trust } of model.principals) {
    for (const { policy } of trust ?? []) {
      for (const { value } of policy.statements.flatMap(({ principals }) => principals ?? [])) {
        const name = iamName(value);
        if (name?.kind !== 'role') continue;
        const key = roleKey(name.partition, name.account, name.name);
        found.set(key, (found.get(key) ?? value) === value ? value : null);
      }
    }
  }
  namedRoles.set(model, found);
  return found;
}

/** Its role's whole ARN as a trust policy names it; undefined: none does, or two of one name. */
function namedRole(model: Model, session: string): string | undefined {
  const name = iamName(session);
  if (name === null) return undefined;
  return namedInTrust(model).get(roleKey(name.partition, name.account, name.name)) ?? undefined;
}

function principalArnOf(
  model: Model,
  id: string,
  kind: CallerKind | null,
  declared: CompiledPrincipal | null,
): string | null {
  if (kind === 'session') {
    if (declared !== null) return declared.record.arn;
    const name = iamName(id);
    const named = namedRole(model, id);
    if (named !== undefined) return named;
    // The path is not in a session ARN; without the role we can only assume that it has none. Those of Identity Center
    // have one, with the Region in it unless that is us-east-1.
    const path = name?.name.startsWith('AWSReservedSSO_') === true ? 'aws-reserved/sso.amazonaws.com/' : '';
    return name === null ? null : `arn:${name.partition}:iam::${name.account}:role/${path}${name.name}`;
  }
  return kind === 'user' || kind === 'role' || kind === 'root' || kind === 'federatedUser' ? id : null;
}

const withNames = (caller: Caller, uniqueId: string | undefined, roleArn: string | undefined): Caller => ({
  ...caller,
  ...(uniqueId === undefined ? {} : { uniqueId }),
  ...(roleArn === undefined ? {} : { roleArn }),
});

/** Resolves a source as spelled in a question: ARN, account id, service, provider or `*`. Never fails. */
export const resolveSource = perModel((model: Model, id: string): Source => {
  const kind = callerKind(id);
  const arn = parseArn(id);
  const hasIdentity = kind !== null && hasIdentitySide(kind);
  const account = kind === 'account' ? id : hasIdentity ? (arn?.account ?? null) : null;
  const partition = arn?.partition ?? null;
  const principal = declaredOf(model, id, kind);
  const principalArn = principalArnOf(model, id, kind, principal);
  const serviceLinked = principalArn !== null && isServiceLinked(principalArn);
  const uniqueId = principal?.record.uniqueId;
  const roleArn = kind === 'session' && principalArn !== null ? principalArn : undefined;
  const caller: Caller = { kind: kind ?? 'anyone', arn: id, account, partition, serviceLinked };
  return {
    id,
    kind,
    hasIdentity,
    account,
    partition,
    principal,
    principalArn,
    openPath: kind === 'session' && principal === null && namedRole(model, id) === undefined,
    serviceLinked,
    // A getter in an object literal costs more than the name.
    shortName: shortName(id),
    caller: uniqueId === undefined && roleArn === undefined ? caller : withNames(caller, uniqueId, roleArn),
  };
});

export interface Target {
  readonly arn: string;
  readonly account: string;
  readonly partition: string;
  readonly name: string;
  readonly principal: CompiledPrincipal | null;
  readonly serviceLinked: boolean;
  readonly shortName: string;
}

/** Resolves the role; one that is only mentioned has no `principal`. */
export const resolveTarget = perModel((model: Model, arn: string): Target => {
  const name = iamName(arn);
  return {
    arn,
    account: name?.account ?? parseArn(arn)?.account ?? '',
    partition: name?.partition ?? parseArn(arn)?.partition ?? 'aws',
    name: name?.name ?? arn,
    principal: model.byArn.get(arn) ?? null,
    serviceLinked: isServiceLinked(arn),
    shortName: shortName(arn),
  };
});

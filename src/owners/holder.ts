// Who is who in what documents say of each other: holders with their documents, and calls that somebody tried.
import type { Harvest } from '#harvest/harvest.ts';
import { iamName } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import type { PolicyType } from '#language/policy.ts';
import { assumeTargets, type Named, namedPrincipals } from './policyNames.ts';

/** Somebody with documents; `arn` null: nobody knows yet whose they are. */
export interface Holder {
  readonly arn: string | null;
  readonly account: string | null;
  /** Its source says so: a trust policy that it has leaves no room for another. */
  readonly settled: boolean;
  readonly hasTrust: boolean;
  /** Users and roles that its trust policies name. */
  readonly trusts: readonly string[];
  /** Roles that its permissions policies let it assume. */
  readonly targets: readonly string[];
  /** It is the web identity of a call into a role of this account, and has no policies. */
  readonly isToken?: true;
  /** It is a service that called. */
  readonly isService?: true;
}

const accountOf = (arn: string | null): string | null =>
  arn === null ? null : (iamName(arn)?.account ?? null);

/** Whom a source states with all documents. Reads them once: there may be thousands of holders. */
export const statedHolder = (
  arn: string,
  documents: { readonly trust: readonly unknown[]; readonly identity: readonly unknown[] },
): Holder => ({
  arn,
  account: accountOf(arn),
  settled: true,
  hasTrust: documents.trust.length > 0,
  trusts: [...new Set(documents.trust.flatMap((trust) => namedPrincipals(trust).arns))],
  targets: [...new Set(documents.identity.flatMap(assumeTargets))],
});

/** Whose this one policy is nobody has said. */
export const holderOfOne = (
  { principals, targets }: Named,
  type: PolicyType,
  arn: string | null,
): Holder => ({
  arn,
  account: accountOf(arn),
  settled: false,
  hasTrust: type === 'trust',
  trusts: [...principals],
  targets: [...targets],
});

/** Somebody tried to assume a role: an error message, an event or a profile says so. ARNs of user or role, and of role. */
export interface Call {
  /** null: a web identity, or a service. */
  readonly source: string | null;
  readonly target: string;
  readonly service?: true;
}

/** Calls beyond these tell nothing more of whose a policy is. */
const MOST_CALLS = 500;

/** Who tried which role, as users and roles: a session stands for its role. */
export const callsOf = (harvests: readonly Harvest[]): readonly Call[] =>
  harvests
    .flatMap(({ attempts }) => attempts ?? [])
    .slice(0, MOST_CALLS)
    .flatMap(({ action, source, target }): readonly Call[] => {
      if (source === null && target !== null && action === 'sts:AssumeRoleWithWebIdentity')
        return [{ source, target }];
      if (source !== null && target !== null && callerKind(source) === 'service')
        return [{ source: null, target, service: true }];
      const name = source === null ? null : iamName(source);
      if (name === null || source === null || target === null) return [];
      if (name.kind === 'user' || name.kind === 'role') return [{ source, target }];
      if (name.kind !== 'session') return [];
      return [{ source: `arn:${name.partition}:iam::${name.account}:role/${name.name}`, target }];
    });

const NOBODY = { account: null, settled: false, hasTrust: false, trusts: [], targets: [] } as const;
/** Whoever trusts the caller is most likely the role that was called, and the other way round. */
export const callerOf = ({ service, source, target }: Call): Holder => ({
  ...NOBODY,
  arn: source,
  account: source === null ? accountOf(target) : accountOf(source),
  targets: [target],
  ...(service === true ? { isService: true } : source === null ? { isToken: true } : {}),
});
export const calledOf = ({ source, target }: Call): Holder => ({
  ...NOBODY,
  arn: target,
  account: accountOf(target),
  trusts: source === null ? [] : [source],
});

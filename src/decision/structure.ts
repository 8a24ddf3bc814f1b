// Pairs that AWS refuses whatever the policies say.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
import type { CallerKind } from '#language/caller.ts';
import type { About } from './about.ts';

export interface Refusal {
  readonly code: string;
  readonly text: string;
  /** At most four words. */
  readonly label: string;
}

const MAIN_ACTIONS: Readonly<Partial<Record<CallerKind, string>>> = {
  saml: 'sts:AssumeRoleWithSAML',
  oidc: 'sts:AssumeRoleWithWebIdentity',
};

/** The STS action that a source of this kind calls. */
export const mainAction = (kind: CallerKind | null): string =>
  (kind === null ? undefined : MAIN_ACTIONS[kind]) ?? 'sts:AssumeRole';

interface Structure {
  readonly applies: (about: About) => boolean;
  readonly refusal: (about: About) => Refusal;
}

const STRUCTURES: readonly Structure[] = [
  {
    applies: ({ source, action }) => source.kind !== null && action !== mainAction(source.kind),
    refusal: ({ source, action }) => ({
      code: 'ACTION_KIND_MISMATCH',
      text: `this kind of caller uses ${mainAction(source.kind)}, not ${action}`,
      label: 'wrong STS action',
    }),
  },
  {
    applies: ({ source }) => source.kind === 'root',
    refusal: () => ({
      code: 'ROOT_CANNOT_ASSUME',
      text: 'roles may not be assumed by the root user of an account',
      label: 'root cannot assume',
    }),
  },
  {
    applies: ({ source }) => source.kind === 'federatedUser',
    refusal: () => ({
      code: 'FEDUSER_CANNOT_ASSUME',
      text: 'a federated-user session (GetFederationToken) may not call AssumeRole',
      label: 'federated user cannot',
    }),
  },
  {
    applies: ({ source, target }) => source.partition !== null && source.partition !== target.partition,
    refusal: ({ source, target }) => ({
      code: 'CROSS_PARTITION',
      text: `roles do not reach across partitions (${source.partition ?? ''} and ${target.partition})`,
      label: 'other partition',
    }),
  },
  {
    applies: ({ source }) => source.kind === null,
    refusal: () => ({
      code: 'TRUST_NO_MATCH',
      text: 'it is not a user, role, session, account, service or identity provider, so no trust policy can name it',
      label: 'not a principal',
    }),
  },
];

/** null: nothing stands against it but the policies. */
export function structuralRefusal(about: About): Refusal | null {
  for (const { applies, refusal } of STRUCTURES) if (applies(about)) return refusal(about);
  return null;
}

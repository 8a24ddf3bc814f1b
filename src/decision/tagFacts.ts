// Tags of the caller and of the role.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
import { ABSENT, type KeyFact, known, unknownKey } from '#iam/context.ts';
import { EKS_PODS, EKS_TAGS } from '#language/eksTags.ts';
import type { Statement } from '#language/policy.ts';
import { globOf } from '#language/wildcard.ts';
import type { FactRule } from './about.ts';
import type { CompiledPrincipal } from './model.ts';

const MAYBE = unknownKey(true);
const ALWAYS = unknownKey(false);

/** Tag keys are stored as written but compared without case. */
function tag(tags: Readonly<Record<string, string>>, key: string): KeyFact {
  const found = Object.entries(tags).find(([name]) => name.toLowerCase() === key);
  return found === undefined ? ABSENT : known(found[1]);
}

const namesTagSession = ({ actions }: Statement): boolean =>
  actions !== undefined &&
  actions.patterns.some(({ text }) => globOf(text.toLowerCase())('sts:tagsession')) !== actions.negated;

/** Services that always pass the same session tags. */
const TAGS_OF = new Map<string, (key: string) => boolean>([
  [EKS_PODS, (key) => EKS_TAGS.includes(key)],
  ['rolesanywhere.amazonaws.com', (key) => key.startsWith('x509')],
]);

const mayPass = ({ principals }: Statement, key: string): boolean =>
  principals?.some((named) => named.key !== 'Service' || (TAGS_OF.get(named.value)?.(key) ?? true)) ?? true;

/** Without sts:TagSession in its trust policy no session of a role carries session tags. */
const allowsSessionTag = (trust: NonNullable<CompiledPrincipal['trust']>, key: string): boolean =>
  trust.some(({ policy }) =>
    policy.statements.some((s) => s.effect === 'Allow' && namesTagSession(s) && mayPass(s, key)),
  );

/**
 * The one service whose calls carry tags of a principal, those of the certificate.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
const isCertificate = ({ id }: { readonly id: string }, key: string): boolean =>
  id === 'rolesanywhere.amazonaws.com' && key.startsWith('x509');

/**
 * `aws:PrincipalTag/…`: a session tag overrides the role's own tag of the same key, and nobody can know it. A role whose
 * trust policy was not given is taken by its own tags.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export const principalTag: FactRule = ({ source }, key) => {
  if (isCertificate(source, key)) return MAYBE;
  if (!source.hasIdentity || source.kind === 'root') return ABSENT;
  const tags = source.principal?.record.tags;
  if (source.principal === null || tags === undefined) return MAYBE;
  const fact = tag(tags, key);
  if (source.kind === 'user') return fact;
  const { trust } = source.principal;
  if (trust === undefined) return fact.state === 'known' ? fact : MAYBE;
  if (!allowsSessionTag(trust, key)) return fact;
  return fact.state === 'known' ? ALWAYS : MAYBE;
};

/** `aws:ResourceTag/…` and `iam:ResourceTag/…`: the tags of the role that is to be assumed. */
export const resourceTag: FactRule = ({ target }, key) => {
  const tags = target.principal?.record.tags;
  return tags === undefined ? MAYBE : tag(tags, key);
};

// Tags of the caller and of the role.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
import { ABSENT, type KeyFact, known, unknownKey } from '#iam/context.ts';
import type { Statement } from '#language/policy.ts';
import { globOf } from '#language/wildcard.ts';
import type { FactRule } from './about.ts';
import type { CompiledPrincipal } from './model.ts';

const MAYBE = unknownKey(true);

/** Tag keys are stored as written but compared without case. */
function tag(tags: Readonly<Record<string, string>>, key: string): KeyFact {
  const found = Object.entries(tags).find(([name]) => name.toLowerCase() === key);
  return found === undefined ? ABSENT : known(found[1]);
}

const namesTagSession = ({ actions }: Statement): boolean =>
  actions !== undefined &&
  actions.patterns.some(({ text }) => globOf(text.toLowerCase())('sts:tagsession')) !== actions.negated;

/** Without sts:TagSession in its trust policy no session of a role carries session tags. */
const mayCarrySessionTags = ({ trust }: CompiledPrincipal): boolean =>
  trust === undefined ||
  trust.some(({ policy }) => policy.statements.some((s) => s.effect === 'Allow' && namesTagSession(s)));

/**
 * The one service whose calls carry tags of a principal, those of the certificate.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
const isCertificate = ({ id }: { readonly id: string }, key: string): boolean =>
  id === 'rolesanywhere.amazonaws.com' && key.startsWith('x509');

/** `aws:PrincipalTag/…`: role tags, or session tags that nobody can know. */
export const principalTag: FactRule = ({ source }, key) => {
  if (isCertificate(source, key)) return MAYBE;
  if (!source.hasIdentity || source.kind === 'root') return ABSENT;
  const tags = source.principal?.record.tags;
  if (source.principal === null || tags === undefined) return MAYBE;
  const fact = tag(tags, key);
  if (fact.state === 'known' || source.kind === 'user') return fact;
  return mayCarrySessionTags(source.principal) ? MAYBE : ABSENT;
};

/** `aws:ResourceTag/…` and `iam:ResourceTag/…`: the tags of the role that is to be assumed. */
export const resourceTag: FactRule = ({ target }, key) => {
  const tags = target.principal?.record.tags;
  return tags === undefined ? MAYBE : tag(tags, key);
};

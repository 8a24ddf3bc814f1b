// Rules about who is named in a trust policy: gone, unknown, said twice, the role itself.
import { iamName } from '#language/arn.ts';
import { isUniqueId } from '#iam/principalMatch.ts';
import { declaredNear } from './declaredNames.ts';
import type { Model } from '#decision/model.ts';
import { PAGES } from './pages.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import type { StatementView } from './views.ts';

/** Conditions that say which principals of a broad Principal are meant. */
function uniqueId({ document, principals }: StatementView, resolved: boolean): readonly Hit[] {
  return principals.flatMap(({ key, value, path }) => {
    if (key !== 'AWS' || !isUniqueId(value)) return NO_HITS;
    const entity = document.model.byUniqueId.get(value);
    if ((entity !== undefined) !== resolved) return NO_HITS;
    if (entity === undefined) {
      const kind = value.startsWith('AIDA') ? 'user' : 'role';
      const message = `"${value}" is the id of a ${kind} that is not here: it was probably deleted, and a new one of the same name does not match. Write the ARN again.`;
      return [{ path, message }];
    }
    const { arn } = entity.record;
    const message = `"${value}" is ${arn}: the ARN reads better, and AWS turns it into the id by itself.`;
    return [{ path, message, fix: { label: 'Write the ARN', text: arn } }];
  });
}

/** Entries whose owner is named as well: they add nothing but the freedom from boundary and session policy. */
function redundant({ principals }: StatementView): readonly Hit[] {
  const values = new Set(principals.filter(({ key }) => key === 'AWS').map(({ value }) => value));
  if (values.size < 2) return NO_HITS;
  return principals.flatMap(({ key, value, path }) => {
    const name = key === 'AWS' ? iamName(value) : null;
    if (name === null || name.kind === 'root') return NO_HITS;
    const { partition, account } = name;
    const covering = [
      account,
      `arn:${partition}:iam::${account}:root`,
      ...(name.kind === 'session' ? [`arn:${partition}:iam::${account}:role/${name.name}`] : []),
    ].find((candidate) => values.has(candidate));
    if (covering === undefined) return NO_HITS;
    const message = `"${covering}" covers "${value}" already. Naming it as well changes only this: inside the account it needs no permissions policy.`;
    return [{ path, message }];
  });
}

const WHOLE = new WeakMap<Model, ReadonlySet<string>>();

/** Only the export of a whole account holds groups; who is missing there does not exist. */
function isWhole(model: Model, account: string): boolean {
  const known =
    WHOLE.get(model) ??
    new Set(model.principals.filter((p) => p.record.kind === 'group').map((p) => p.record.account));
  WHOLE.set(model, known);
  return known.has(account);
}

function notFound({ document, principals }: StatementView): readonly Hit[] {
  const { model } = document;
  return principals.flatMap(({ key, value, path }) => {
    const name = key === 'AWS' ? iamName(value) : null;
    if (
      name === null ||
      (name.kind !== 'user' && name.kind !== 'role') ||
      model.byArn.has(value) ||
      /[*?]/.test(value)
    )
      return NO_HITS;
    const meant = declaredNear(model, value);
    const whole = isWhole(model, name.account);
    if (meant === undefined && !whole) return NO_HITS;
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    const message = `Account ${name.account} has no ${name.kind} "${value}" here; AWS refuses a principal that does not exist.${hint}`;
    return [
      {
        path,
        message,
        severity: whole ? undefined : 'info',
        fix: meant === undefined ? undefined : { label: `Write "${meant}"`, text: meant },
      },
    ];
  });
}

function selfTrust({ document, principals, allows }: StatementView): readonly Hit[] {
  if (!allows) return NO_HITS;
  return principals
    .filter(({ value }) => value === document.owner?.arn)
    .map(({ path }) => ({
      path,
      message: 'The role trusts itself, so that its sessions can start it anew.',
    }));
}

export const PRINCIPAL_RULES: readonly Rule[] = [
  {
    id: 'L-DANGLING-ID',
    severity: 'warning',
    where: 'trust',
    title: 'Trusted principal was deleted',
    why: 'AWS stores principals by unique id. When the entity is deleted the id stays, and nobody matches it ever again.',
    page: PAGES.principal,
    statement: (view) => uniqueId(view, false),
  },
  {
    id: 'L-UNIQUE-ID',
    severity: 'info',
    where: 'trust',
    title: 'Principal by unique id',
    why: 'It works, but nobody can read it.',
    page: PAGES.identifiers,
    statement: (view) => uniqueId(view, true),
  },
  {
    id: 'L-REDUNDANT-PRINCIPAL',
    severity: 'info',
    where: 'trust',
    title: 'Principal that another one covers',
    why: 'It lets nobody else in; but in the same account a user or session that is named needs less permission than one that is not.',
    page: PAGES.checks,
    statement: redundant,
  },
  {
    id: 'L-PRINCIPAL-NOT-FOUND',
    severity: 'warning',
    where: 'trust',
    title: 'Trusted principal is not in its account',
    why: 'AWS looks principals up when the policy is saved, and refuses one that does not exist.',
    page: PAGES.troubleRoles,
    statement: notFound,
  },
  {
    id: 'L-SELF-TRUST',
    severity: 'info',
    where: 'trust',
    title: 'The role trusts itself',
    why: 'Legal, and since 2023 needed for a role that assumes itself.',
    page: PAGES.selfTrust,
    statement: selfTrust,
  },
];

// Whom a selector stands for.
import { isForeign, ownAccounts } from '#chains/ownAccounts.ts';
import type { Model } from '#decision/model.ts';
import { iamName, parseArn } from '#language/arn.ts';
import { type CallerKind, callerKind } from '#language/caller.ts';
import { globOf } from '#language/wildcard.ts';
import type { NamedKind, Selector, Word } from './assertion.ts';

interface Subject {
  readonly id: string;
  readonly kind: CallerKind | null;
  readonly account: string | null;
  readonly alias: string | null;
  /** Without path. */
  readonly name: string;
  /** Path and name, without the first slash. */
  readonly pathName: string;
}

/** IAM tells names apart without regard to case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const lower = (text: string): string => text.toLowerCase();

/** A session is its role's. */
const KIND_OF: Readonly<Partial<Record<CallerKind, NamedKind>>> = {
  user: 'user',
  role: 'role',
  session: 'role',
  saml: 'saml',
  oidc: 'oidc',
  service: 'service',
};

function subjectOf(model: Model, id: string): Subject {
  const kind = callerKind(id);
  const iam = iamName(id);
  const account = kind === 'account' ? id : (iam?.account ?? parseArn(id)?.account ?? null);
  const name = iam?.name ?? id;
  return {
    id,
    kind,
    account,
    alias: model.accounts.get(account ?? '')?.alias ?? null,
    name: lower(name),
    pathName: lower(`${iam?.path.slice(1) ?? ''}${name}`),
  };
}

type Test = (subject: Subject) => boolean;

function nameTest({
  account,
  kind,
  pattern,
}: {
  readonly account: string | null;
  readonly kind: NamedKind;
  readonly pattern: string;
}): Test {
  const wanted = globOf(lower(pattern));
  const inAccount = account === null ? null : globOf(lower(account));
  const isIn = (test: (text: string) => boolean, subject: Subject): boolean =>
    (subject.account !== null && test(lower(subject.account))) ||
    (subject.alias !== null && test(lower(subject.alias)));
  if (kind === 'account')
    return (subject) => subject.kind !== 'saml' && subject.kind !== 'oidc' && isIn(wanted, subject);
  // A pattern without a slash is about the name alone, wherever it stands; hosts of providers have slashes of their own.
  const whole = pattern.includes('/');
  return (subject) =>
    subject.kind !== null &&
    KIND_OF[subject.kind] === kind &&
    (wanted(subject.pathName) || (!whole && wanted(subject.name))) &&
    (inAccount === null || isIn(inAccount, subject));
}

/** Tells of every id whether one of the selectors means it and no `!` takes it out again. */
export function selecting(model: Model): (selectors: readonly Selector[]) => (id: string) => boolean {
  const own = ownAccounts(model);
  const known = new Map<string, Subject>();
  const subject = (id: string): Subject => {
    const one = known.get(id) ?? subjectOf(model, id);
    known.set(id, one);
    return one;
  };
  const words: Readonly<Record<Word, Test>> = {
    '*': () => true,
    anyone: ({ kind }) => kind === 'anyone',
    'outside-org': ({ account, kind }) =>
      kind === 'anyone' ||
      (kind !== 'service' &&
        kind !== 'saml' &&
        kind !== 'oidc' &&
        account !== null &&
        isForeign(account, own)),
    saml: ({ kind }) => kind === 'saml',
    oidc: ({ kind }) => kind === 'oidc',
    service: ({ kind }) => kind === 'service',
  };
  const testOf = (selector: Selector): Test => {
    if (selector.by === 'word') return words[selector.word];
    if (selector.by === 'name') return nameTest(selector);
    const matches = globOf(lower(selector.pattern));
    return ({ id }) => matches(lower(id));
  };
  return (selectors) => {
    const tests = selectors.map((selector) => ({ not: selector.not, test: testOf(selector) }));
    const wanted = tests.filter(({ not }) => !not);
    const but = tests.filter(({ not }) => not);
    return (id) => {
      const one = subject(id);
      return wanted.some(({ test }) => test(one)) && !but.some(({ test }) => test(one));
    };
  };
}

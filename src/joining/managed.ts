// All managed policies that the texts hold, by ARN, each at its default version; a version that names no policy is
// joined where only one can be meant.
import type { AttachedPolicy } from '#decision/inventory.ts';
import type { ManagedPolicy } from '#harvest/facts.ts';
import type { Origin } from '#harvest/harvest.ts';
import type { Problem } from '#text/problem.ts';
import type { Held } from './holders.ts';
import { sameDocument } from './sameDocument.ts';
import type { Source } from './source.ts';

export interface ManagedPolicies {
  /** The document that counts. */
  readonly documents: ReadonlyMap<string, AttachedPolicy>;
  /** Versions that belong to no ARN that anybody names: policies without an owner. */
  readonly nameless: readonly { readonly origin: Origin; readonly managed: ManagedPolicy }[];
  readonly problems: readonly Problem[];
}

interface Stated {
  readonly managed: ManagedPolicy;
  readonly origin: Origin;
}

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
const number = (version: string | undefined): number => Number(version?.slice(1) ?? 0);

/** ARNs that somebody has, or that are named, and whose document nobody gave. */
function openArns(
  stated: readonly Stated[],
  held: readonly Held[],
  have: ReadonlySet<string>,
): readonly string[] {
  const named = new Set<string>();
  for (const { managed } of stated) if (managed.arn !== undefined) named.add(managed.arn);
  for (const { holding } of held) {
    for (const arn of holding.attached ?? []) named.add(arn);
    if (holding.alsoAttached !== undefined) named.add(holding.alsoAttached);
    if (typeof holding.boundary === 'string') named.add(holding.boundary);
  }
  return [...named].filter((arn) => !have.has(arn) && !/^arn:[^:]+:iam::aws:/.test(arn));
}

/** The ARN of a version that names none: by the file's name, the piece before it, or because only one is open. */
function arnFor(
  { managed, origin }: Stated,
  open: readonly string[],
  stated: readonly Stated[],
  about: string | undefined,
): string | null {
  const wanted = open.filter((arn) => {
    const said = stated.find((one) => one.managed.arn === arn && one.managed.version !== undefined);
    return said === undefined || managed.version === undefined || said.managed.version === managed.version;
  });
  const byName = open.filter((arn) => about !== undefined && about.split(/[-_./\\ ]v\d+/)[0] === nameIn(arn));
  if (byName.length === 1) return byName[0] ?? null;
  const before = stated.findLast(
    (one) =>
      one.origin.document === origin.document &&
      one.origin.piece < origin.piece &&
      one.managed.arn !== undefined &&
      one.managed.policy === undefined,
  );
  if (before?.managed.arn !== undefined && wanted.includes(before.managed.arn)) return before.managed.arn;
  return wanted.length === 1 ? (wanted[0] ?? null) : null;
}

const at = ({ managed, origin }: Stated): Pick<Problem, 'document' | 'place'> => ({
  document: origin.document,
  place: managed.policy?.place ?? { ...origin, path: managed.path },
});

/** Of two documents of one ARN the default version counts, then the higher version, then the later text. */
function counts(now: Stated, old: Stated): boolean {
  const rank = ({ managed }: Stated) =>
    managed.isDefault === false ? 0 : managed.isDefault === true ? 2 : 1;
  if (rank(now) !== rank(old)) return rank(now) > rank(old);
  return number(now.managed.version) >= number(old.managed.version);
}

export function managedPolicies(sources: readonly Source[], held: readonly Held[]): ManagedPolicies {
  const stated = sources.flatMap(({ origin, harvest }) =>
    (harvest.managed ?? []).map((managed): Stated => ({ managed, origin })),
  );
  const chosen = new Map<string, Stated>();
  const problems: Problem[] = [];
  const defaults = new Map<string, string>();
  for (const { managed } of stated) {
    if (managed.arn !== undefined && managed.policy === undefined && managed.version !== undefined)
      defaults.set(managed.arn, managed.version);
  }
  const add = (arn: string, one: Stated): void => {
    const { policy, version, isDefault } = one.managed;
    if (!policy) return;
    const current = defaults.get(arn);
    if (isDefault === false || (isDefault === undefined && current !== undefined && current !== version)) {
      const message = `${version ?? 'This version'} of ${arn} is not its default version: it does not count.`;
      problems.push({ code: 'NOT-DEFAULT', severity: 'info', message, ...at(one) });
      return;
    }
    const old = chosen.get(arn);
    const wins = !old || counts(one, old);
    if (old?.managed.policy && !sameDocument(old.managed.policy.document, policy.document)) {
      const message = `${arn} is stated twice and differs: ${wins ? 'this one counts' : 'the other one counts, this one does not'}.`;
      problems.push({ code: 'STATED-TWICE', severity: 'warning', message, ...at(one) });
    }
    if (wins) chosen.set(arn, one);
  };
  for (const one of stated) if (one.managed.arn !== undefined) add(one.managed.arn, one);
  const loose = stated.filter(({ managed }) => managed.arn === undefined);
  const nameless: Stated[] = [];
  const abouts = new Map(sources.map(({ origin, about }) => [origin, about]));
  for (const one of loose) {
    const open = openArns(stated, held, new Set(chosen.keys()));
    const arn = arnFor(one, open, stated, abouts.get(one.origin));
    if (arn === null) nameless.push(one);
    else add(arn, { ...one, managed: { ...one.managed, arn } });
  }
  const documents = new Map<string, AttachedPolicy>();
  for (const [arn, { managed }] of chosen) {
    if (!managed.policy) continue;
    const name = managed.policy.name === '' ? nameIn(arn) : managed.policy.name;
    documents.set(arn, { ...managed.policy, name, arn });
  }
  return { documents, nameless, problems };
}

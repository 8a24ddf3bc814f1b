// Everything that is written otherwise, whether an edge differs because of it or not: a reviewer wants to know of an
// administrator's policy, a new role or a guardrail also where no picture changes.
import type { CompiledPrincipal, Model } from '#decision/model.ts';
import type { Steps } from '#steps/steps.ts';
import { parseArn } from '#language/arn.ts';
import { rewritten, tellDifference } from './causes.ts';
import { type Difference, KINDS, type Side, type StatementChange, type WrittenChange } from './comparison.ts';
import { accountChanges, guardrailChanges, guardrailStatements } from './guardrailChanges.ts';
import { changesOf, onOneSide, writtenText } from './principalChanges.ts';
import type { Sameness } from './sameEnds.ts';
import { allStatements, type Slot, SLOTS, statementChanges } from './slots.ts';

interface Known {
  readonly isSame: Sameness;
  readonly differences: readonly Difference[];
}

type Part = Omit<WrittenChange, 'shows'>;

/** Which edges of these are about the subject of a change. */
function aboutSubject(differences: readonly Difference[]): (change: Part) => readonly Difference[] {
  const by = { source: new Map<string, Difference[]>(), target: new Map<string, Difference[]>() };
  const add = (end: keyof typeof by, id: string, one: Difference): void => {
    const list = by[end].get(id);
    if (list === undefined) by[end].set(id, [one]);
    else list.push(one);
  };
  for (const one of differences) {
    for (const end of ['source', 'target'] as const) {
      add(end, one[end], one);
      const account = parseArn(one[end])?.account;
      if (account !== undefined && account !== '') add(end, account, one);
    }
  }
  const at = (end: keyof typeof by, ids: readonly string[]) => ids.flatMap((id) => by[end].get(id) ?? []);
  return ({ about, accounts, subject }) => {
    const ids = accounts ?? [subject];
    if (about === 'trust' || about === 'rcp') return at('target', ids);
    if (about === 'permission' || about === 'boundary' || about === 'scp') return at('source', ids);
    return [...at('source', ids), ...at('target', ids)];
  };
}

/** So many edges are asked whether they tell what came and went. */
const ASKED = 50;

const sameChange = ({ change, gate, json }: StatementChange): string => `${change} ${gate} ${json}`;

/** Whether edges say already all that is written otherwise: once is enough. */
function isTold(before: Side, after: Side, part: Part, differences: readonly Difference[]): boolean {
  if (part.about === 'principal' || part.notes.length > 0) return false;
  const all = writtenStatements(before.model, after.model, part);
  const told = new Set<string>();
  const isOpen = (one: StatementChange): boolean => {
    if (told.has(sameChange(one))) return false;
    // Of a statement that was rewritten the edges name the version that made the difference.
    const twin = (other: StatementChange) =>
      other.change !== one.change && rewritten(other) === rewritten(one) && told.has(sameChange(other));
    return !all.some(twin);
  };
  for (const difference of differences.slice(0, ASKED)) {
    for (const one of tellDifference(before, after, difference).statements) told.add(sameChange(one));
    if (!all.some(isOpen)) return true;
  }
  return false;
}

/** Those that are written the same as one who is on the other side only. */
function twins(
  olds: readonly CompiledPrincipal[],
  nows: readonly CompiledPrincipal[],
): ReadonlyMap<string, string> {
  const byText = new Map<string, CompiledPrincipal[]>();
  for (const old of olds) {
    const text = writtenText(old);
    byText.set(text, [...(byText.get(text) ?? []), old]);
  }
  const found = new Map<string, string>();
  for (const now of nows) {
    const old = byText.get(writtenText(now))?.shift();
    if (old === undefined) continue;
    found.set(now.record.arn, old.record.arn);
    found.set(old.record.arn, now.record.arn);
  }
  return found;
}

/** Guardrails first, for they bind many; then who came, whoever is written otherwise, and who went. */
export function* writtenInSteps(
  before: Side,
  after: Side,
  { differences, isSame }: Known,
): Steps<readonly WrittenChange[]> {
  const [was, is] = [before.model, after.model];
  const come = is.principals.filter(({ record }) => !was.byArn.has(record.arn));
  const gone = was.principals.filter(({ record }) => !is.byArn.has(record.arn));
  const renamed = twins(gone, come);
  const found: Part[] = [
    ...come.map((one) => onOneSide(one, 'new', renamed.get(one.record.arn))),
    ...gone.map((one) => onOneSide(one, 'removed', renamed.get(one.record.arn))),
  ];
  const about = aboutSubject(differences);
  const step = {
    doing: 'Looking for what is written otherwise',
    of: is.principals.length,
    unit: 'principals',
  };
  for (const [done, now] of is.principals.entries()) {
    yield { ...step, done };
    const { arn } = now.record;
    const old = was.byArn.get(arn);
    if (old === undefined || isSame.principal(arn)) continue;
    found.push(...changesOf(old, now).filter((part) => !isTold(before, after, part, about(part))));
  }
  const around = isSame.surroundings
    ? []
    : [...guardrailChanges(was, is), ...accountChanges(was, is)].filter(
        (part) => !isTold(before, after, part, about(part)),
      );
  return [...around, ...found.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))].map((one) =>
    Object.assign(one, { shows: about(one).length > 0 }),
  );
}

/** What came and what went, with the texts. */
export function writtenStatements(before: Model, after: Model, change: Part): readonly StatementChange[] {
  const { about, subject } = change;
  const [old, now] = [before.byArn.get(subject), after.byArn.get(subject)];
  if (about === 'principal') {
    if (now !== undefined) return allStatements(now, 'come');
    return old === undefined ? [] : allStatements(old, 'gone');
  }
  if (about in SLOTS && old !== undefined && now !== undefined) {
    const slot = about as Slot;
    return statementChanges(slot, SLOTS[slot](old), SLOTS[slot](now));
  }
  return guardrailStatements(before, after, change);
}

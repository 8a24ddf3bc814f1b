// Whose is a bare policy? The user's answer wins; else what the words around it and the other documents say is
// added up, several times, because one document's owner is evidence for the next one's.
import { iamName } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { Owned } from '#harvest/owned.ts';
import { mapInSteps, type Steps } from '#steps/steps.ts';
import type { BareCase } from './bareCase.ts';
import { addArn, type Cast } from './cast.ts';
import { castBook } from './castBook.ts';
import { type Call, calledOf, callerOf, holderOfOne, statedHolder } from './holder.ts';
import { answerOf } from './ownerAnswer.ts';
import { passageReader } from './ownerEvidence.ts';
import { conclude, nobody } from './ownerConclusion.ts';
import { mostNamed } from './ownerQuestion.ts';
import { type Guess, guessIn, NO_GUESS } from './ownerRound.ts';
import { accountOf, keyOf, type OwnerWork, ownerWork } from './ownerWork.ts';
import { assumeTargets, namedPrincipals } from './policyNames.ts';
import { structureOf } from './structureEvidence.ts';

const READING_WORDS = { doing: 'Reading the words around policies', unit: 'policies' };
const GUESSING = 'Finding whose each policy is';

/** The owner of one document is evidence for the next: after three rounds nothing new comes up. */
const ROUNDS = 3;

/** Words that say nothing of their own go on about whom the block before was about. */
function continued(work: OwnerWork, previous: OwnerWork | undefined): string | null {
  const owner = previous?.owner ?? null;
  if (!previous || owner === null || previous.bare.origin.document !== work.bare.origin.document) return null;
  if (previous.type === 'trust' && work.type === 'trust') return null;
  const heading = (one: OwnerWork) => one.passages.find((passage) => passage.source === 'heading')?.text;
  const kind = iamName(owner)?.kind;
  if (heading(previous) !== heading(work) || work.ruledOut.has(keyOf(owner))) return null;
  return kind === 'role' || (kind === 'user' && work.type !== 'trust') ? owner : null;
}

/** An unowned trust policy and an unowned permissions policy side by side are most likely one role's. */
function pairUp(works: readonly OwnerWork[]): void {
  let number = 0;
  for (const [i, work] of works.entries()) {
    if (work.owner !== null || (work.type !== 'trust' && work.type !== 'identity')) continue;
    work.owner = nobody(work, ++number);
    const other = works[i + 1];
    const near = other && (other.bare.origin.document === work.bare.origin.document || works.length === 2);
    if (!near || other.owner !== null || other.type === work.type) continue;
    if (other.type !== 'trust' && other.type !== 'identity') continue;
    if (![work, other].some((one) => assumeTargets(one.bare.policy.document).length > 0))
      other.owner = work.owner;
  }
}

/**
 * More different permissions policies than one owner can hold: a role's inline policies have 10,240 characters together,
 * about a hundred of the shortest, and at most 25 managed policies are attached to it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_POLICIES = 125;

/** So many can only be guessed wrong: whoever has too many, and is not named beside them, has none. */
function giveBackTooMany(works: readonly OwnerWork[], settled: readonly boolean[]): void {
  const held = new Map<string, OwnerWork[]>();
  for (const [i, work] of works.entries()) {
    if (work.owner === null || work.type !== 'identity' || settled[i] === true) continue;
    if ((work.names.get(keyOf(work.owner)) ?? 0) > 0) continue;
    const list = held.get(work.owner);
    if (list) list.push(work);
    else held.set(work.owner, [work]);
  }
  for (const list of held.values()) {
    if (list.length <= MOST_POLICIES) continue;
    const different = new Set(list.map(({ bare }) => JSON.stringify(bare.policy.document)));
    if (different.size > MOST_POLICIES) for (const work of list) work.owner = null;
  }
}

/** Who is in which account, by name, as far as owners are known. */
const placesOf = (works: readonly OwnerWork[]): ReadonlyMap<string, string> =>
  new Map(
    works.flatMap(({ owner }) =>
      owner === null || accountOf(owner) === UNKNOWN_ACCOUNT ? [] : [[keyOf(owner), accountOf(owner)]],
    ),
  );

/** Owners of all bare policies, in their order. `known`: principals that other documents state. */
export function* guessOwners(
  cases: readonly BareCase[],
  known: readonly InventoryPrincipal[],
  cast: Cast,
  calls: readonly Call[] = [],
): Steps<readonly Owned[]> {
  const callers = calls.map(callerOf);
  const called = calls.map(calledOf);
  for (const { source, target } of calls)
    for (const arn of [source, target]) if (arn !== null) addArn(cast, arn);
  const statedHolders = known.map((principal) =>
    statedHolder(principal.arn, {
      trust: (principal.trust ?? []).map((policy) => policy.document),
      identity: (principal.policies ?? []).filter((p) => p.type === 'identity').map((p) => p.document),
    }),
  );
  for (const arn of statedHolders.flatMap((holder) => [...holder.targets, ...holder.trusts]))
    addArn(cast, arn);
  const book = castBook(cast);
  const readPassage = passageReader(cast);
  const lived = new Set(known.map(({ account }) => account));
  for (const { policy } of cases)
    for (const account of namedPrincipals(policy.document).accounts) lived.add(account);
  let previous: OwnerWork | undefined;
  const works = yield* mapInSteps(
    cases,
    (bare) => (previous = ownerWork(bare, { book, lived, readPassage }, previous)),
    READING_WORDS,
  );
  const answers = cases.map((bare) => answerOf(bare.answer));
  works.forEach((work, i) => {
    const answer = answers[i];
    if (answer) work.owner = answer;
  });
  const settled = works.map((work) => work.owner !== null);
  const guesses: Guess[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const holders = works.map(({ named, owner, type }) => holderOfOne(named, type, owner));
    const structure = structureOf({ holders: [...statedHolders, ...holders], callers, called });
    const placed = placesOf(works);
    for (const [i, work] of works.entries()) {
      yield { doing: GUESSING, done: round * works.length + i, of: ROUNDS * works.length };
      const guess = guessIn({ structure, placed, book }, work);
      guesses[i] = guess;
      if (settled[i] !== true) work.owner = guess.best ?? continued(work, works[i - 1]);
    }
  }
  giveBackTooMany(works, settled);
  pairUp(works);
  const others = mostNamed(cast);
  return works.map((work, i) =>
    conclude(work, { answer: answers[i] ?? null, guess: guesses[i] ?? NO_GUESS, others, book }),
  );
}

// What comes out for one policy: its owner, the question that asks for him, and who else could be answered.
import { iamName } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { Owned } from '#harvest/owned.ts';
import type { CastMember } from './cast.ts';
import { arnIn, type CastBook } from './castBook.ts';
import { guardrailOwner } from './guardrailOwner.ts';
import { candidateArns, isNameless, MAX_CANDIDATES, questionFor } from './ownerQuestion.ts';
import type { Guess } from './ownerRound.ts';
import { ableNamesakes, accountOf, keyOf, type OwnerWork } from './ownerWork.ts';
import { sharedWith } from './sharedOwners.ts';

/** Nobody is named: a role of its own, in the account that the words name if they do. */
export function nobody(work: OwnerWork, number: number): string {
  const account = work.passages.find(
    (passage) => passage.accounts.length > 0 && passage.source !== 'section',
  );
  return `arn:aws:iam::${work.home ?? account?.accounts[0]?.account ?? UNKNOWN_ACCOUNT}:role/a-role${number > 1 ? `-${number}` : ''}`;
}

/** The same document for several: in the account of the first, where nothing else is said. */
function alsoOwners(work: OwnerWork, owner: string, book: CastBook): Pick<Owned, 'also'> {
  const partition = iamName(owner)?.partition ?? 'aws';
  const used = (work.bare.alsoHeldBy ?? []).map(
    ({ kind, name }) => `arn:${partition}:iam::${accountOf(owner)}:${kind}/${name}`,
  );
  const named = sharedWith(work.passages, keyOf(owner), work.type === 'trust').flatMap(({ key, arn }) => {
    if (arn !== undefined) return arn;
    const namesakes = ableNamesakes(work, key, book);
    return arnIn(namesakes, namesakes.account ?? accountOf(owner)) ?? [];
  });
  const also = [...new Set([...used, ...named])].filter((arn) => arn !== owner);
  return also.length > 0 ? { also } : {};
}

interface Known {
  readonly answer: string | null;
  readonly guess: Guess;
  /** Whom the texts name most. */
  readonly others: readonly CastMember[];
  readonly book: CastBook;
}

export function conclude(work: OwnerWork, { answer, book, guess, others }: Known): Owned {
  const { ranking, accountGuessed } = guess;
  if (work.type === 'resource') return { type: work.type, ownership: 'guessed', candidates: [] };
  if (answer === null && (work.type === 'scp' || work.type === 'rcp'))
    return guardrailOwner(work, book.accounts);
  const owner = work.owner ?? nobody(work, 1);
  const candidates = candidateArns(ranking, others, work.type)
    .filter((arn) => arn !== owner)
    .slice(0, MAX_CANDIDATES);
  if (answer !== null) return { type: work.type, owner, ownership: 'answered', candidates };
  const also = alsoOwners(work, owner, book);
  if (work.stated) return { type: work.type, owner, ownership: 'stated', candidates, ...also };
  return {
    type: work.type,
    owner,
    ownership: 'guessed',
    question: questionFor(work.type, owner, accountGuessed ? 'account' : undefined),
    ...(isNameless(owner) ? { nameless: true } : {}),
    candidates,
    ...also,
  };
}

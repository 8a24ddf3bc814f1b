// One round for one policy: what words and what other documents say of its owner, together.
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import { arnIn, type CastBook } from './castBook.ts';
import { accountScores } from './ownerEvidence.ts';
import { MAX_CANDIDATES } from './ownerQuestion.ts';
import { ableNamesakes, accountOf, keyOf, type OwnerWork } from './ownerWork.ts';
import { addScore, ranked, type Scores } from './scores.ts';
import { structureEvidence, type Structure } from './structureEvidence.ts';

/** Less than this and nobody is named. */
const ENOUGH = 0.9;
const CONTRADICTION = -8;
/** Names behind these are not worth a look. */
const MAX_NAMES = 8;
/** An account that so much speaks against. */
const RULED_OUT = -4;

export interface Guess {
  readonly best: string | null;
  readonly ranking: readonly string[];
  /** Nothing says in which account the best is. */
  readonly accountGuessed: boolean;
}

export const NO_GUESS: Guess = { best: null, ranking: [], accountGuessed: false };

interface Round {
  readonly structure: Structure;
  /** Accounts of owners that are known by now, by name. */
  readonly placed: ReadonlyMap<string, string>;
  readonly book: CastBook;
}

/** More than that are offered to nobody. */
const MANY_NAMESAKES = 32;

/** ARNs of those whom the words around a policy name. */
function* arnsOfWords(work: OwnerWork, book: CastBook): Generator<string> {
  for (const key of work.names.keys())
    for (const { arn } of book.namesakes(key, null).members.slice(0, MANY_NAMESAKES))
      if (arn !== null) yield arn;
}

export function guessIn({ book, placed, structure }: Round, work: OwnerWork): Guess {
  const evidence = structureEvidence(structure, work, () => arnsOfWords(work, book));
  const names: Scores = new Map(work.names);
  const byKey = new Map<string, (readonly [arn: string, points: number])[]>();
  for (const [arn, points] of evidence) {
    const key = keyOf(arn);
    addScore(names, key, points);
    const known = byKey.get(key);
    if (known) known.push([arn, points]);
    else byKey.set(key, [[arn, points]]);
  }
  for (const key of work.ruledOut) if (names.has(key)) addScore(names, key, CONTRADICTION);
  const ranking: string[] = [];
  let best: string | null = null;
  let accountGuessed = false;
  for (const [key, points] of ranked(names).slice(0, MAX_NAMES)) {
    const namesakes = ableNamesakes(work, key, book);
    if (namesakes.members.length === 0 || points <= 0) continue;
    const accounts = accountScores({ key, passages: work.passages, book, others: work.others });
    for (const [arn, votes] of byKey.get(key) ?? []) addScore(accounts, accountOf(arn), votes / 3);
    const order = ranked(accounts).filter(([, votes]) => votes > RULED_OUT);
    const list =
      order.length > 0
        ? order.map(([account]) => account)
        : [placed.get(key) ?? work.likely ?? UNKNOWN_ACCOUNT];
    // One more than are offered, for the owner is none of them.
    for (const account of list.slice(0, MAX_CANDIDATES + 1)) {
      const arn = arnIn(namesakes, account);
      if (arn === null) continue;
      if (points >= ENOUGH && best === null) {
        best = arn;
        accountGuessed = order.length === 0 && account !== UNKNOWN_ACCOUNT;
      }
      ranking.push(arn);
    }
  }
  return { best, ranking, accountGuessed };
}

// Scores for one block: which name owns it, and which account that name is in. Evidence is added up, never decided
// by one sign alone, because prose contradicts itself (and its own JSON).
import { accountsIn, mentionsIn, type AccountMention, type Cast, type Mention } from './cast.ts';
import {
  CAPTION_POINTS,
  CROSS_ACCOUNT,
  MENTION_POINTS,
  OWNER_CLUES,
  SAME_ACCOUNT,
  type Side,
} from './ownerClues.ts';
import type { CastBook } from './castBook.ts';
import type { Passage } from './passages.ts';
import { addScore, type Scores } from './scores.ts';

export interface ReadPassage extends Passage {
  readonly mentions: readonly Mention[];
  readonly accounts: readonly AccountMention[];
}

/** So many passages are kept: a sentence is before one block, and in the section of the next few. */
const PASSAGES_KEPT = 500;

/** Reads passages; one that comes up again soon is not read again. */
export function passageReader(cast: Cast): (passage: Passage) => ReadPassage {
  const read = new Map<string, Pick<ReadPassage, 'mentions' | 'accounts'>>();
  return (passage) => {
    const { text } = passage;
    const known = read.get(text) ?? { mentions: mentionsIn(text, cast), accounts: accountsIn(text, cast) };
    if (read.size > PASSAGES_KEPT) read.clear();
    read.set(text, known);
    return { ...passage, ...known };
  };
}

/** Without marks and tags; `for-Reader.json` glued to a name reads like words. */
const plain = (text: string): string =>
  text
    .replace(/<\/?(?:code|b|strong|em|i|p|pre|span|a|li|td|tt|h\d)\b[^>]*>/gi, ' ')
    .replace(/[`*"“”]/g, '')
    .replace(/\s+/g, ' ');

/** `trust-policy-for-` before a name in a file name, `-trust.json` after it. */
const unglued = (before: string): string =>
  /[-_]$/.test(before) ? before.replace(/[\w-]+$/, (word) => word.replace(/[-_]/g, ' ')) : before;
const ungluedAfter = (after: string): string =>
  after.replace(/^(?:[-_.]\w+)+\.json/, (word) => word.replace(/[-_.]/g, ' '));

const wordsBefore = (text: string, at: number): string =>
  plain(unglued(text.slice(Math.max(0, at - 80), at)));

/** What follows a name, without the account it is said to be in. */
const afterWords = (text: string, at: number): string =>
  plain(ungluedAfter(text.slice(at, at + 110))).replace(
    /^\s*\(?(?:in|of|from)\s+(?:the\s+)?(?:AWS\s+)?account\s+[^\s:,.)]+\)?/i,
    '',
  );

function cluePoints(side: Side, words: string, trust: boolean): number {
  const clue = OWNER_CLUES.find((one) => one.side === side && one.pattern.test(words));
  return clue ? (trust ? clue.trust : clue.identity) : 0;
}

/** What the words before a name say for or against its being the owner. */
export const cluePointsBefore = (passage: Passage, mention: Mention, trust: boolean): number =>
  cluePoints('before', wordsBefore(passage.text, mention.from), trust);

/** What a passage says about each name it mentions, for a trust policy or a permissions policy. */
export function nameScores(passages: readonly ReadPassage[], trust: boolean): Scores {
  const scores: Scores = new Map();
  for (const passage of passages) {
    for (const mention of passage.mentions) {
      const before = wordsBefore(passage.text, mention.from);
      const after = afterWords(passage.text, mention.to);
      const alone =
        /^\W*(?:\d+[.)]\s*)?(?:the\s+)?(?:iam\s+)?(?:roles?|users?|groups?)?\W*$/i.test(before) &&
        /^\W*$/.test(after);
      let points = cluePoints('before', before, trust) + cluePoints('after', after, trust);
      if (alone) points += CAPTION_POINTS;
      // What belongs to the block before cannot speak against the owner of this one: both may be his.
      if (passage.source === 'section') points = Math.max(points, Math.abs(points) / 2);
      addScore(scores, mention.key, (points + MENTION_POINTS) * passage.weight);
    }
  }
  return scores;
}

/** "Trust policy of arn:…:" says it outright: no guess is needed. */
export function statedOwner(passages: readonly ReadPassage[], trust: boolean): string | null {
  for (const passage of passages) {
    if (passage.source !== 'lead' || passage.weight < 0.7) continue;
    for (const { arn, from, to } of passage.mentions) {
      const before = cluePoints('before', wordsBefore(passage.text, from), trust);
      const after = cluePoints('after', afterWords(passage.text, to), trust);
      if (arn !== undefined && Math.min(before, after) >= 0 && before + after >= 8) return arn;
    }
  }
  return null;
}

/** The nearest passage that says "same account" or "another account", and not both. */
function relationOf(passages: readonly ReadPassage[]): { same: boolean; weight: number } | null {
  for (const passage of passages) {
    const same = SAME_ACCOUNT.test(passage.text);
    if (same !== CROSS_ACCOUNT.test(passage.text)) return { same, weight: Math.max(passage.weight, 0.6) };
  }
  return null;
}

const BOUND_POINTS = 10;
const LOOSE_POINTS = 2;
const HEADING_POINTS = 5;
const SAME_POINTS = 10;
const CROSS_POINTS = -6;

/** `User-1 is in AWS account 1111111111`: the nearest account before another name comes up. */
function boundAccount(passage: ReadPassage, mention: Mention): string | null {
  const next = passage.mentions.find((other) => other.from >= mention.to)?.from ?? passage.text.length;
  const following = passage.accounts.find((account) => account.from >= mention.to && account.from < next);
  if (following) {
    const between = passage.text.slice(mention.to, following.from);
    if (between.length < 80 && /\b(?:in|of|from|:)\b|[(:]/.test(between)) return following.account;
  }
  const previous = passage.mentions.findLast((other) => other.to <= mention.from)?.to ?? 0;
  const preceding = passage.accounts.findLast(
    (account) => account.to <= mention.from && account.from >= previous,
  );
  if (!preceding || mention.from - preceding.to > 60) return null;
  return /\b(?:in|of|from)\b\W*(?:AWS\s+)?(?:account\W*)?$/i.test(passage.text.slice(0, preceding.from))
    ? preceding.account
    : null;
}

export interface AccountQuestion {
  readonly key: string;
  readonly passages: readonly ReadPassage[];
  readonly book: CastBook;
  /** Accounts on the other side: of the principals of a trust policy, of the targets of a permissions policy. */
  readonly others: ReadonlySet<string>;
}

/** Points for each account that the holder named `key` may be in. */
export function accountScores({ key, passages, book, others }: AccountQuestion): Scores {
  const { likeliest, points } = book.homes(key);
  const scores: Scores = new Map(likeliest);
  const add = (account: string, votes: number) =>
    scores.set(account, (scores.get(account) ?? points.get(account) ?? 0) + votes);
  let heading = false;
  for (const passage of passages) {
    for (const mention of passage.mentions) {
      if (mention.key !== key) continue;
      const account = mention.arn === undefined ? boundAccount(passage, mention) : mention.arn.split(':')[4];
      if (account) add(account, BOUND_POINTS * passage.weight);
    }
    if (passage.mentions.length > 0) continue;
    const [first] = passage.accounts;
    if (!first || passage.accounts.some((one) => one.account !== first.account)) continue;
    const titled = passage.text.length <= 90 && /^\W*(?:AWS\s+)?account\b/i.test(plain(passage.text));
    if (titled && heading) continue;
    add(first.account, (titled ? HEADING_POINTS : LOOSE_POINTS) * passage.weight);
    heading ||= titled;
  }
  const relation = relationOf(passages);
  for (const account of relation ? others : [])
    add(account, (relation?.same ? SAME_POINTS : CROSS_POINTS) * (relation?.weight ?? 0));
  return scores;
}

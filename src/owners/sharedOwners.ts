// "Attach this to the group Auditors and to user alice": one document for several.
import type { Mention } from './cast.ts';
import { cluePointsBefore, type ReadPassage } from './ownerEvidence.ts';

const AND =
  /^[`"”*]*\s*(?:,|&|\band\b|,\s*and\b|\bas well as\b)\s*(?:also\s+)?(?:(?:to|of|for|on)\s+)?(?:(?:the|an?)\s+)?(?:IAM\s+)?(?:(?:role|user|group)s?\s+)?[`"“*]*$/i;
/** So much must the words before the first name say that the document is his. */
const HANDED_OVER = 5;

/** Others whom the same sentence gives the document in one breath with `key`. */
export function sharedWith(
  passages: readonly ReadPassage[],
  key: string,
  trust: boolean,
): readonly Mention[] {
  for (const passage of passages) {
    if (passage.source !== 'lead' || passage.weight < 0.7) continue;
    const { mentions, text } = passage;
    const at = mentions.findIndex((mention) => mention.key === key);
    if (at < 0) continue;
    const joined = (i: number) =>
      AND.test(text.slice(mentions[i]?.to ?? 0, mentions[i + 1]?.from ?? 0)) && mentions[i + 1] !== undefined;
    let first = at;
    let last = at;
    while (first > 0 && joined(first - 1)) first--;
    while (joined(last)) last++;
    const leader = mentions[first];
    if (!leader || first === last || cluePointsBefore(passage, leader, trust) < HANDED_OVER) return [];
    return mentions.slice(first, last + 1).filter((mention) => mention.key !== key);
  }
  return [];
}

// The last text of each document that could be read: what the graph falls back to while somebody types.
import type { GoodTexts, Source } from './engine.ts';

/**
 * After an analysis: a document that is no more broken than its last good text is the new good text; gone
 * documents are forgotten. The same object comes back when nothing changes.
 */
export function updateGoodTexts(
  good: GoodTexts,
  documents: Source['documents'],
  broken: Readonly<Record<string, number>>,
): GoodTexts {
  let changed = Object.keys(good).length !== documents.length;
  const next: Record<string, GoodTexts[string]> = {};
  for (const { id, text } of documents) {
    const count = broken[id] ?? 0;
    const before = good[id];
    if (before && (count > before.broken || (before.text === text && before.broken === count))) {
      next[id] = before;
      continue;
    }
    changed = true;
    next[id] = { text, broken: count };
  }
  return changed ? next : good;
}

/** Only what the engine may need: good texts of documents that read differently now. */
export function neededTexts(good: GoodTexts, documents: Source['documents']): GoodTexts {
  const needed = documents.flatMap(({ id, text }) => {
    const before = good[id];
    return before && before.text !== text ? [[id, before] as const] : [];
  });
  return needed.length === 0 ? NONE : Object.fromEntries(needed);
}

const NONE: GoodTexts = {};

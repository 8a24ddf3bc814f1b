// Strikes secrets out of a text, in one pass and in linear time.
import type { Finder } from './finder.ts';
import { SECRET_KINDS, type SecretKindId } from './kinds.ts';
import { isMark, markOf } from './mark.ts';

export interface Struck {
  /** The same string when nothing was struck out. */
  readonly text: string;
  /** Kinds of what was struck out, in the order of the text. */
  readonly kinds: readonly SecretKindId[];
}

interface Rule {
  readonly kind: SecretKindId;
  readonly finder: Finder;
}

/** Rules by anchor, in lower case. */
const RULES: ReadonlyMap<string, readonly Rule[]> = (() => {
  const rules = new Map<string, Rule[]>();
  for (const { finders, id } of SECRET_KINDS)
    for (const finder of finders)
      for (const anchor of finder.anchors) {
        const list = rules.get(anchor.toLowerCase()) ?? [];
        list.push({ kind: id, finder });
        rules.set(anchor.toLowerCase(), list);
      }
  return rules;
})();

/** Longer ones first: `secret_access_key` before `secret`. */
const ANCHORS = new RegExp(
  [...RULES.keys()]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((anchor) => anchor.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|'),
  'gi',
);

const breaks = (text: string): string => '\n'.repeat(text.split('\n').length - 1);

/**
 * Never throws. Line breaks inside of a secret stay, so that lines keep their numbers. What was struck out before is left
 * alone: twice is as good as once.
 */
export function strike(text: string): Struck {
  const kinds: SecretKindId[] = [];
  let kept = '';
  let at = 0;
  ANCHORS.lastIndex = 0;
  for (let match = ANCHORS.exec(text); match; match = ANCHORS.exec(text)) {
    const from = match.index;
    const to = from + match[0].length;
    // The next anchor may begin inside of this one: `db_pass` in `db_password`.
    ANCHORS.lastIndex = from + 1;
    for (const { finder, kind } of RULES.get(match[0].toLowerCase()) ?? []) {
      const found = finder.find(text, from, to);
      if (found === null || found.from < at || isMark(text, found.from)) continue;
      kept += text.slice(at, found.from) + markOf(kind) + breaks(text.slice(found.from, found.to));
      kinds.push(kind);
      at = found.to;
      ANCHORS.lastIndex = at;
      break;
    }
  }
  return kinds.length === 0 ? { text, kinds } : { text: kept + text.slice(at), kinds };
}

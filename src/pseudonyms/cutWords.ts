// Where patterns cut words: `ap*` has to match `app` afterwards as before, so `app` is renamed in two pieces, `ap` and
// `p`. What touches a wildcard is an edge; each word that begins (or ends, or goes) with an edge is cut there.

export interface Edge {
  readonly key: string;
  readonly open: 'before' | 'behind' | 'both';
}

const split = (key: string): readonly [kind: string, text: string] => {
  const colon = key.indexOf(':');
  return [key.slice(0, colon), key.slice(colon + 1)];
};

function offsetsOf(word: string, edge: string, open: Edge['open']): readonly number[] {
  if (word.length <= edge.length) return [];
  if (open === 'behind') return word.startsWith(edge) ? [0] : [];
  if (open === 'before') return word.endsWith(edge) ? [word.length - edge.length] : [];
  const found: number[] = [];
  for (let at = word.indexOf(edge); at !== -1; at = word.indexOf(edge, at + 1)) found.push(at);
  return found;
}

/** Each word (as keys of a dictionary) in the pieces that patterns leave of it; words that nothing cuts are one. */
export function cutWords(
  keys: Iterable<string>,
  edges: readonly Edge[],
): ReadonlyMap<string, readonly string[]> {
  const words = [...keys];
  const cuts = new Map(words.map((key) => [key, new Set<number>()]));
  const once = new Map(edges.map((edge) => [`${edge.open} ${edge.key}`, edge]));
  /** Where an edge stands inside of a word: both have to be cut alike. */
  const meetings: {
    readonly word: Set<number>;
    readonly edge: Set<number>;
    readonly at: number;
    readonly length: number;
  }[] = [];
  for (const { key: edgeKey, open } of once.values()) {
    const [kind, edge] = split(edgeKey);
    const edgeCuts = cuts.get(edgeKey);
    if (edgeCuts === undefined) continue;
    for (const key of words) {
      if (!key.startsWith(`${kind}:`)) continue;
      const word = split(key)[1];
      const wordCuts = cuts.get(key);
      if (wordCuts === undefined) continue;
      for (const at of offsetsOf(word, edge, open)) {
        if (at > 0) wordCuts.add(at);
        if (at + edge.length < word.length) wordCuts.add(at + edge.length);
        meetings.push({ word: wordCuts, edge: edgeCuts, at, length: edge.length });
      }
    }
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const { at, edge, length, word } of meetings) {
      const before = edge.size + word.size;
      for (const cut of edge) word.add(at + cut);
      for (const cut of word) if (cut > at && cut < at + length) edge.add(cut - at);
      if (edge.size + word.size > before) changed = true;
    }
  }
  return new Map(
    words.map((key) => {
      const [kind, text] = split(key);
      const ends = [...(cuts.get(key) ?? []), text.length].toSorted((a, b) => a - b);
      return [key, ends.map((end, i) => `${kind}:${text.slice(ends[i - 1] ?? 0, end)}`)];
    }),
  );
}

// Short lists, each text once.

/** In the order of their first place; most lists are too short to be worth a set. */
export function eachOnce(texts: readonly string[]): readonly string[] {
  if (texts.length < 2 || (texts.length === 2 && texts[0] !== texts[1])) return texts;
  return [...new Set(texts)];
}

// Short lists, each text once.

/** In the order of their first place; most lists are too short to be worth a set. */
export const eachOnce = (texts: readonly string[]): readonly string[] =>
  texts.length < 2 ? texts : [...new Set(texts)];

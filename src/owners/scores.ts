// Evidence is added up in points.

/** Points by key, e.g. by name or by account. */
export type Scores = Map<string, number>;

export const addScore = (scores: Scores, key: string, points: number): void => {
  scores.set(key, (scores.get(key) ?? 0) + points);
};

/** Best first; equal points keep the order in which they came up. */
export const ranked = (scores: Scores): readonly (readonly [key: string, points: number])[] =>
  [...scores].sort((a, b) => b[1] - a[1]);

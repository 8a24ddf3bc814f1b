// How often two ends were tried. Apart from what counts them, for the page needs the numbers only.

export interface Tries {
  readonly planned: number;
  readonly allowed: number;
  readonly denied: number;
  /** Some ended otherwise than the policies say. */
  readonly odd: boolean;
}

export const addTries = (a: Tries, b: Tries): Tries => ({
  planned: a.planned + b.planned,
  allowed: a.allowed + b.allowed,
  denied: a.denied + b.denied,
  odd: a.odd || b.odd,
});

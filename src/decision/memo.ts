// Remembering what one model was asked: the same few names and principals come up in every pair.

/** Remembers results by model and text; forgotten together with the model. */
export function perModel<M extends object, R>(
  compute: (model: M, text: string) => R,
): (model: M, text: string) => R {
  const memo = new WeakMap<M, Map<string, R>>();
  return (model, text) => {
    let known = memo.get(model);
    if (known === undefined) {
      known = new Map();
      memo.set(model, known);
    }
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(model, text);
    known.set(text, result);
    return result;
  };
}

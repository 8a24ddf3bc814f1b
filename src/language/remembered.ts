// The same few actions, operators and keys stand in every policy: what is said about one is remembered, within bounds.

const MOST_REMEMBERED = 4096;

/** `answer` must not be undefined, and must depend on the text alone. */
export function remembered<R>(answer: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = answer(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}

/** Remembers the last answer: who looks into a name mostly looks several times in a row. */
export function lastOf<R>(answer: (text: string) => R): (text: string) => R {
  let last = '';
  let result = answer(last);
  return (text) => {
    if (text === last) return result;
    result = answer(text);
    last = text;
    return result;
  };
}

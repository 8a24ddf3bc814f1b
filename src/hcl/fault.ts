// What the language calls an error: an index that is not there, a text that is no number. `try` and `can` catch it.

const faults = new WeakSet<Error>();

/** Never returns. */
export function fail(message: string): never {
  const error = new Error(message);
  faults.add(error);
  throw error;
}

/** What went wrong inside; anything but a fault of the text is thrown on. */
export function attempt<T>(work: () => T): { readonly value: T } | { readonly fault: string } {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof Error && faults.has(error)) return { fault: error.message };
    // A text can nest deeper than the stack; that is its fault too.
    if (error instanceof RangeError) return { fault: 'This is nested too deeply to be worked out.' };
    throw error;
  }
}

// What stands in code in a way that is not changed here, or has no words in it: nothing is written, people copy it.

const refusals = new WeakSet<Error>();

/** Never returns. */
export function refuse(): never {
  const error = new Error('This cannot be written here.');
  refusals.add(error);
  throw error;
}

/** `JSON.parse` refuses by itself. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && refusals.has(error));

// Where a key leads in a table whose rows have one stop of Tab together.

/** Rows of a page up or down. */
const PAGE = 10;

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** undefined: the key is none of these, or there is no row. */
export function rowAfterKey(
  rows: readonly { readonly id: string }[],
  from: string | undefined,
  key: string,
): string | undefined {
  const move = STEPS[key];
  if (move === undefined) return undefined;
  const to = move(
    Math.max(
      0,
      rows.findIndex(({ id }) => id === from),
    ),
    rows.length,
  );
  return rows[Math.max(0, Math.min(to, rows.length - 1))]?.id;
}

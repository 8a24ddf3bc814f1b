// Where the keyboard goes when the dialog closes, if not back to where it came from.
let wanted: string | null = null;

/** A selector; it counts for the next dialog that closes. */
export function focusAfter(selector: string): void {
  wanted = selector;
}

/** null: back to where it came from. */
export function takeFocusAfter(): HTMLElement | null {
  const found = wanted === null ? null : document.querySelector<HTMLElement>(wanted);
  wanted = null;
  return found;
}

// What looks for one shape of secret. A finder is asked wherever one of its anchors stands, and looks ahead a bounded way.

/** Offsets of what is struck out; what leads up to it stays. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

export interface Finder {
  /** Words without which there is no such secret; compared without regard to case. */
  readonly anchors: readonly string[];
  /**
   * `from` to `to`: the anchor as it stands in the text. May look at more than a few hundred characters only of what it
   * then takes, so that no text costs more than a multiple of its length.
   */
  find(text: string, from: number, to: number): Found | null;
}

/** The match of a sticky expression at this offset. */
export function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** Whether a word could go on before this offset. */
export const isInsideWord = (text: string, at: number): boolean =>
  at > 0 && /[\w-]/.test(text.charAt(at - 1));

// Characters that nobody sees: marks of the writing direction (https://www.unicode.org/reports/tr9/), spaces without width,
// control characters. With them a name looks like another one. Texts keep them; whatever is shown says them instead.

/** Not the joiners and selectors within an emoji, or of a keycap. */
const UNSEEN =
  /(?![\t\n\r])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}](?<!\p{Extended_Pictographic}\uFE0F?(?:\u200D|\uFE0F))(?!(?<=\uFE0F)\u20E3)/u;
const ALL = new RegExp(UNSEEN, 'gu');

/** `U+202E` */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Most texts are plain, and quickly seen to be. */
const OTHER = /[^\t\n\r -~]/;

export const hasUnseen = (text: string): boolean => OTHER.test(text) && UNSEEN.test(text);

/** `Admin⟨U+202E⟩`: every such character as its number. */
export const inPlainSight = (text: string): string =>
  hasUnseen(text) ? text.replaceAll(ALL, (character) => `⟨${codePoint(character)}⟩`) : text;

/** JSON that says the same, with these characters as escapes. */
export const visibleJson = (json: string): string =>
  hasUnseen(json)
    ? json.replaceAll(ALL, (character) =>
        [...Array(character.length).keys()]
          .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
      )
    : json;

/** As JSON and Terraform write them. */
const ESCAPED = /\\u(00(?:[01][\da-f]|7f|[89][\da-f]|ad)|061c|200[b-f]|202[89a-e]|206[\da-f]|feff)/gi;

/** Whether the backslash at `at` is itself escaped. */
function isEscaped(text: string, at: number): boolean {
  let before = 0;
  while (text[at - before - 1] === '\\') before++;
  return before % 2 === 1;
}

export interface UnseenCharacter {
  readonly at: number;
  readonly length: number;
  readonly character: string;
}

/** Where they stand, also as escapes, in order. Line breaks and tabs that are written as escapes are none. */
export function unseenIn(text: string): readonly UnseenCharacter[] {
  const found: UnseenCharacter[] = [];
  if (OTHER.test(text))
    for (const { 0: character, index } of text.matchAll(ALL))
      found.push({ at: index, length: character.length, character });
  if (text.includes('\\u'))
    for (const { 0: all, 1: digits = '', index } of text.matchAll(ESCAPED)) {
      const character = String.fromCharCode(Number.parseInt(digits, 16));
      if (hasUnseen(character) && !isEscaped(text, index))
        found.push({ at: index, length: all.length, character });
    }
  return found.toSorted((a, b) => a.at - b.at);
}

/** Marks that turn the order in which a name is read. */
export const turnsOrder = (character: string): boolean =>
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(character);

// How a document is coloured: by what it is as a whole.
import { piecesOf } from '#text/pieces.ts';

export type EditorLanguage = 'json' | 'yaml' | 'hcl' | 'prose';

const LANGUAGES: readonly (readonly [language: EditorLanguage, kinds: ReadonlySet<string>, idle: RegExp])[] =
  [
    ['yaml', new Set(['cloudformation', 'workflow', 'manifest', 'yaml']), /^\uFEFF?(?:\s|#[^\n]*)*$/],
    ['hcl', new Set(['terraform']), /^\uFEFF?(?:\s|(?:#|\/\/)[^\n]*|\/\*[^]*?\*\/)*$/],
  ];

/** There is nothing else than pieces of these kinds, white space and comments. */
function isWholly(text: string, kinds: ReadonlySet<string>, idle: RegExp): boolean {
  let at = 0;
  const pieces = piecesOf(text);
  for (const { kind, from, to } of pieces) {
    if (!kinds.has(kind) || !idle.test(text.slice(at, from))) return false;
    at = to;
  }
  return pieces.length > 0 && idle.test(text.slice(at));
}

/** JSON when the text begins like JSON (comments before it do not count), else what all of it is, else prose. */
export function languageOf(text: string): EditorLanguage {
  if (/^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*[{[]/.test(text)) return 'json';
  return LANGUAGES.find(([, kinds, idle]) => isWholly(text, kinds, idle))?.[0] ?? 'prose';
}

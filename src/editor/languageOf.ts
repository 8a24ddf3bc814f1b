// How a document is coloured: by what it is as a whole.
import { piecesOf } from '#text/pieces.ts';

export type EditorLanguage = 'json' | 'yaml' | 'prose';

const YAML_KINDS: ReadonlySet<string> = new Set(['cloudformation', 'workflow', 'manifest', 'yaml']);

/** Nothing but white space and comments. */
const isIdle = (text: string): boolean => /^\uFEFF?(?:\s|#[^\n]*)*$/.test(text);

/** YAML when there is nothing else but blocks of YAML. */
function isYaml(text: string): boolean {
  let at = 0;
  const pieces = piecesOf(text);
  for (const { kind, from, to } of pieces) {
    if (!YAML_KINDS.has(kind) || !isIdle(text.slice(at, from))) return false;
    at = to;
  }
  return pieces.length > 0 && isIdle(text.slice(at));
}

/** JSON when the text begins like JSON (comments before it do not count), YAML, else prose with policies in it. */
export function languageOf(text: string): EditorLanguage {
  if (/^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*[{[]/.test(text)) return 'json';
  return isYaml(text) ? 'yaml' : 'prose';
}

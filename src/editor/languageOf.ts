/** JSON when the text begins like JSON (comments before it do not count), else prose with policies in it. */
export function languageOf(text: string): 'json' | 'prose' {
  return /^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*[{[]/.test(text) ? 'json' : 'prose';
}

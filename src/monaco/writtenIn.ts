// An offer as it is written in the language of the text around: a snippet in which `$0` is where the caret goes.
import type { Caret } from '#assist/caret.ts';
import type { Offer } from '#assist/offers.ts';

export type Tongue = 'json' | 'yaml' | 'hcl';

/** A text that YAML takes as it stands: no number, no date, no mark of its own. */
const PLAIN = /^[A-Za-z][\w./:+=@-]*$/;
/** Words that stand for something else. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

export const isPlainYaml = (text: string): boolean =>
  PLAIN.test(text) && !text.endsWith(':') && !NO_TEXT.test(text);

const quote = (text: string): string => JSON.stringify(text).replaceAll('$', String.raw`\$`);

/** A key brings its value along, unless it has one; quotes that stand already are replaced with the token. */
export function writtenIn(
  tongue: Tongue,
  { label, leadsOn, value }: Offer,
  { at, colon, quoted }: Caret,
): string {
  // More is to be written before the closing quote.
  if (leadsOn) return quote(label).replace(/"$/, '$$0"');
  const plain = isPlainYaml(label) && !quoted;
  if (tongue === 'json') {
    if (at === 'value' || colon || value === undefined || value === '') return quote(label);
    return `${quote(label)}: ${value}`;
  }
  if (at === 'value') return tongue === 'yaml' && plain ? label : quote(label);
  const key = plain && (tongue === 'yaml' || !label.includes(':')) ? label : quote(label);
  if (colon || value === undefined) return key;
  if (tongue === 'yaml') return /^[[{]/.test(value) ? `${key}:\n  $0` : `${key}: $0`;
  return value.startsWith('{')
    ? `${key} = {\n  $0\n}`
    : value.startsWith('[')
      ? `${key} = [$0]`
      : `${key} = "$0"`;
}

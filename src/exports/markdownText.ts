// Other people's text in Markdown: names in policies must neither format, nor link, nor call anybody.
import { inPlainSight } from '#text/unseen.ts';

/** Text that Markdown and HTML leave alone, also inside a table cell; `@name` mentions nobody on GitHub. */
export const plain = (text: string): string =>
  inPlainSight(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~!#]/gu, (letter) => `\\${letter}`)
    .replaceAll(/(?<![\p{L}\p{N}])@/gu, '@&#8288;');

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));

/** Text as code; the fence is longer than any run of backticks in it. */
export function code(given: string): string {
  const text = inPlainSight(given);
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll(/\s+/gu, ' ')}${pad}${fence}`;
}

/** The same in a table, where a bar ends the cell even in code. */
export const codeInCell = (given: string): string => code(given).replaceAll('|', '\\|');

/** Lines of code as a block of their own. */
export function codeBlock(text: string, language: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u), fence];
}

// What functions of the language do with texts: `format`, `replace`, `regex`, `trim`.
// https://developer.hashicorp.com/terraform/language/functions/format
import { fail } from './fault.ts';
import { numberOf } from './operators.ts';
import { emptyMap, textOf, type Value, type ValueMap } from './values.ts';

export const textIn = (value: Value | undefined): string => textOf(value) ?? fail('A text is needed here.');

export function mapOf(pairs: readonly (readonly [string, Value])[]): ValueMap {
  const map = emptyMap();
  for (const [key, value] of pairs) map[key] = value;
  return map;
}

export const trimmed = (value: string, characters: string, sides: 'both' | 'start' | 'end'): string => {
  const set = new Set(characters);
  let from = 0;
  let to = value.length;
  if (sides !== 'end') while (from < to && set.has(value.charAt(from))) from++;
  if (sides !== 'start') while (to > from && set.has(value.charAt(to - 1))) to--;
  return value.slice(from, to);
};

/** `%s`, `%d`, `%v`, `%q`, `%%`; other verbs are rare in policies. */
export function format(args: readonly Value[]): string {
  const [spec, ...values] = args;
  let next = 0;
  return textIn(spec).replace(
    /%(?:\[(\d+)\])?([-+0 #]*)(\d*)(?:\.\d+)?([a-zA-Z%])/g,
    (whole, at, flags: string, width: string, verb: string) => {
      if (verb === '%') return '%';
      if (!'sdvqtfg'.includes(verb)) return fail(`format: ${whole} is not known here.`);
      const value = values[at === undefined ? next++ : Number(at) - 1];
      if (value === undefined) return fail('format: there are fewer values than verbs.');
      const shown =
        verb === 'd' ? String(Math.trunc(numberOf(value))) : (textOf(value) ?? JSON.stringify(value));
      if (verb === 'q') return JSON.stringify(shown);
      const size = Number(width);
      if (size > 200) return fail('format: too wide.');
      return flags.includes('-') ? shown.padEnd(size) : shown.padStart(size, flags.includes('0') ? '0' : ' ');
    },
  );
}

/** A regular expression is one when it begins and ends with a slash. Backtracking is bounded by the length. */
export function replaced(whole: string, what: string, by: string): string {
  const pattern = /^\/(.+)\/$/s.exec(what)?.[1];
  if (pattern === undefined) return whole.replaceAll(what, () => by);
  return whole.replace(expressionOf(pattern, 'g', whole), by.replace(/\$\{?(\w+)\}?/g, '$$$1'));
}

export function expressionOf(pattern: string, flags: string, subject: string): RegExp {
  // Nested repetition can take for ever, and RE2, which Terraform uses, cannot be had here.
  if (subject.length > 2000 || pattern.length > 300 || /[+*}]\)?[+*{]|\)[+*{]/.test(pattern)) {
    return fail('This regular expression is not worked out here.');
  }
  try {
    return new RegExp(pattern, flags);
  } catch {
    return fail('This is no regular expression that is known here.');
  }
}

export function groupsOf(match: RegExpMatchArray): Value {
  if (match.groups) return mapOf(Object.entries(match.groups).map(([key, one]) => [key, one ?? '']));
  return match.length > 1 ? match.slice(1).map((one) => one ?? '') : match[0];
}

// Values of a request that tell the tests on one key apart: those that a policy writes, their neighbours, and texts that
// fit several of its patterns at once.
import type { Context } from '#iam/context.ts';
import { commonText } from '#language/commonText.ts';
import { ipBorders } from '#language/ipRange.ts';
import { type Operator, parseDate, parseNumber, parseOperator } from '#language/operators.ts';
import { REGIONS } from '#language/regions.ts';
import { type GlobPart, globTest, parseGlob } from '#language/wildcard.ts';
import type { KeyUse } from './keysInPlay.ts';

/** A value that no policy mentions. */
export const OTHER = 'zzz-other';
/** Of more patterns only the pairs of the first so many are looked at. */
const MAX_PAIRED = 12;
/** Of so many every combination is. */
const MAX_COMBINED = 4;

const around = (value: number | null, step: number, show: (n: number) => string): readonly string[] =>
  value === null ? [] : [value - step, value, value + step].map(show);

const isoDate = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** Per type of operator: values of the request that a value of the policy tells apart. */
const SAMPLES: Readonly<Record<Operator['valueType'], (value: string) => readonly string[]>> = {
  String: (value) => [value],
  ARN: (value) => [value],
  Numeric: (value) => around(parseNumber(value), 1, String),
  Date: (value) => around(parseDate(value), 60, isoDate),
  Bool: () => ['true', 'false'],
  Binary: (value) => [value],
  IP: ipBorders,
  Null: () => [],
};

/** Two limits may leave room between them that their neighbours miss. */
function between(values: readonly (number | null)[], show: (n: number) => string): readonly string[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted.flatMap((value, i) => {
    const next = sorted[i + 1];
    return next === undefined || next === value ? [] : [show((value + next) / 2)];
  });
}

/** One text that the wildcards match. */
const instance = (pattern: string, filler = 'x'): string =>
  pattern.replaceAll('*', filler).replaceAll('?', 'q');

const isPattern = (text: string): boolean => /[*?]/.test(text);

/** Fills variables in with what is known; null when one has no value. */
function substituted(text: string, facts: Context): string | null {
  let complete = true;
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, body: string) => {
    if (body === '*' || body === '?' || body === '$') return body;
    const [, name = body, fallback] = /^(.+?), '(.*)'$/.exec(body) ?? [];
    const fact = facts.fact(name.trim().toLowerCase());
    if (fact.state === 'unknown') return OTHER;
    const value = fact.state === 'known' ? fact.values[0] : undefined;
    if (value === undefined && fallback === undefined) complete = false;
    return value ?? fallback ?? '';
  });
  return complete ? filled : null;
}

export const hasVariable = (text: string): boolean => text.includes('${');

interface Written {
  readonly operator: Operator;
  readonly text: string;
}

function writtenIn(uses: readonly KeyUse[], facts: Context): readonly Written[] {
  return uses.flatMap(({ test, variables }) => {
    const operator = parseOperator(test.operator)?.operator;
    if (operator === undefined) return [];
    return test.values.flatMap((value): readonly Written[] => {
      const text = variables && operator.variables && hasVariable(value) ? substituted(value, facts) : value;
      return text === null ? [] : [{ operator, text }];
    });
  });
}

/** Texts that all patterns of a set match: every set of a few patterns, every pair of more. */
function common(patterns: readonly (readonly GlobPart[])[]): readonly string[] {
  const few = patterns.slice(0, MAX_PAIRED);
  const sets =
    few.length <= MAX_COMBINED
      ? Array.from({ length: 2 ** few.length }, (_, bits) => few.filter((__, i) => ((bits >> i) & 1) === 1))
      : few.flatMap((one, i) => few.slice(i + 1).map((other) => [one, other]));
  return sets.flatMap((set) => {
    const text = set.length < 2 ? null : commonText(set);
    return text === null ? [] : [text];
  });
}

/** What an exception may spare of a pattern: the shortest text that fits it and a longer one. */
const spared = (pattern: string): readonly string[] => [instance(pattern, ''), instance(pattern, OTHER)];

const regionsLike = (patterns: readonly string[]): readonly string[] =>
  patterns.flatMap((pattern) => {
    const test = globTest(parseGlob(pattern));
    const named = REGIONS.filter(test);
    return named.length > 0 ? named : [instance(pattern, 'west-1')];
  });

/** Of one key (lower-cased); repeated values are not taken out. */
export function samplesOf(key: string, uses: readonly KeyUse[], facts: Context): readonly string[] {
  const written = writtenIn(uses, facts);
  const found = written.flatMap(({ operator, text }) => {
    const { name, valueType, wildcards } = operator;
    const own = SAMPLES[valueType](wildcards ? instance(text) : text);
    return name.endsWith('IgnoreCase') ? [...own, text.toLowerCase(), text.toUpperCase()] : own;
  });
  if (written.length < 2 && key !== 'aws:requestedregion') return found;
  const patterns = written.filter(({ operator, text }) => operator.wildcards && isPattern(text));
  if (patterns.length > 0) {
    const texts = patterns.map(({ text }) => text);
    if (key === 'aws:requestedregion') found.push(...regionsLike(texts));
    else found.push(...texts.flatMap(spared), ...common(texts.map(parseGlob)));
  }
  const ofType = (type: Operator['valueType']): readonly string[] =>
    written.filter(({ operator }) => operator.valueType === type).map(({ text }) => text);
  found.push(...between(ofType('Numeric').map(parseNumber), String));
  found.push(...between(ofType('Date').map(parseDate), isoDate));
  return found;
}

/** What a pattern comes to inside the limits of its key; a text without wildcards is inside or out. */
export function inside(
  key: string,
  uses: readonly KeyUse[],
  facts: Context,
  limits: readonly string[],
): readonly string[] {
  const bounds = limits.map(parseGlob);
  const tests = bounds.map(globTest);
  const patterns = writtenIn(uses, facts).filter(({ operator }) => operator.wildcards);
  const texts = patterns.map(({ text }) => text).concat(`*${OTHER}*`);
  const fitting = bounds.flatMap((bound) => texts.map((text) => commonText([parseGlob(text), bound])));
  return [...samplesOf(key, uses, facts), ...fitting].filter(
    (text): text is string => text !== null && tests.some((test) => test(text)),
  );
}

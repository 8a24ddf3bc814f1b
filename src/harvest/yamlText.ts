// YAML text to JSON-like values, with the place of every path. The parser is loaded when the first YAML text comes.
// YAML 1.2 core schema: no dates, no `on` that means true. Offsets count from the start of the given text.
import type { JsonPath } from '#language/policy.ts';
import { rangeKey, type RangeTable } from '#text/ranges.ts';
import type { HarvestNote } from './harvest.ts';
import { withoutBlocks, yamlBlocks } from './yamlBlocks.ts';
import { walkYaml, type TagExpander } from './yamlWalk.ts';

export interface YamlFault {
  readonly code: string;
  readonly severity: HarvestNote['severity'];
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** One document of a stream (`---` parts them). */
export interface YamlDocument {
  readonly value: unknown;
  /** Where its paths begin in `ranges`: empty when it is the only one, else its number from 0. */
  readonly path: JsonPath;
  readonly from: number;
  readonly to: number;
}

export interface YamlReading {
  /** Those that hold anything. */
  readonly documents: readonly YamlDocument[];
  readonly ranges: RangeTable;
  readonly faults: readonly YamlFault[];
}

/** Characters; a template may have 1 MB, and reading takes about a second per megabyte. */
export const MOST_YAML = 4_000_000;
/** Longer texts are not looked at block by block. */
const MOST_MENDED = 1_000_000;
const MOST_FAULTS = 50;
const MOST_DOCUMENTS = 2_000;

type Parser = typeof import('yaml');
let parser: Parser | null = null;

/** Loads the parser; to be awaited before `readYaml`. */
export async function prepareYaml(): Promise<void> {
  parser ??= await import('yaml');
}

const unread = (text: string, code: string, message: string): YamlReading => ({
  documents: [],
  ranges: {},
  faults: [{ code, severity: 'error', message, from: 0, to: Math.min(text.length, 1) }],
});

/** Spaces that look like spaces and are none: pasted from web pages, and no indentation to YAML. Length is kept. */
const ODD_SPACE = /[\u00a0\u2007\u202f]/;

const plainSpaces = (text: string): string => text.replace(new RegExp(ODD_SPACE, 'g'), ' ');

/**
 * Never throws: what cannot be read is a fault with its offsets, and the rest is still there. Numbers that would be
 * written differently (`012345678901`, `1.2e5`) and those of twelve digits stay the text they are. `expandTag`: what
 * a local tag (`!Ref`) stands for.
 */
export function readYaml(text: string, expandTag?: TagExpander): YamlReading {
  if (!parser) return unread(text, 'YAML-NOT-LOADED', 'The YAML parser is not loaded yet.');
  if (text.length > MOST_YAML) {
    const message = `This YAML has ${text.length} characters; at most ${MOST_YAML} are read. Split it into several files.`;
    return unread(text, 'YAML-TOO-LONG', message);
  }
  try {
    return readWith(parser, text, expandTag);
  } catch (error) {
    const deep = error instanceof RangeError;
    const message = deep
      ? 'This YAML is nested too deeply to be read.'
      : `This YAML cannot be read: ${error instanceof Error ? error.message : 'the parser gave up'}.`;
    return unread(text, 'YAML-SYNTAX', message);
  }
}

function readWith(yaml: Parser, given: string, expandTag?: TagExpander): YamlReading {
  const text = plainSpaces(given);
  const faults: YamlFault[] = [];
  if (text !== given) {
    const from = given.search(ODD_SPACE);
    const message = 'Some spaces are no plain spaces (no-break spaces): read as if they were.';
    faults.push({ code: 'RELAXED-SPACE', severity: 'warning', message, from, to: from + 1 });
  }
  const { parsed, slips } = parsedBlocks(yaml, text);
  faults.push(...slips);
  const filled = [...parsed].filter((document) => document.contents?.range && !isNothing(document.contents));
  const ranges = new Map<string, readonly [number, number]>();
  const documents = filled.slice(0, MOST_DOCUMENTS).flatMap((document, i): YamlDocument[] => {
    const { contents } = document;
    if (!contents?.range) return [];
    const path = filled.length > 1 ? [i] : [];
    const value = walkYaml(yaml, contents, { text, path, ranges, faults, expandTag });
    const [from, to] = ranges.get(rangeKey(path)) ?? contents.range;
    return [{ value, path, from, to }];
  });
  if (filled.length > MOST_DOCUMENTS) {
    const from = filled[MOST_DOCUMENTS]?.contents?.range?.[0] ?? 0;
    const message = `This stream holds ${filled.length} YAML documents: the first ${MOST_DOCUMENTS} are read.`;
    faults.push({ code: 'YAML-TOO-LONG', severity: 'error', message, from, to: from + 1 });
  }
  return { documents, ranges: Object.fromEntries(ranges), faults: firstOfEachPlace(faults) };
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'silent',
} as const;

type Parsed = ReturnType<Parser['parseAllDocuments']>;

/** What the parser objects to; `from`: where its text begins in the whole. */
function slipsOf(parsed: Parsed, from: number, length: number): readonly YamlFault[] {
  return [...parsed].flatMap((document) =>
    [...document.errors, ...document.warnings]
      .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
      .map(({ message, pos }): YamlFault => {
        const end = from + Math.min(Math.max(pos[1], pos[0] + 1), length);
        const begin = Math.max(from, Math.min(from + pos[0], end - 1));
        const words = message.replace(/[.:]$/, '').replace(/closing (['"])quote/, 'closing quote ($1)');
        const told = `YAML: ${words}.`;
        return {
          code: 'YAML-SYNTAX',
          severity: 'error',
          message: told,
          from: begin,
          to: Math.max(begin, end),
        };
      }),
  );
}

/** The whole text; when it has slips, without the blocks that have them, if that leaves none. */
function parsedBlocks(yaml: Parser, text: string): { parsed: Parsed; slips: readonly YamlFault[] } {
  const whole = yaml.parseAllDocuments(text, OPTIONS);
  const slips = slipsOf(whole, 0, text.length);
  if (slips.length === 0 || text.length > MOST_MENDED) return { parsed: whole, slips };
  const blocks = yamlBlocks(text);
  const bad = blocks.flatMap((block) => {
    const own = text.slice(block.from, block.to);
    const found = slipsOf(yaml.parseAllDocuments(own, OPTIONS), block.from, own.length);
    return found.length > 0 ? [{ ...block, found }] : [];
  });
  if (bad.length === 0 || bad.length === blocks.length) return { parsed: whole, slips };
  const parsed = yaml.parseAllDocuments(withoutBlocks(text, bad), OPTIONS);
  if (slipsOf(parsed, 0, text.length).length > 0) return { parsed: whole, slips };
  const told = bad.flatMap(({ from, found }): readonly YamlFault[] => {
    const [head = ''] = text
      .slice(from, from + 60)
      .trim()
      .split('\n');
    const [slip] = found;
    return slip
      ? [{ ...slip, message: `${slip.message} The block that begins with ${head} is not read.` }]
      : [];
  });
  return { parsed, slips: told };
}

const isNothing = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && 'source' in node && node.source === '';

/** One slip makes the parser say several things at one place. */
function firstOfEachPlace(faults: readonly YamlFault[]): readonly YamlFault[] {
  const byPlace = new Map<string, YamlFault>();
  for (const fault of faults) {
    const key = `${fault.from} ${fault.code}`;
    if (!byPlace.has(key)) byPlace.set(key, fault);
  }
  const all = [...byPlace.values()].sort((a, b) => a.from - b.from);
  if (all.length <= MOST_FAULTS) return all;
  const rest = all.length - MOST_FAULTS;
  const last = all[MOST_FAULTS];
  const message = `${rest} more faults in this YAML are not listed.`;
  return [
    ...all.slice(0, MOST_FAULTS),
    ...(last ? [{ ...last, severity: 'warning' as const, message, code: 'YAML-MORE' }] : []),
  ];
}

/** For the notes of a harvest. */
export const faultNotes = (faults: readonly YamlFault[]): readonly HarvestNote[] =>
  faults.map(({ code, severity, message, from, to }) => ({
    code,
    severity,
    message,
    path: [],
    range: [from, to],
  }));

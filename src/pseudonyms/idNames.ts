// What can be told by its own shape, wherever it stands: account ids, ids of organizations, unique ids, addresses.
import type { WordKind } from './splitWords.ts';

interface Shape {
  readonly pattern: RegExp;
  /** The group that is somebody's own. */
  readonly kind: WordKind | 'name';
}

const SHAPES: readonly Shape[] = [
  { pattern: /(?<![\w.])(?<own>[\w.+-]+@(?:[A-Za-z0-9-]+\.)+)[A-Za-z]{2,}\b/g, kind: 'name' },
  { pattern: /(?<![0-9A-Za-z])(?<own>\d{12})(?![0-9A-Za-z])/g, kind: 'account' },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  {
    pattern: /\b(?:ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA)(?<own>[A-Z0-9]{3,})/g,
    kind: 'id',
  },
  { pattern: /(?<![\w-])o-(?<own>[a-z0-9]{4,32})\b/g, kind: 'id' },
  { pattern: /(?<![\w-])r-(?<own>[a-z0-9]{4,32})(?![\w-])/g, kind: 'id' },
  { pattern: /(?<![\w-])ou-(?<own>[a-z0-9]{4,32})-/g, kind: 'id' },
  { pattern: /(?<![\w-])ou-[a-z0-9]{4,32}-(?<own>[a-z0-9]{6,32})\b/g, kind: 'id' },
  { pattern: /(?<![\w-])p-(?<own>[a-z0-9]{8,32})\b/g, kind: 'id' },
  {
    pattern:
      /(?<![\w-])(?:vpc|vpce|subnet|i|sg|eni|vol|ami|snap|rtb|igw|nat|acl|tgw|ssoins|ps)-(?<own>[0-9a-f]{8,17})\b/g,
    kind: 'id',
  },
  {
    pattern: /\b(?<own>[0-9a-fA-F]{8})-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g,
    kind: 'id',
  },
  {
    pattern: /\b[0-9a-fA-F]{8}-(?<own>[0-9a-fA-F]{4})-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g,
    kind: 'id',
  },
  {
    pattern: /\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-(?<own>[0-9a-fA-F]{12})\b/g,
    kind: 'id',
  },
  {
    pattern: /(?<![\w-])(?<own>(?=[0-9A-Fa-f]*\d)(?=[0-9A-Fa-f]*[A-Fa-f])[0-9A-Fa-f]{16,64})(?!\w)/g,
    kind: 'id',
  },
];

export interface ShapeRange {
  readonly from: number;
  readonly to: number;
  readonly kind: WordKind | 'name';
}

export function* idNames(text: string): Generator<ShapeRange> {
  for (const { kind, pattern } of SHAPES)
    for (const match of text.matchAll(pattern)) {
      const own = match.groups?.['own'] ?? '';
      const from =
        match.index + match[0].indexOf(own, kind === 'name' ? 0 : Math.max(0, match[0].lastIndexOf(own)));
      yield { from, to: from + own.length, kind };
    }
  // As the console prints account ids.
  for (const match of text.matchAll(/(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/g))
    yield { from: match.index, to: match.index + 14, kind: 'account' };
}

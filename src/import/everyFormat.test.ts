// A file of each format, as the real thing looks (e2e/formats): alone, the estate that it holds; all at once, one estate.
// The browser is given the same files in e2e/everyFormat.spec.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { prepare } from '#decision/model.ts';
import type { Attempt, InventoryPrincipal } from '#decision/inventory.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { prepareReading } from './textReaders.ts';

const FOLDER = new URL('../../e2e/formats/', import.meta.url);
const names = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
  .map((entry) => `${entry.parentPath}/${entry.name}`.split('/e2e/formats/')[1]?.replace(/^\/+/, '') ?? '')
  .toSorted();
const documents: readonly WorkspaceDocument[] = names.map((name) => ({
  id: name,
  name,
  text: readFileSync(new URL(name, FOLDER), 'utf8'),
}));

interface Expected {
  /** By file: what the ledger says was taken, and what it left out. */
  readonly ledger: Readonly<
    Record<string, { readonly taken: readonly string[]; readonly leftOut?: readonly string[] }>
  >;
  /** By file, read alone: one line for each principal and each call that somebody made or means to make. */
  readonly alone: Readonly<Record<string, readonly string[]>>;
  /** Read all at once: who may assume whom. */
  readonly edges: readonly string[];
}
const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as Expected;

const short = (arn: string | null): string =>
  arn === null ? 'nobody' : arn.replace(/^arn:aws:(?:iam|sts)::/, '');

function principalLine(one: InventoryPrincipal): string {
  const policies = one.policies?.map(({ group, name, type }) =>
    [type === 'identity' ? '' : `${type} `, name, group === undefined ? '' : ` of ${group}`].join(''),
  );
  const parts = [
    policies && `has ${policies.join(', ') || 'none'}`,
    one.trust && `trust ${one.trust.length}`,
    one.unknownSlots?.length && `open ${one.unknownSlots.join(', ')}`,
    [...(one.missingPolicies ?? []), ...(one.missingInline ?? []), ...(one.missingGroups ?? [])]
      .map(short)
      .join(', '),
    one.missingBoundary && `boundary ${short(one.missingBoundary)}`,
  ];
  const [what, trust, open, missing, boundary] = parts;
  const words = [what, trust, open, missing && `missing ${missing}`, boundary].filter(Boolean);
  return `${short(one.arn)}: ${words.join('; ')}`;
}

const attemptLine = ({ origin, outcome, source, target }: Attempt): string =>
  `${short(source)} > ${short(target)}: ${origin}, ${outcome}`;

const linesOf = ({ inventory }: Reading): readonly string[] => [
  ...inventory.principals.map(principalLine),
  ...(inventory.attempts ?? []).map(attemptLine),
];
const readAll = (some: readonly WorkspaceDocument[]): Reading =>
  read({ version: 1, name: '', documents: some, view: {}, context: {} });
const errors = ({ problems }: Reading) => problems.filter(({ severity }) => severity === 'error');

await prepareReading(documents);
const together = readAll(documents);

describe('a file of each format', () => {
  it('every file is expected, and every expected file is there', () => {
    expect(Object.keys(EXPECTED.ledger).toSorted()).toEqual(names);
  });

  it.each(names)('%s alone', (name) => {
    const reading = readAll(documents.filter((document) => document.name === name));
    expect(linesOf(reading)).toEqual(EXPECTED.alone[name] ?? []);
    expect(errors(reading)).toEqual([]);
  });

  it.each(names)('%s beside all others: what the ledger says', (name) => {
    const pieces = together.pieces.filter(({ document }) => document === name);
    const taken = pieces.flatMap((piece) => piece.taken ?? []);
    const leftOut = pieces
      .flatMap((piece) => piece.leftOut ?? [])
      .map(({ count, what }) => `${what}: ${count}`);
    expect({ taken, ...(leftOut.length > 0 ? { leftOut } : {}) }).toEqual(EXPECTED.ledger[name]);
    expect(taken.length).toBeGreaterThan(0);
  });

  it('all at once are one estate', () => {
    expect(errors(together)).toEqual([]);
    const edges = assumeEdges(prepare(together.inventory)).edges.map(
      ({ source, target, verdict }) => `${short(source)} > ${short(target)}: ${verdict}`,
    );
    expect(edges.toSorted()).toEqual(EXPECTED.edges);
  });
});

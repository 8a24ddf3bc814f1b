// Over every case of the conformance suite: what a proposal promises is what the ordinary engine says.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { type Case, estateInventory } from '#assume/caseInventory.ts';
import type { Inventory } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { parsePolicy } from '#language/grammar.ts';
import { adviceFor } from './advice.ts';
import { applyFix, patchText } from './applyFix.ts';
import { valueAt } from './edit.ts';
import { proposeClosures } from './proposeClosures.ts';
import { proposeFixes } from './proposeFixes.ts';
import { RANK } from './search.ts';

const folder = new URL('../assume/cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case[])
  .map((c) => [`${c.id} ${c.title}`, c] as const);

/** AWS never does it, or a trust policy that nobody gave would have to be overwritten blindly. */
const ADVICE_ONLY = new Set(['FD-05', 'PK-10', 'PK-11', 'SA-20']);

const refusedIn = (inventory: Inventory): number =>
  [
    ...inventory.principals.flatMap((p) => [...(p.policies ?? []), ...(p.trust ?? [])]),
    ...Object.values(inventory.scps ?? {}).flatMap((ls) => ls.flatMap((l) => l.policies)),
    ...Object.values(inventory.rcps ?? {}).flatMap((ls) => ls.flatMap((l) => l.policies)),
  ].filter((p) => !parsePolicy(p.document, p.type).accepted).length;

const ask = (inventory: Inventory, { question: { source, target, action } }: Case) =>
  assumeVerdict(prepare(inventory), source, target, action);

describe('every case that is not valid', () => {
  const open = cases.filter(([, c]) => c.expected !== 'valid');
  it.each(open)('%s', (_, c) => {
    const { source, target, action } = c.question;
    const inventory = estateInventory(c.input);
    const frozen = JSON.stringify(inventory);
    const model = prepare(inventory);
    const fixes = proposeFixes(model, source, target, action);
    if (ADVICE_ONLY.has(c.id)) {
      expect(fixes).toEqual([]);
      expect(adviceFor(model, source, target, action).length).toBeGreaterThan(0);
      return;
    }
    expect(fixes.length).toBeGreaterThan(0);
    expect(new Set(fixes.map((f) => f.id)).size).toBe(fixes.length);
    const before = ask(inventory, c).verdict;
    for (const fix of fixes) {
      const after = applyFix(inventory, fix);
      const edge = ask(after, c);
      expect({ verdict: edge.verdict, text: edge.text }).toEqual({
        verdict: fix.verdictAfter,
        text: fix.textAfter,
      });
      expect(RANK[edge.verdict]).toBeGreaterThan(RANK[before]);
      expect(refusedIn(after)).toBeLessThanOrEqual(refusedIn(inventory));
      expect(fix.changes.length).toBeGreaterThan(0);
      for (const part of fix.parts) expect(part.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      const [first] = fix.changes;
      const documents = [
        ...inventory.principals.flatMap((p) => [...(p.policies ?? []), ...(p.trust ?? [])]),
        ...Object.values({ ...inventory.scps, ...inventory.rcps }).flatMap((ls) =>
          ls.flatMap((l) => l.policies),
        ),
      ];
      const stands = documents.find((d) => JSON.stringify(d.place) === JSON.stringify(first?.place));
      if (first !== undefined && stands !== undefined) {
        expect(valueAt(stands.document, first.path)).toEqual(first.before);
        expect(valueAt(patchText(stands.document, first), first.path)).not.toEqual(first.before);
      }
    }
    expect(JSON.stringify(inventory)).toBe(frozen);
  });
});

describe('a proposal that only adds never makes another edge worse', () => {
  const open = cases.filter(([, c]) => c.expected === 'invalid');
  it.each(open)('%s', (_, c) => {
    const inventory = estateInventory(c.input);
    const model = prepare(inventory);
    const { edges } = assumeEdges(model);
    for (const fix of proposeFixes(model, c.question.source, c.question.target, c.question.action)) {
      if (fix.changes.some((change) => change.kind === 'replace-document' || change.slot === 'context'))
        continue;
      // Entries that are corrected no longer name whom they named; the proposal says so.
      if (fix.warnings.some((w) => w.includes('no longer'))) continue;
      const after = prepare(applyFix(inventory, fix));
      for (const edge of edges) {
        const now = assumeVerdict(after, edge.source, edge.target, edge.action);
        // Adding to an unknown side leaves the rest of it unknown.
        if (edge.verdict === 'unknown') continue;
        expect(RANK[now.verdict]).toBeGreaterThanOrEqual(RANK[edge.verdict]);
      }
    }
  });
});

describe('closures of every valid or conditional case close it', () => {
  const shut = cases.filter(([, c]) => c.expected === 'valid' || c.expected === 'conditional');
  it.each(shut)('%s', (_, c) => {
    const { source, target } = c.question;
    const inventory = estateInventory(c.input);
    const closures = proposeClosures(prepare(inventory), source, target);
    expect(closures.length).toBeGreaterThan(0);
    for (const fix of closures) {
      const after = applyFix(inventory, fix);
      expect(assumeVerdict(prepare(after), source, target).verdict).toBe('invalid');
      expect(fix.verdictAfter).toBe('invalid');
      expect(refusedIn(after)).toBeLessThanOrEqual(refusedIn(inventory));
    }
  });
});

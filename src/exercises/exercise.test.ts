import { crc32 } from '#share/checksum.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEEDS, codeOf, keyOf } from './exerciseCode.ts';
import { drawCodes, exerciseById, exerciseOf, PAIRS } from './exercise.ts';
import { FAULTS } from './faults.ts';
import { SCENARIOS } from './scenarios.ts';

const anyKey = fc.record({ scenario: fc.nat(31), fault: fc.nat(63), seed: fc.nat(SEEDS - 1) });

test('a code says which exercise it is, and reveals nothing', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      expect(keyOf(codeOf(key))).toEqual(key);
    }),
  );
  const neighbours = [0, 1, 2].map((seed) => codeOf({ scenario: 0, fault: 0, seed }));
  expect(new Set(neighbours.map((code) => code.slice(-2))).size).toBeGreaterThan(1);
});

test('what is no code opens nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const made = exerciseOf(text);
      expect(made === null || made.code === text).toBe(true);
    }),
  );
  expect([exerciseOf('zzzzz'), exerciseOf(''), exerciseById('same-account')]).toEqual([null, null, null]);
});

test('codes that were given out mean the same for ever', () => {
  const told = (code: string) => {
    const made = exerciseOf(code);
    if (made === null) return null;
    const texts = new TextEncoder().encode(JSON.stringify([made.documents, made.solution]));
    return `${made.fault.id} ${made.goals[0]?.target} ${crc32(texts)}`;
  };
  expect(FROZEN.map(([code]) => [code, told(code)])).toEqual(FROZEN);
});

const FROZEN: readonly (readonly [string, string])[] = [
  ['a7lff', 'scp-deny arn:aws:iam::303964268197:role/Audit 491736596'],
  ['9peyp', 'aud-and-sub-swapped arn:aws:iam::552609647823:role/Archive 1988086678'],
  ['7psrs', 'wrong-assume-action arn:aws:iam::252155833206:role/Monitor 1557655323'],
  ['9ax04', 'wrong-service arn:aws:iam::344336408996:role/Ledger 2718032578'],
  ['84za2', 'typo-in-action arn:aws:iam::373838863809:role/Search 2447605582'],
  ['gm33u', 'wrong-resource arn:aws:iam::852450226291:role/Deploy 2354955808'],
];

describe('the catalogue', () => {
  test('numbers are used once; every fault and every scenario has a place', () => {
    for (const table of [FAULTS, SCENARIOS]) {
      expect(new Set(table.map(({ number }) => number)).size).toBe(table.length);
      expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
    }
    expect(new Set(PAIRS.map(({ fault }) => fault)).size).toBe(FAULTS.length);
    expect(new Set(PAIRS.map(({ scenario }) => scenario)).size).toBe(SCENARIOS.length);
  });

  test('its words are there, and its pages are AWS’s', () => {
    for (const { hint, page, title, why } of FAULTS) {
      expect(Math.min(hint.length, title.length, why.length)).toBeGreaterThan(25);
      expect(page.url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });
});

test('a seed draws the same codes again, each fault once before any comes twice', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const codes = drawCodes(seed, FAULTS.length);
      expect(drawCodes(seed, FAULTS.length)).toEqual(codes);
      expect(new Set(codes.map((code) => exerciseOf(code)?.fault.id)).size).toBe(FAULTS.length);
    }),
    { numRuns: 20 },
  );
  expect(drawCodes(1, 3, 'scp-deny').map((code) => exerciseOf(code)?.fault.id)).toEqual(
    Array(3).fill('scp-deny'),
  );
});

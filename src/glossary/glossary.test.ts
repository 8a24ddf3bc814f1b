import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleAt, findTerm, termsIn, withTerms } from './glossary.ts';
import { TERMS } from './terms.ts';

test('every word is there once, with a meaning and a page of AWS', () => {
  const forms = TERMS.flatMap(({ also = [], word }) => [word, ...also]);
  expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
  expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
  expect(TERMS.map(({ word }) => word.toLowerCase())).toEqual(
    TERMS.map(({ word }) => word.toLowerCase()).toSorted(),
  );
  for (const { means, page } of TERMS) {
    expect(means.length).toBeGreaterThan(80);
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

test('words are found whole, the longest first, and never inside of an ARN', () => {
  const found = (text: string) => termsIn([text]).map(({ id }) => id);
  expect(found('The session policy of the principal, and its Trust Policy.')).toEqual([
    'session-policy',
    'principal',
    'trust-policy',
  ]);
  expect(found('arn:aws:iam::111111111111:role/boundary and scp.json')).toEqual([]);
  expect(found('Roles, roles, ROLE.')).toEqual(['role']);
});

test('no text loses a letter', () => {
  const words = fc.constantFrom(...TERMS.map(({ word }) => word), ' ', '.', ':', 'x', 'é');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((all) => all.join('')),
      ),
      (text) => {
        expect(
          withTerms(text)
            .map((one) => one.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});

test('examples open by their id', () => {
  expect(exampleAt('scp')?.name).toBe('SCP');
  expect([exampleAt('nothing'), findTerm('__proto__')]).toEqual([null, undefined]);
});

// What the request must carry: every test on a key that changes the answer.
import { PSEUDO_KEYS } from '#iam/context.ts';
import type { ConditionTest } from '#language/policy.ts';
import { type Found, placed } from './evidence.ts';
import type { Place } from '#decision/inventory.ts';
import { variablesIn } from '#decision/keysInPlay.ts';
import type { Requirement } from '#decision/verdict.ts';
import { subjectOf, testInWords } from './wording.ts';

const DOCUMENT_KEYS: ReadonlySet<string> = new Set([
  PSEUDO_KEYS.identityPolicy,
  PSEUDO_KEYS.trustPolicy,
  PSEUDO_KEYS.boundary,
  PSEUDO_KEYS.scp,
  PSEUDO_KEYS.rcp,
]);

/** Needs that only a document can answer. */
export const isDocumentKey = (key: string): boolean => DOCUMENT_KEYS.has(key);

const SESSION_NAME = 'source:SessionName';

function fromTest({ gate, compiled, match }: Found, test: ConditionTest): Requirement {
  const mustNot = match.statement.effect === 'Deny';
  return {
    key: test.key,
    operator: test.operator,
    values: test.values,
    mustNot,
    gate,
    places: [placed(compiled, test.path)],
    text: testInWords(test, mustNot),
  };
}

/** Requirements on one key that one statement brings. */
function fromStatement(found: Found, key: string): readonly Requirement[] {
  const { compiled, gate, match } = found;
  const { statement } = match;
  const direct = match.tests.map((t) => t.test).filter((test) => test.key.toLowerCase() === key);
  if (direct.length > 0) return direct.map((test) => fromTest(found, test));
  const mustNot = statement.effect === 'Deny';
  if (key === PSEUDO_KEYS.sessionName) {
    return match.principals
      .filter((p) => p.truth === 'depends')
      .map(({ entry: { path, value } }) =>
        fromTest(found, {
          operator: 'StringEquals',
          key: SESSION_NAME,
          values: [value.slice(value.lastIndexOf('/') + 1)],
          path,
        }),
      );
  }
  // The key stands only as `${key}` inside a value or a resource.
  const texts: readonly {
    readonly text: string;
    readonly path: ConditionTest['path'];
    readonly test?: ConditionTest;
  }[] = [
    ...match.tests.flatMap(({ test }) =>
      test.values.map((value) => ({ text: value, path: test.path, test })),
    ),
    ...(statement.resources?.patterns ?? []),
  ];
  return texts
    .filter(({ text }) => variablesIn(text).includes(key))
    .map(({ text, path, test }): Requirement => {
      const written =
        [...text.matchAll(/\$\{([^},]+)/g)]
          .map(([, name = '']) => name.trim())
          .find((name) => name.toLowerCase() === key) ?? key;
      return {
        key: written,
        operator: 'StringEquals',
        values: [text],
        mustNot,
        gate,
        places: [placed(compiled, path)],
        text:
          test === undefined
            ? `${subjectOf(written)} ${mustNot ? 'does not make' : 'makes'} the pattern "${text}" fit`
            : testInWords(test, mustNot),
      };
    });
}

const sameDemand = (a: Requirement, b: Requirement): boolean =>
  a.gate === b.gate &&
  a.operator === b.operator &&
  a.mustNot === b.mustNot &&
  a.key.toLowerCase() === b.key.toLowerCase() &&
  a.values.join('\n') === b.values.join('\n');

/** Keys that the statement tests first come first. */
function inTextOrder({ match }: Found, keys: readonly string[]): readonly string[] {
  const tested = match.tests.map((t) => t.test.key.toLowerCase());
  const rank = (key: string): number => (tested.includes(key) ? tested.indexOf(key) : tested.length);
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

const merged = (a: readonly Place[], b: readonly Place[]): readonly Place[] => [
  ...a,
  ...b.filter((place) => !a.some((other) => other.path.join('\n') === place.path.join('\n'))),
];

/** In the order of the gates and the text; equal demands of several statements are one with several places. */
export function requirementsOf(
  needs: readonly string[],
  undecided: readonly Found[],
): readonly Requirement[] {
  const wanted = needs.filter((key) => !isDocumentKey(key));
  const result: Requirement[] = [];
  const inOrder = undecided.flatMap((found) =>
    inTextOrder(found, wanted).flatMap((key) => fromStatement(found, key)),
  );
  for (const requirement of inOrder) {
    const at = result.findIndex((r) => sameDemand(r, requirement));
    const before = result[at];
    if (before === undefined) result.push(requirement);
    else result[at] = { ...before, places: merged(before.places, requirement.places) };
  }
  return result;
}

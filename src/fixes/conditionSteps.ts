// A condition that cannot be met: accept the value that is there, correct it in the what-if context, or give it up.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
import { type Found } from '#reasons/evidence.ts';
import { testInWords } from '#reasons/wording.ts';
import { isUnknownKey } from '#decision/facts.ts';
import { CONDITION_KEYS } from '#iam/conditionKeys.ts';
import { parseOperator } from '#language/operators.ts';
import type { ConditionTest } from '#language/policy.ts';
import { valueAt, withValueAt } from './edit.ts';
import { issuerSteps } from './issuerSteps.ts';
import { near } from './near.ts';
import { PAGES } from './pages.ts';
import type { Probe } from './probe.ts';
import { addToList, BREADTH, change, removeTest, type Step, takeFromList, whereFound } from './step.ts';

const nameOf = ({ gate, compiled }: Found): string =>
  gate === 'trust' ? 'the trust policy' : compiled.attached.name;

/** Lets the test accept what the graph knows: adds it to the wanted values, or takes it from the unwanted ones. */
function acceptKnown(p: Probe, f: Found, test: ConditionTest): readonly Step[] {
  const key = test.key.toLowerCase();
  const fact = p.s.facts.fact(key);
  const use = parseOperator(test.operator);
  const comparesText =
    use !== null && (use.operator.valueType === 'String' || use.operator.valueType === 'ARN');
  if (fact.state !== 'known' || !comparesText || key in p.inventory.context) return [];
  const where = whereFound(p, f);
  const said = fact.values.join(', ');
  const common = { gate: f.gate, page: PAGES.keys };
  if (!use.operator.negated) {
    const title = `Let ${nameOf(f)} accept ${test.key} = ${said} as well`;
    return [
      { ...common, title, breadth: BREADTH.exact, changes: [addToList(where, test.path, fact.values)] },
    ];
  }
  return fact.values.flatMap((value): readonly Step[] => {
    const taken = takeFromList(where, test.path, value);
    if (taken === null) return [];
    const title = `No longer shut out ${test.key} = ${value} in ${nameOf(f)}`;
    return [{ ...common, title, breadth: BREADTH.exact, changes: [taken] }];
  });
}

/** A wildcard where the operator takes it literally. */
function compareWithPatterns(p: Probe, f: Found, test: ConditionTest): readonly Step[] {
  if (!test.operator.startsWith('StringEquals') || !test.values.some((v) => /[*?]/.test(v))) return [];
  const [operator, key] = test.path.slice(-2);
  const where = whereFound(p, f);
  const at = [...f.match.statement.path, 'Condition'];
  const written = valueAt(where.compiled.attached.document, at);
  const like = String(operator).replace('StringEquals', 'StringLike');
  if (key === undefined || operator === undefined || valueAt(written, [like, key]) !== undefined) return [];
  const value = valueAt(written, [operator, key]);
  const { value: without } = removeTest(where, f.match.statement.path, test.path);
  const changed = change('change-statement', where, at, withValueAt(without ?? {}, [like, key], value));
  const title = `Compare ${test.key} with ${like} in ${nameOf(f)}: under ${test.operator} a wildcard is an ordinary character`;
  return [{ title, gate: f.gate, breadth: BREADTH.exact, page: PAGES.operators, changes: [changed] }];
}

/** A key that AWS does not know, when one that it knows is spelt almost alike. */
function correctKey(p: Probe, f: Found, test: ConditionTest): readonly Step[] {
  if (!isUnknownKey(p.s, test.key.toLowerCase())) return [];
  const meant = near(
    test.key,
    CONDITION_KEYS.map((k) => k.name),
  );
  const [operator] = test.path.slice(-2);
  if (meant === null || operator === undefined) return [];
  const where = whereFound(p, f);
  const at = [...f.match.statement.path, 'Condition'];
  const written = valueAt(where.compiled.attached.document, at);
  const block = withValueAt(valueAt(written, [operator]), [test.key], undefined);
  const mended = withValueAt(block, [meant], valueAt(written, [operator, test.key]));
  const changed = change('change-statement', where, [...at, operator], mended);
  const title = `Correct the condition key ${test.key} to ${meant} in ${nameOf(f)}`;
  return [{ title, gate: f.gate, breadth: BREADTH.exact, page: PAGES.keys, changes: [changed] }];
}

function giveUp(p: Probe, f: Found, test: ConditionTest): Step {
  return {
    title: `Remove the condition on ${test.key} (${test.operator}) from ${nameOf(f)}`,
    gate: f.gate,
    breadth: BREADTH.removal,
    page: PAGES.condition,
    changes: [removeTest(whereFound(p, f), f.match.statement.path, test.path)],
    warnings: [
      `The condition asks that ${testInWords(test, false)}. Without it the statement holds for every request: remove it only when it was not meant.`,
    ],
  };
}

/** For one Allow statement that names everything right but whose condition fails. */
export function conditionSteps(p: Probe, f: Found): readonly Step[] {
  const failed = f.match.tests.filter((t) => t.truth === 'no');
  const tests = (failed.length > 0 ? failed : f.match.tests.filter((t) => t.truth !== 'yes')).map(
    (t) => t.test,
  );
  return [
    ...issuerSteps(p, f, tests),
    ...tests.flatMap((t) => [
      ...correctKey(p, f, t),
      ...compareWithPatterns(p, f, t),
      ...acceptKnown(p, f, t),
    ]),
    ...tests.map((t) => giveUp(p, f, t)),
  ];
}

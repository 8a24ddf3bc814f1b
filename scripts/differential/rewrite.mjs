// How readings.mjs rewrites the policies of a question.
import { compileTest, evaluateTest } from '#iam/conditions.ts';
import { parseOperator } from '#language/operators.ts';
import { parseTemplate } from '#iam/variables.ts';
import { contextOfQuestion } from './ask.mjs';

export const list = (value) => (Array.isArray(value) ? value : [value]);

/** Changes every policy of a question; `change` gets the policy and its type. */
function mapPolicies(question, change) {
  const all = (policies, type) => policies?.map((policy) => change(policy, type)) ?? null;
  return {
    ...question,
    identity: all(question.identity, 'identity'),
    resourcePolicy: question.resourcePolicy && change(question.resourcePolicy, 'resource'),
    boundary: all(question.boundary, 'boundary'),
    session: all(question.session, 'session'),
    scps: question.scps?.map((level) => all(level, 'scp')) ?? null,
    rcps: question.rcps?.map((level) => all(level, 'rcp')) ?? null,
  };
}

export const mapStatements = (question, change) =>
  mapPolicies(question, (policy, type) => ({
    ...policy,
    Statement: list(policy.Statement).map((statement) => change(statement, policy.Version, type)),
  }));

/** A key that no request of ours carries: with Null it says plainly yes or no. */
const NEVER_SENT = 'aws:SourceVpce';

/** Replaces every test that `disputed` picks by what we make of it. */
export function settleTests(question, disputed) {
  const context = contextOfQuestion(question);
  return mapStatements(question, (statement, version) => {
    const settled = {};
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      for (const [key, values] of Object.entries(keys)) {
        const test = { operator, key, values: list(values), path: [] };
        const use = parseOperator(operator);
        const variables = version === '2012-10-17';
        if (!disputed({ use, key: key.toLowerCase(), values: test.values, variables, context })) {
          settled[operator] = { ...settled[operator], [key]: values };
        } else if (evaluateTest(compileTest(test, variables), context) === 'no') {
          settled.Null = { ...settled.Null, [NEVER_SENT]: 'false' };
        }
      }
    }
    const { Condition: _, ...rest } = statement;
    return Object.keys(settled).length === 0 ? rest : { ...rest, Condition: settled };
  });
}

export const valuesOf = (context, key) => {
  const fact = context.fact(key);
  return fact.state === 'known' ? fact.values : [];
};

/** A variable in the text has neither a value nor a default. */
export const hasNoValue = (text, context) =>
  parseTemplate(text, true, true).variables.some(({ key, fallback }) => {
    const fact = context.fact(key);
    return fallback === null && (fact.state !== 'known' || fact.multi || fact.values[0] === '');
  });

/** The same policy with Allow statements that reach nothing. */
export function withoutAllows(policy) {
  const never = { Null: { [NEVER_SENT]: 'false' } };
  const barred = (statement) =>
    statement.Effect === 'Deny' ? statement : { ...statement, Condition: never };
  return { ...policy, Statement: list(policy.Statement).map(barred) };
}

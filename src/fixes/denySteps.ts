// An explicit deny: no Allow helps, so the Deny itself has to be narrowed, or to go.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import type { Found } from '#reasons/evidence.ts';
import { statementName } from '#reasons/inquiry.ts';
import { parseOperator } from '#language/operators.ts';
import type { Change } from './fix.ts';
import { allowStatement, namings } from './nameCaller.ts';
import { PAGES } from './pages.ts';
import { callerArn, type Probe } from './probe.ts';
import {
  addTest,
  addToList,
  BREADTH,
  change,
  removeStatement,
  type Step,
  takeFromList,
  takePrincipal,
  type Where,
  whereFound,
} from './step.ts';

/** The tests that except one caller from a Deny, narrowest first. */
function exceptions(p: Probe): readonly {
  readonly test: readonly [operator: string, key: string, value: unknown];
  readonly text: string;
  readonly breadth: number;
}[] {
  const arn = callerArn(p);
  const { id, kind, shortName } = p.s.source;
  if (arn !== null) {
    return [{ test: ['ArnNotLike', 'aws:PrincipalArn', arn], text: shortName, breadth: BREADTH.exact }];
  }
  if (kind === 'service') {
    return [
      { test: ['StringNotEquals', 'aws:PrincipalServiceName', id], text: id, breadth: BREADTH.exact },
      {
        test: ['BoolIfExists', 'aws:PrincipalIsAWSService', 'false'],
        text: 'all AWS services',
        breadth: BREADTH.wider,
      },
    ];
  }
  if (kind === 'oidc') {
    return [
      { test: ['StringNotEquals', 'aws:FederatedProvider', id], text: shortName, breadth: BREADTH.exact },
    ];
  }
  if (kind === 'saml') {
    const fact = p.s.facts.fact('saml:doc');
    const doc = fact.state === 'known' ? (fact.values[0] ?? '') : '';
    return [{ test: ['StringNotEquals', 'saml:doc', doc], text: shortName, breadth: BREADTH.exact }];
  }
  if (kind === 'account') {
    return [
      {
        test: ['StringNotEquals', 'aws:PrincipalAccount', id],
        text: `everybody in account ${id}`,
        breadth: BREADTH.wider,
      },
    ];
  }
  return [];
}

/** Joins the statement's own exception on the same key where it has one. */
function except(where: Where, f: Found, test: readonly [string, string, unknown]): Change {
  const [operator, key, value] = test;
  const own = f.match.statement.conditions.find((t) => {
    const use = parseOperator(t.operator);
    return t.key.toLowerCase() === key.toLowerCase() && use?.operator.negated === true;
  });
  return own !== undefined && operator.includes('Not')
    ? addToList(where, own.path, [String(value)])
    : addTest(where, f.match.statement.path, [operator, key, value]);
}

const OF_THE_CALLER: ReadonlySet<string> = new Set(['permission', 'boundary', 'session']);

/** Nobody else has the policy: to except its only holder from it would end it. */
const isOwn = ({ question, s }: Probe, { compiled, gate }: Found): boolean =>
  OF_THE_CALLER.has(gate) && !question.isShared(compiled.attached.place, s.source.principalArn);

/** The Principal of a Deny in a trust policy names the caller and nobody else. */
const isForOne = (p: Probe, { gate, match }: Found): boolean =>
  gate === 'trust' &&
  match.statement.principals?.length === 1 &&
  match.statement.principals.every(({ value }) => value === callerArn(p) || value === p.s.source.id);

/** The Deny leaves the role out: its own entry goes, or `*` becomes "everything but the role". */
function leaveOutRole(p: Probe, f: Found, where: Where): readonly Step[] {
  const { resources, path } = f.match.statement;
  if (resources === undefined) return [];
  const common = {
    title: `Leave ${p.s.target.shortName} out of the Deny (${statementName(f)})`,
    gate: f.gate,
    breadth: BREADTH.exact,
    page: PAGES.deny,
  };
  if (resources.negated) {
    return [{ ...common, changes: [addToList(where, [...path, 'NotResource'], [p.s.target.arn])] }];
  }
  const hits = f.match.resources.map((r) => r.text);
  if (hits.length === resources.patterns.length) {
    if (!resources.patterns.every((r) => r.text === '*')) return [];
    return [
      {
        ...common,
        changes: [
          change('change-statement', where, [...path, 'Resource'], undefined),
          change('change-statement', where, [...path, 'NotResource'], p.s.target.arn),
        ],
      },
    ];
  }
  if (hits.length !== 1 || hits[0] !== p.s.target.arn) return [];
  const taken = takeFromList(where, [...path, 'Resource'], p.s.target.arn);
  return taken === null ? [] : [{ ...common, changes: [taken] }];
}

/** The Principal of a Deny in a trust policy names the caller among others. */
function takeOutName(p: Probe, f: Found, where: Where): readonly Step[] {
  const entries = f.match.principals.map((m) => m.entry);
  const [entry] = entries;
  const own = callerArn(p) ?? p.s.source.id;
  if (f.gate !== 'trust' || entries.length !== 1 || entry === undefined) return [];
  if (entry.value !== own && entry.value !== p.s.source.id) return [];
  const taken = takePrincipal(where, entry.path, entry.value);
  if (taken === null) return [];
  const title = `Take ${p.s.source.shortName} out of the Deny (${statementName(f)})`;
  return [{ title, gate: f.gate, breadth: BREADTH.exact, page: PAGES.deny, changes: [taken] }];
}

function remove(p: Probe, f: Found, where: Where): readonly Step[] {
  const { path } = f.match.statement;
  const gone = removeStatement(where, path);
  const common = {
    gate: f.gate,
    breadth: BREADTH.removal,
    page: PAGES.deny,
    warnings: isForOne(p, f)
      ? []
      : [
          isOwn(p, f)
            ? `Whatever else it denies ${p.s.source.shortName} is no longer denied either.`
            : 'Whoever else the Deny kept out is no longer denied.',
        ],
  };
  if (gone !== null) {
    return [{ ...common, title: `Remove the Deny (${statementName(f)})`, changes: [gone] }];
  }
  const [naming] = namings(p);
  if (f.gate === 'trust' && naming !== undefined) {
    const changes = [change('change-statement', where, path, allowStatement(p, naming))];
    return [{ ...common, title: `Replace the Deny by an Allow for ${naming.text}`, changes }];
  }
  const title = `Detach ${where.compiled.attached.name}, which only denies`;
  // An empty boundary or SCP level would not allow anything either.
  return f.gate === 'permission' || f.gate === 'rcp'
    ? [{ ...common, title, changes: [change('remove-policy', where, [], undefined)] }]
    : [];
}

/** For one Deny statement that applies. */
export function denySteps(p: Probe, f: Found): readonly Step[] {
  const where = whereFound(p, f);
  const excepting = (isOwn(p, f) || isForOne(p, f) ? [] : exceptions(p)).map(
    ({ test, text, breadth }): Step => ({
      title: `Except ${text} from the Deny in ${f.gate === 'trust' ? 'the trust policy' : where.compiled.attached.name} (${statementName(f)})`,
      gate: f.gate,
      // Excepting the only one whom a policy is for would end it.
      breadth: OF_THE_CALLER.has(f.gate) ? BREADTH.wider : breadth,
      page: PAGES.deny,
      changes: [except(where, f, test)],
    }),
  );
  const narrower = OF_THE_CALLER.has(f.gate) ? leaveOutRole(p, f, where) : takeOutName(p, f, where);
  return [...narrower, ...excepting, ...remove(p, f, where)];
}

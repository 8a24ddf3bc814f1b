// A condition on a claim of another issuer: no token that gets here has it. Its key is put right, or each provider of the
// statement gets one of its own.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
import { hostOf } from '#decision/attempted.ts';
import { callerKind } from '#language/caller.ts';
import type { ConditionTest } from '#language/policy.ts';
import type { Found } from '#reasons/evidence.ts';
import { isObject, valueAt, withValueAt } from './edit.ts';
import { PAGES } from './pages.ts';
import type { Probe } from './probe.ts';
import { addStatement, BREADTH, change, type Step, whereFound } from './step.ts';

/** Issuer and claim of a key; null: a key of AWS. */
function claimOf(key: string): { readonly issuer: string; readonly claim: string } | null {
  const colon = key.lastIndexOf(':');
  const issuer = key.slice(0, colon);
  return colon > 0 && issuer.includes('.') ? { issuer, claim: key.slice(colon + 1) } : null;
}

const isHost = (issuer: string, provider: string): boolean =>
  issuer.toLowerCase() === hostOf(provider).toLowerCase();

const providersOf = ({ match }: Found): readonly string[] =>
  (match.statement.principals ?? []).filter(({ key }) => key === 'Federated').map(({ value }) => value);

/** The only provider of the statement is the one that asks: then the claim is meant to be its. */
function correctIssuer(p: Probe, f: Found, test: ConditionTest): readonly Step[] {
  const claim = claimOf(test.key);
  const host = hostOf(p.s.source.id);
  if (claim === null || isHost(claim.issuer, p.s.source.id) || providersOf(f).length !== 1) return [];
  const [operator, key] = test.path.slice(-2);
  if (operator === undefined || key === undefined) return [];
  const where = whereFound(p, f);
  const at = [...f.match.statement.path, 'Condition', operator];
  const written = valueAt(where.compiled.attached.document, at);
  const right = `${host}:${claim.claim}`;
  if (valueAt(written, [right]) !== undefined) return [];
  const block = withValueAt(withValueAt(written, [key], undefined), [right], valueAt(written, [key]));
  return [
    {
      title: `Test ${right} in the trust policy: ${host} never sends ${test.key}`,
      gate: f.gate,
      breadth: BREADTH.exact,
      page: PAGES.keys,
      changes: [change('change-statement', where, at, block)],
    },
  ];
}

/** The Condition with the claims of one provider, and with everything that is about no provider. */
function conditionOf(condition: unknown, provider: string): unknown {
  if (!isObject(condition)) return condition;
  const blocks = Object.entries(condition).flatMap(([operator, tests]): readonly [string, unknown][] => {
    if (!isObject(tests)) return [[operator, tests]];
    const own = Object.entries(tests).filter(([key]) => {
      const claim = claimOf(key);
      return claim === null || isHost(claim.issuer, provider);
    });
    return own.length === 0 ? [] : [[operator, Object.fromEntries(own)]];
  });
  return Object.fromEntries(blocks);
}

/** Several providers, and claims of each in one Condition: no token has them all. */
function splitByProvider(p: Probe, f: Found): readonly Step[] {
  const providers = providersOf(f);
  const { statement } = f.match;
  const hosts = statement.conditions.flatMap(({ key }) => claimOf(key)?.issuer ?? []);
  const alone = (statement.principals ?? []).length === providers.length;
  // Without a claim of its own a provider would get a statement that lets everybody in.
  const each = providers.every((provider) => hosts.some((host) => isHost(host, provider)));
  const known = hosts.every((host) => providers.some((provider) => isHost(host, provider)));
  if (providers.length < 2 || !alone || !each || !known) return [];
  const where = whereFound(p, f);
  const written = valueAt(where.compiled.attached.document, statement.path);
  if (!isObject(written)) return [];
  const [first, ...others] = providers.map((provider, i) =>
    withValueAt(
      withValueAt(i > 0 ? withValueAt(written, ['Sid'], undefined) : written, ['Principal'], {
        Federated: provider,
      }),
      ['Condition'],
      conditionOf(valueAt(written, ['Condition']), provider),
    ),
  );
  const [second, ...more] = others;
  if (second === undefined || more.length > 0) return [];
  return [
    {
      title: 'Give each provider a statement of its own, with its own claims',
      gate: f.gate,
      breadth: BREADTH.exact,
      page: PAGES.keys,
      // A lone statement becomes a list of both.
      changes:
        typeof statement.path.at(-1) === 'number'
          ? [change('change-statement', where, statement.path, first), addStatement(where, second)]
          : [change('change-statement', where, statement.path, [first, second])],
    },
  ];
}

/** For the tests of an Allow statement that fail for a token. */
export function issuerSteps(p: Probe, f: Found, tests: readonly ConditionTest[]): readonly Step[] {
  if (f.gate !== 'trust' || callerKind(p.s.source.id) !== 'oidc') return [];
  return [...splitByProvider(p, f), ...tests.flatMap((test) => correctIssuer(p, f, test))];
}

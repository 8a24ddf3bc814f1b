// Which unknown keys may decide: those that an undecided statement really asks.
import type { Authorization, LayerResult, StatementMatch } from '#iam/authorization.ts';
import { PSEUDO_KEYS } from '#iam/context.ts';
import type { ConditionTest } from '#language/policy.ts';
import type { GateName } from './verdict.ts';
import type { Weighed } from './situation.ts';

/** One test on a key, or one pattern with the key as a variable. */
export interface KeyUse {
  readonly test: ConditionTest;
  /** The document knows policy variables. */
  readonly variables: boolean;
}

export interface KeysInPlay {
  /** Lower-cased key -> what is asked of it, in reading order. */
  readonly uses: ReadonlyMap<string, readonly KeyUse[]>;
  /** Keys that stand as `${key}` somewhere, or are compared with such a value: not independent of each other. */
  readonly entangled: ReadonlySet<string>;
  /** Values that make a pattern with `${key}` in it fit what is known, e.g. the role's ARN. */
  readonly hints: ReadonlyMap<string, readonly string[]>;
}

/** Every statement of every layer with its gate and, for SCPs and RCPs, its level. */
export function layersOf(
  answer: Authorization,
): readonly { gate: GateName; level: number; matches: readonly StatementMatch[] }[] {
  return [
    { gate: 'trust', level: 0, matches: answer.resource.matches },
    { gate: 'permission', level: 0, matches: answer.identity.matches },
    { gate: 'boundary', level: 0, matches: answer.boundary.matches },
    { gate: 'session', level: 0, matches: answer.session.matches },
    ...answer.scps.map((l, level) => ({ gate: 'scp' as const, level, matches: l.matches })),
    ...answer.rcps.map((l, level) => ({ gate: 'rcp' as const, level, matches: l.matches })),
  ];
}

const NO_TEXTS: readonly string[] = [];

/** Key names inside `${…}`; `${*}`, `${?}` and `${$}` are literals. */
export function variablesIn(text: string): readonly string[] {
  if (!text.includes('${')) return NO_TEXTS;
  return [...text.matchAll(/\$\{([^},]+)/g)]
    .map(([, name = '']) => name.trim().toLowerCase())
    .filter((name) => name !== '*' && name !== '?' && name !== '$');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The values of `${key}` with which `pattern` could match `value`; other variables may be anything. */
function fitting(pattern: string, key: string, value: string): readonly string[] {
  const source = pattern
    .split(/(\$\{[^}]*\})/)
    .map((piece) => {
      if (!piece.startsWith('${')) return escaped(piece).replaceAll('\\*', '.*').replaceAll('\\?', '.');
      return variablesIn(piece)[0] === key ? '(.+?)' : '.*?';
    })
    .join('');
  const [, found] = new RegExp(`^${source}$`, 's').exec(value) ?? [];
  return found === undefined ? [] : [found];
}

/** Statements that neither surely apply nor surely do not. */
export function undecided(answer: Authorization, latent: boolean): readonly StatementMatch[] {
  const found: StatementMatch[] = [];
  const take = ({ matches }: LayerResult): void => {
    for (const match of matches) {
      if (match.truth === 'depends' && (latent || match.policy.accepted)) found.push(match);
    }
  };
  const { boundary, identity, rcps, resource, scps, session } = answer;
  for (const layer of [resource, identity, boundary, session]) take(layer);
  for (const level of scps) take(level);
  for (const level of rcps) take(level);
  return found;
}

/** Keys of all undecided statements; known and absent keys are left out. */
export function keysInPlay(
  { facts, policies, source, target }: Weighed,
  answers: readonly Authorization[],
  latent: boolean,
): KeysInPlay {
  const uses = new Map<string, KeyUse[]>();
  const entangled = new Set<string>();
  const hints = new Map<string, readonly string[]>();
  const use = (key: string, one: KeyUse | null): void => {
    if (facts.fact(key).state !== 'unknown') return;
    let list = uses.get(key);
    if (list === undefined) uses.set(key, (list = []));
    if (one !== null) list.push(one);
  };
  const entangle = (text: string, wanted: readonly string[]): boolean => {
    const keys = variablesIn(text);
    for (const key of keys) {
      use(key, null);
      entangled.add(key);
      for (const value of wanted) hints.set(key, [...(hints.get(key) ?? []), ...fitting(text, key, value)]);
    }
    return keys.length > 0;
  };
  const [only] = answers;
  const matches =
    only !== undefined && answers.length === 1
      ? undecided(only, latent)
      : new Set(answers.flatMap((answer) => undecided(answer, latent)));
  for (const { statement, policy, principals, tests } of matches) {
    for (const { entry, truth } of principals) {
      if (truth !== 'depends' || entry === null) continue;
      const values = [entry.value.slice(entry.value.lastIndexOf('/') + 1)];
      const key = PSEUDO_KEYS.sessionName;
      use(key, { test: { operator: 'StringEquals', key, values, path: entry.path }, variables: false });
    }
    const withVariables = policy.version === '2012-10-17';
    for (const { test } of tests) {
      const key = test.key.toLowerCase();
      use(key, { test, variables: withVariables });
      if (!withVariables) continue;
      const fact = facts.fact(key);
      const wanted = fact.state === 'known' ? fact.values : NO_TEXTS;
      for (const value of test.values) if (entangle(value, wanted)) entangled.add(key);
    }
    if (!withVariables || statement.resources === undefined) continue;
    for (const { text } of statement.resources.patterns) entangle(text, [target.arn]);
  }
  if (policies.resource === 'unknown') use(PSEUDO_KEYS.trustPolicy, null);
  if (source.hasIdentity && (policies.identity === 'unknown' || policies.identityIncomplete === true)) {
    use(PSEUDO_KEYS.identityPolicy, null);
  }
  if (policies.boundary === 'unknown') use(PSEUDO_KEYS.boundary, null);
  if (source.hasIdentity && policies.openScps) use(PSEUDO_KEYS.scp, null);
  if (policies.openRcps) use(PSEUDO_KEYS.rcp, null);
  return { uses, entangled, hints };
}

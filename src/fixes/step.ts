// A step: one repair of one piece, tried by the search. Here are the small edits that steps are made of.
import { iamName } from '#language/arn.ts';
import type { JsonPath } from '#language/policy.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';
import type { Found } from '#reasons/evidence.ts';
import type { Compiled } from '#decision/model.ts';
import { accountWords } from '#decision/names.ts';
import type { GateName } from '#decision/verdict.ts';
import { isObject, listOf, scalarOrList, valueAt, withValueAt } from './edit.ts';
import type { Change, ChangeKind, Job, Variant } from './fix.ts';
import type { Probe } from './probe.ts';

/** How much a step opens beyond the pair: the search offers narrow ones first. */
export const BREADTH = { exact: 0, convention: 1, wider: 2, removal: 3 } as const;

export interface Step {
  readonly title: string;
  readonly gate: GateName | null;
  readonly breadth: number;
  readonly page: string;
  readonly changes: readonly Change[];
  readonly variant?: Variant;
  readonly warnings?: readonly string[];
}

/** A policy document with its owner. */
export interface Where {
  readonly gate: GateName;
  readonly compiled: Compiled;
  readonly owner: string;
  readonly level?: string;
}

export function ownerOf({ s }: Probe, gate: GateName): string {
  if (gate === 'trust') return s.target.arn;
  if (gate === 'rcp') return s.target.account;
  if (gate === 'scp') return s.source.account ?? '';
  return s.source.principalArn ?? s.source.id;
}

export function whereOf(p: Probe, gate: GateName, compiled: Compiled): Where {
  const levels = gate === 'scp' || gate === 'rcp' ? p.s.inPlay[gate] : [];
  const level = levels.find((l) => l.policies.includes(compiled))?.level;
  return { gate, compiled, owner: ownerOf(p, gate), ...(level === undefined ? {} : { level }) };
}

export const whereFound = (p: Probe, { gate, compiled }: Found): Where => whereOf(p, gate, compiled);

/** `value` undefined: what stands at the path goes. */
export function change(kind: ChangeKind, where: Where, path: JsonPath, value: unknown): Change {
  const { attached } = where.compiled;
  const before = valueAt(attached.document, path);
  return {
    kind,
    gate: where.gate,
    owner: where.owner,
    slot: attached.type,
    policy: attached.name,
    ...(where.level === undefined ? {} : { level: where.level }),
    place: attached.place,
    path,
    ...(value === undefined ? {} : { value }),
    ...(before === undefined ? {} : { before }),
  };
}

/** Behind the last statement; a lone statement becomes a list. */
export function addStatement(where: Where, statement: unknown): Change {
  const written = valueAt(where.compiled.attached.document, ['Statement']);
  if (Array.isArray(written)) return change('add-statement', where, ['Statement', written.length], statement);
  return change('add-statement', where, ['Statement'], [...listOf(written), statement]);
}

/** null: it is the only one, and a policy without statements cannot be saved. */
export function removeStatement(where: Where, path: JsonPath): Change | null {
  const written = valueAt(where.compiled.attached.document, ['Statement']);
  const alone = !Array.isArray(written) || written.length < 2;
  return alone ? null : change('remove-statement', where, path, undefined);
}

/** Adds to a list that may be written as a scalar. */
export function addToList(where: Where, path: JsonPath, values: readonly string[]): Change {
  const list = listOf(valueAt(where.compiled.attached.document, path));
  const added = values.filter((v) => !list.includes(v));
  return change('change-statement', where, path, scalarOrList([...list, ...added]));
}

/** Takes one text out of a list; null when nothing would be left. */
export function takeFromList(where: Where, path: JsonPath, value: string): Change | null {
  const list = listOf(valueAt(where.compiled.attached.document, path));
  const rest = list.filter((member) => member !== value);
  // A list stays one: in its text one line goes.
  return rest.length === 0 || rest.length === list.length
    ? null
    : change('change-statement', where, path, rest);
}

/**
 * Takes one entry out of a Principal: out of its list, or with its kind where other kinds are named beside it; null when
 * nobody would be left.
 */
export function takePrincipal(where: Where, entry: JsonPath, value: string): Change | null {
  const path = elementPath(entry);
  const taken = takeFromList(where, path, value);
  if (taken !== null) return taken;
  const { document } = where.compiled.attached;
  const kinds = valueAt(document, path.slice(0, -1));
  const isPrincipal = path.at(-2) === 'Principal' && isObject(kinds) && Object.keys(kinds).length > 1;
  const isAlone = listOf(valueAt(document, path)).every((one) => one === value);
  return isPrincipal && isAlone ? change('change-statement', where, path, undefined) : null;
}

/** The condition of a statement with one test more. */
export function addTest(
  where: Where,
  statement: JsonPath,
  test: readonly [operator: string, key: string, value: unknown],
): Change {
  const [operator, key, value] = test;
  const path = [...statement, 'Condition'];
  const written = valueAt(where.compiled.attached.document, path);
  return change('change-statement', where, path, withValueAt(written ?? {}, [operator, key], value));
}

/** The condition of a statement without one test; an empty one goes as a whole. `at` is the path of the test's key. */
export function removeTest(where: Where, statement: JsonPath, at: JsonPath): Change {
  const path = [...statement, 'Condition'];
  const written = valueAt(where.compiled.attached.document, path);
  const inside = at.slice(path.length);
  let condition = withValueAt(written, inside, undefined);
  const [operator = ''] = inside;
  const block = valueAt(condition, [operator]);
  if (isObject(block) && Object.keys(block).length === 0)
    condition = withValueAt(condition, [operator], undefined);
  const empty = isObject(condition) && Object.keys(condition).length === 0;
  return change('change-statement', where, path, empty ? undefined : condition);
}

/** A path up to and without the list position at its end. */
export const elementPath = (path: JsonPath): JsonPath =>
  typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;

export function newPolicy(
  p: Probe,
  gate: GateName,
  policy: { readonly name: string; readonly statement: unknown; readonly level?: string },
): Change {
  const slots = { permission: 'identity', trust: 'trust', boundary: 'boundary' } as const;
  const slot = gate === 'scp' || gate === 'rcp' || gate === 'session' ? gate : slots[gate];
  return {
    kind: 'new-policy',
    gate,
    owner: ownerOf(p, gate),
    slot,
    policy: policy.name,
    ...(policy.level === undefined ? {} : { level: policy.level }),
    path: [],
    value: { Version: '2012-10-17', Statement: [policy.statement] },
  };
}

const IDENTITY_CENTER = '/aws-reserved/sso.amazonaws.com';

/** Made by IAM Identity Center for a permission set: its own policies cannot be edited in the account. */
export const isIdentityCenterRole = (arn: string): boolean =>
  iamName(arn)?.kind === 'role' && arn.includes(`:role${IDENTITY_CENTER}`);

export function jobOf(p: Probe, gate: GateName | null): Job {
  const { model, source, target } = p.s;
  if (gate === null) return { who: 'caller', text: `${source.shortName} itself, with every call` };
  if (gate === 'scp' || gate === 'rcp')
    return { who: 'organization admin', text: 'the administrator of the organization' };
  const id = gate === 'trust' ? target.account : (source.account ?? '');
  if (gate !== 'trust' && isIdentityCenterRole(source.principalArn ?? '')) {
    return { who: 'organization admin', text: 'whoever manages the permission sets of IAM Identity Center' };
  }
  const other = gate === 'trust' && source.account !== null && source.account !== target.account;
  if (gate === 'session') return { who: 'own account', text: 'whoever makes the caller’s session' };
  return {
    who: other ? 'other account' : 'own account',
    text: isUnknownAccount(id)
      ? 'an administrator of its account'
      : `an administrator of ${accountWords(model, id)}`,
  };
}

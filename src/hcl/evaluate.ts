// Expressions to values. What is not known stays a named unknown inside them.
// https://developer.hashicorp.com/terraform/language/expressions
import { hasUnknown, onlyUnknown, unknownText } from '#harvest/unknownText.ts';
import { attempt, fail } from './fault.ts';
import { type Env, type Key, unknownHere, withNames } from './env.ts';
import { FORMS } from './forms.ts';
import { callFunction } from './functions.ts';
import { binary, truthOf, unary } from './operators.ts';
import type { Expression, ForClause, Step, TemplatePart } from './syntax.ts';
import {
  emptyMap,
  isMap,
  isOpen,
  isValues,
  located,
  type Segment,
  type Spot,
  textOf,
  type Value,
} from './values.ts';

const LONGEST_TEXT = 400_000;

const spotIn = ({ source }: Env, { from, to }: Expression): Spot => ({ source, from, to });

export function evaluate(env: Env, expression: Expression): Value {
  if (!env.around.spend()) fail('Working this out takes too long.');
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return template(env, expression);
    case 'list':
      return listOf(env, expression.items, spotIn(env, expression));
    case 'object':
      return objectOf(env, expression);
    case 'name':
    case 'step':
      return reference(env, expression);
    case 'splat':
      return splat(env, expression.of, expression.steps);
    case 'for':
      return forEach(env, expression);
    case 'conditional':
      return conditional(env, expression);
    case 'unary':
      return unary(expression.operator, evaluate(env, expression.of), (what) => unknownHere(env, what));
    case 'binary':
      return binary(
        expression.operator,
        evaluate(env, expression.left),
        () => evaluate(env, expression.right),
        (what) => unknownHere(env, what),
      );
    case 'call':
      return call(env, expression);
    case 'group':
      return evaluate(env, expression.of);
    case 'broken':
      break;
  }
  return fail('This cannot be read.');
}

function listOf(env: Env, items: readonly Expression[], own: Spot): Value {
  const members = new Map<number, Spot>();
  const values = items.map((item, i) => {
    members.set(i, spotIn(env, item));
    return evaluate(env, item);
  });
  return located(values, own, members);
}

function objectOf(env: Env, object: Extract<Expression, { kind: 'object' }>): Value {
  const map = emptyMap();
  const members = new Map<string, Spot>();
  for (const { key, value, from, to } of object.entries) {
    const name = textOf(evaluate(env, key)) ?? fail('A key of an object is no text.');
    map[name] = evaluate(env, value);
    members.set(name, { source: env.source, from, to });
  }
  return located(map, spotIn(env, object), members);
}

function keyOf(env: Env, step: Step): Key {
  if (step.kind === 'attribute') return step.name;
  const key = evaluate(env, step.key);
  if (typeof key === 'number') return key;
  const name = textOf(key) ?? fail('This is no index.');
  return hasUnknown(name) ? { open: name } : name;
}

function reference(env: Env, expression: Expression): Value {
  const steps: Step[] = [];
  let base = expression;
  while (base.kind === 'step') {
    steps.unshift(base.step);
    base = base.of;
  }
  const keys = steps.map((step) => keyOf(env, step));
  const [first, rest] = start(env, base, keys);
  const value = rest.reduce<Value>((at, key) => member(env, at, key), first);
  const name = typeof value === 'string' ? onlyUnknown(value) : undefined;
  return name !== undefined && isClusterIssuer(base, keys) ? `https://${unknownText(name)}` : value;
}

/** It is an address with its scheme, whichever it is: who leaves the scheme on names no claim. */
function isClusterIssuer(base: Expression, keys: readonly Key[]): boolean {
  const path = [base.kind === 'name' ? base.name : '', ...keys].filter((key) => key !== 'data');
  return path[0] === 'aws_eks_cluster' && path.includes('oidc') && path.at(-1) === 'issuer';
}

function start(env: Env, base: Expression, keys: readonly Key[]): readonly [Value, readonly Key[]] {
  if (base.kind !== 'name') return [evaluate(env, base), keys];
  const own = env.names.get(base.name);
  if (own !== undefined) return [own, keys];
  const { value, used } = env.around.lookup(env, base.name, keys);
  return [value, keys.slice(used)];
}

/** One step into a value. */
export function member(env: Env, value: Value, key: Key): Value {
  const shown = typeof key === 'object' ? key.open : String(key);
  const unknown = typeof value === 'string' ? onlyUnknown(value) : undefined;
  if (unknown !== undefined) return unknownText(`${unknown}.${shown.replace(/[\ue000\ue001]/g, '')}`);
  if (typeof key === 'object') return unknownHere(env, `member ${shown}`);
  if (isValues(value)) {
    const found = /^\d+$/.test(shown) ? value[Number(shown)] : undefined;
    if (found !== undefined) return found;
    // Reaching into every member of a list without saying so was allowed once.
    return fail(`The list has no member ${shown}.`);
  }
  if (isMap(value) && Object.hasOwn(value, shown)) return value[shown] ?? null;
  return fail(
    isMap(value) ? `There is no ${shown} here.` : `This has no parts: ${shown} cannot be taken from it.`,
  );
}

/** Members with their keys, as `for` and `for_each` see them; the name of the unknown when nobody knows them. */
export function membersOf(value: Value): readonly (readonly [key: Value, value: Value])[] | string {
  if (typeof value === 'string') return onlyUnknown(value) ?? fail('This is a text, and has no members.');
  if (isValues(value)) return value.map((one, i) => [i, one] as const);
  if (value === null || !isMap(value)) return fail('This has no members.');
  return Object.keys(value)
    .sort()
    .map((key) => [key, value[key] ?? null] as const);
}

function splat(env: Env, of: Expression, steps: readonly Step[]): Value {
  const value = evaluate(env, of);
  if (value === null) return [];
  const unknown = typeof value === 'string' ? onlyUnknown(value) : undefined;
  if (unknown !== undefined) return unknownText(`${unknown}[*]${steps.map(stepText).join('')}`);
  const keys = steps.map((step) => keyOf(env, step));
  const each = isValues(value) ? value : [value];
  return each.map((one) => keys.reduce<Value>((at, key) => member(env, at, key), one));
}

const stepText = (step: Step): string => (step.kind === 'attribute' ? `.${step.name}` : '[]');

const namesOf = ({ key, value }: ForClause, at: Value, one: Value): Readonly<Record<string, Value>> => ({
  ...(key === undefined ? {} : { [key]: at }),
  [value]: one,
});

function forEach(env: Env, loop: Extract<Expression, { kind: 'for' }>): Value {
  const members = membersOf(evaluate(env, loop.clause.of));
  if (typeof members === 'string') return unknownHere(env, `for each of ${members}`);
  const list: Value[] = [];
  const map = emptyMap();
  for (const [at, one] of members) {
    const inner = withNames(env, namesOf(loop.clause, at, one));
    const only = loop.only ? truthOf(evaluate(inner, loop.only)) : true;
    if (typeof only === 'string') return unknownHere(env, `for each with ${only}`);
    if (!only) continue;
    const value = evaluate(inner, loop.value);
    if (!loop.key) {
      list.push(value);
      continue;
    }
    const key = textOf(evaluate(inner, loop.key)) ?? fail('A key of an object is no text.');
    const before = map[key];
    if (loop.grouped) map[key] = [...(before !== undefined && isValues(before) ? before : []), value];
    else if (before === undefined) map[key] = value;
    else fail(`Two members have the key ${key}.`);
  }
  const spot = spotIn(env, loop);
  const inside = spotIn(env, loop.value);
  if (loop.key) return located(map, spot, new Map(Object.keys(map).map((key) => [key, inside])));
  return located(list, spot, new Map(list.map((_, i) => [i, inside])));
}

function conditional(env: Env, { test, yes, no }: Extract<Expression, { kind: 'conditional' }>): Value {
  const holds = truthOf(evaluate(env, test));
  if (typeof holds !== 'string') return evaluate(env, holds ? yes : no);
  return unknownHere(env, `depends on ${holds}`);
}

function call(env: Env, { name, args, spread }: Extract<Expression, { kind: 'call' }>): Value {
  if (name === 'try' || name === 'can') {
    const tried = args.map((arg) => () => attempt(() => evaluate(env, arg)));
    for (const one of tried) {
      const result = one();
      if ('value' in result)
        return name === 'can' ? !isOpen(result.value) || unknownHere(env, 'can') : result.value;
    }
    return name === 'can' ? false : fail('None of what try is given works out.');
  }
  const values = args.map((arg) => evaluate(env, arg));
  const last = values.at(-1);
  if (spread && last !== undefined) {
    if (!isValues(last)) return unknownHere(env, `${name}()`);
    values.splice(-1, 1, ...last);
  }
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  const spot = { source: env.source, from: args[0]?.from ?? 0, to: args.at(-1)?.to ?? 0 };
  return form ? form(env, values, spot) : callFunction(name, values);
}

interface Written {
  text: string;
  readonly segments: Segment[];
}

function template(env: Env, { parts, wide, ...at }: Extract<Expression, { kind: 'template' }>): Value {
  const [only] = parts;
  if (!wide && only?.kind === 'value') return evaluate(env, only.value);
  const written: Written = { text: '', segments: [] };
  const open = write(env, parts, written);
  if (open !== null) return unknownHere(env, open);
  const { text, segments } = written;
  if (!/^\s*[{[]/.test(text)) return text;
  const spot = { source: env.source, from: at.from, to: at.to };
  return { documentText: true, text, spot, path: env.path, segments };
}

/** The name of what is not known when the text depends on it; null: written. */
function write(env: Env, parts: readonly TemplatePart[], to: Written): string | null {
  for (const part of parts) {
    if (to.text.length > LONGEST_TEXT) fail('This text becomes too long.');
    if (part.kind === 'text') put(env, part, part.text, to);
    else if (part.kind === 'value') {
      const value = evaluate(env, part.value);
      put(env, part, textOf(value) ?? fail('Only texts, numbers and booleans can be put into a text.'), to);
    } else if (part.kind === 'if') {
      const holds = truthOf(evaluate(env, part.test));
      if (typeof holds === 'string') return `depends on ${holds}`;
      const open = write(env, holds ? part.yes : part.no, to);
      if (open !== null) return open;
    } else {
      const members = membersOf(evaluate(env, part.clause.of));
      if (typeof members === 'string') return `for each of ${members}`;
      for (const [at, one] of members) {
        const open = write(withNames(env, namesOf(part.clause, at, one)), part.parts, to);
        if (open !== null) return open;
      }
    }
  }
  return null;
}

function put({ source }: Env, { from, to }: TemplatePart, text: string, written: Written): void {
  written.segments.push({ source, from, to, at: written.text.length, length: text.length });
  written.text += text;
}

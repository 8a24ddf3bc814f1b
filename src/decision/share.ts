// An edit changes little. What is the same as before keeps its identity, so that whatever was worked out about it
// can be kept by identity alone.
import { isUnknownAccount } from '#language/unknownAccount.ts';
import type { Inventory } from './inventory.ts';
import { addsActions } from './extraActions.ts';
import type { Compiled, CompiledLevel, Model } from './model.ts';
import type { Source, Target } from './source.ts';

/** Nobody nests policies deeper; what is deeper is taken as it comes. */
const DEEPEST = 200;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/**
 * Parts of a list or of an object's values, one after the other, without a copy as long as all of them are those of
 * before or all those of now.
 */
function sharedList(before: readonly unknown[], now: readonly unknown[], depth: number): readonly unknown[] {
  let parts: unknown[] | null = null;
  let [allBefore, allNow] = [true, true];
  for (let i = 0; i < now.length; i++) {
    const part = i < before.length ? shared(before[i], now[i], depth) : now[i];
    if (parts === null) {
      const isBefore = allBefore && i < before.length && Object.is(part, before[i]);
      const isNow = allNow && Object.is(part, now[i]);
      if (!isBefore && !isNow) parts = [...(allBefore ? before : now).slice(0, i), part];
      [allBefore, allNow] = [isBefore, isNow];
    } else parts.push(part);
  }
  if (parts !== null) return parts;
  if (allBefore && before.length === now.length) return before;
  return allNow ? now : before.slice(0, now.length);
}

function sharedObject(before: Plain, now: Plain, depth: number): Plain {
  const keys = Object.keys(now);
  const old = Object.keys(before);
  // Order of keys can be seen, so another order is another object.
  let allBefore = keys.length === old.length && keys.every((key, i) => key === old[i]);
  let allNow = true;
  let parts: unknown[] | null = null;
  for (const [i, key] of keys.entries()) {
    const part = Object.hasOwn(before, key) ? shared(before[key], now[key], depth) : now[key];
    if (parts === null) {
      const isBefore: boolean = allBefore && Object.is(part, before[key]);
      const isNow: boolean = allNow && Object.is(part, now[key]);
      if (!isBefore && !isNow) {
        const source = allBefore ? before : now;
        parts = [...keys.slice(0, i).map((done) => source[done]), part];
      }
      [allBefore, allNow] = [isBefore, isNow];
    } else parts.push(part);
  }
  if (parts !== null) {
    const mixed = parts;
    return Object.fromEntries(keys.map((key, i) => [key, mixed[i]]));
  }
  return allBefore ? before : now;
}

function shared(before: unknown, now: unknown, depth: number): unknown {
  if (Object.is(before, now) || depth > DEEPEST) return now;
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return now;
  if (Array.isArray(before) || Array.isArray(now))
    return Array.isArray(before) && Array.isArray(now) ? sharedList(before, now, depth + 1) : now;
  return isPlain(before) && isPlain(now) ? sharedObject(before as Plain, now as Plain, depth + 1) : now;
}

/** Equal to `now` in every part; parts that `before` has at the same path are those of `before`. */
export const share = <T>(before: T, now: T): T => shared(before, now, 0) as T;

/** The same for an inventory, where principals are found again by ARN, wherever they stand in the list. */
export function shareInventory(before: Inventory, now: Inventory): Inventory {
  const byArn = new Map(before.principals.map((principal) => [principal.arn, principal]));
  const principals = now.principals.map((principal) => {
    const old = byArn.get(principal.arn);
    return old === undefined ? principal : share(old, principal);
  });
  const { principals: _, ...rest } = before;
  const { principals: __, ...restNow } = now;
  return { ...share<Omit<Inventory, 'principals'>>(rest, restNow), principals };
}

/** Accounts and who exists are the same. */
function sameParties({ inventory: x }: Model, { inventory: y }: Model): boolean {
  return (
    x.accounts === y.accounts &&
    x.principals.length === y.principals.length &&
    x.principals.every((principal, i) => {
      const other = y.principals[i];
      return (
        principal === other ||
        (principal.arn === other?.arn &&
          principal.kind === other.kind &&
          principal.uniqueId === other.uniqueId &&
          principal.account === other.account &&
          principal.name === other.name)
      );
    })
  );
}

/**
 * Everything but the documents of principals is the same: accounts, organization policies, context, and who exists.
 * Then a pair whose two ends are the same objects in both models has the same verdict, told in the same words.
 */
export function sameSurroundings(a: Model, b: Model): boolean {
  const [x, y] = [a.inventory, b.inventory];
  return x.scps === y.scps && x.rcps === y.rcps && x.context === y.context && sameParties(a, b);
}

/** What a pair of which both ends are the same objects in two models has in common in them. */
export type Common = 'everything' | 'verdict' | 'nothing';

type Request = Inventory['context'];

/** Keys that two requests say otherwise. */
const otherKeys = (x: Request, y: Request): readonly string[] =>
  x === y
    ? []
    : [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((key) => share(x[key], y[key]) !== x[key]);

/** It decides without standing in a document, or nobody can say in which. */
const isFarReaching = (key: string): boolean =>
  addsActions(key) || !/^[a-z][\w-]*:[ -~]+$/.test(key) || /^(?:session|source):/.test(key);

/** Whether any document that has a say about a pair mentions one of these keys, in whatever case. */
function mentioning(
  keys: readonly string[],
  { rcps, scps }: Model,
): (source: Source, target: Target) => boolean {
  const words = keys.map((key) =>
    JSON.stringify(key)
      .slice(1, -1)
      .replaceAll(/[^\w:]/g, String.raw`\$&`),
  );
  const pattern = new RegExp(words.join('|'), 'i');
  const known = new Map<readonly unknown[], boolean>();
  const inAny = (policies: readonly Compiled[] | null | undefined): boolean => {
    if (!policies || policies.length === 0) return false;
    const before = known.get(policies);
    if (before !== undefined) return before;
    const found = policies.some(({ attached }) => pattern.test(JSON.stringify(attached.document) ?? ''));
    known.set(policies, found);
    return found;
  };
  const inLevels = (levels: readonly CompiledLevel[] = []): boolean =>
    levels.some(({ policies }) => inAny(policies));
  return ({ account, principal }, target) =>
    inAny(target.principal?.trust) ||
    inAny(principal?.identity) ||
    inAny(principal?.boundary) ||
    inAny(principal?.session) ||
    inLevels(scps.get(account ?? '')) ||
    inLevels(rcps.get(target.account));
}

/**
 * By its ends. Organization policies count for a pair through the caller's account and the role's: those of other
 * accounts may change. That there are any at all is said in words, and decides nothing. What the request says under a
 * key decides where a document mentions the key.
 */
export function commonOf(a: Model, b: Model): (source: Source, target: Target) => Common {
  if (!sameParties(a, b)) return () => 'nothing';
  const [x, y] = [a.inventory, b.inventory];
  const keys = otherKeys(x.context, y.context);
  if (keys.some(isFarReaching)) return () => 'nothing';
  if (keys.length === 0 && x.scps === y.scps && x.rcps === y.rcps) return () => 'everything';
  const told =
    keys.length === 0 &&
    (x.scps === undefined) === (y.scps === undefined) &&
    (x.rcps === undefined) === (y.rcps === undefined);
  const mentions = keys.length === 0 ? () => false : mentioning(keys, b);
  return (source, target) => {
    const from = source.account ?? '';
    // It may turn out to be any account.
    if (isUnknownAccount(from) || isUnknownAccount(target.account)) return 'nothing';
    if (x.scps?.[from] !== y.scps?.[from] || x.rcps?.[target.account] !== y.rcps?.[target.account])
      return 'nothing';
    if (mentions(source, target)) return 'nothing';
    return told ? 'everything' : 'verdict';
  };
}

// The declared principal that a name one slip away probably means, found by index and not by comparing with all.
import { iamName } from '#language/arn.ts';
import type { Model } from '#decision/model.ts';
import { isOneSlip } from './nearest.ts';

type Index = ReadonlyMap<string, readonly string[]>;

const INDEXES = new WeakMap<Model, Map<string, Index>>();

/** The text and every text with one character less: two texts one slip apart have one of them in common. */
function* shadows(text: string): Iterable<string> {
  yield text;
  for (let i = 0; i < text.length; i++) yield text.slice(0, i) + text.slice(i + 1);
}

function indexOf(model: Model, account: string, kind: string): Index {
  const index = new Map<string, string[]>();
  for (const { record } of model.byAccount.get(account) ?? []) {
    if (record.kind !== kind) continue;
    for (const shadow of shadows(record.name.toLowerCase())) {
      const list = index.get(shadow);
      if (list === undefined) index.set(shadow, [record.arn]);
      else if (list.length < 8) list.push(record.arn);
    }
  }
  return index;
}

/** ARN of a declared user or role of the same account that differs in letter case, path or one slip; else undefined. */
export function declaredNear(model: Model, arn: string): string | undefined {
  const name = iamName(arn);
  if (name === null || name.name.length > 64) return undefined;
  const indexes = INDEXES.get(model) ?? new Map<string, Index>();
  INDEXES.set(model, indexes);
  const key = `${name.account} ${name.kind}`;
  const index = indexes.get(key) ?? indexOf(model, name.account, name.kind);
  indexes.set(key, index);
  const wanted = name.name.toLowerCase();
  for (const shadow of shadows(wanted)) {
    for (const candidate of index.get(shadow) ?? []) {
      const known = iamName(candidate)?.name ?? '';
      if (known.toLowerCase() === wanted || isOneSlip(known, name.name)) return candidate;
    }
  }
  return undefined;
}

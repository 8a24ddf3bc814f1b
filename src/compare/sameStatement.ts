// Statements that say the same, however they are written: for what came and what went between two states.
import { placed } from '#reasons/evidence.ts';
import type { Compiled } from '#decision/model.ts';
import type { GateName } from '#decision/verdict.ts';
import { isObject, listOf, member, text } from '#text/json.ts';
import type { StatementChange } from './comparison.ts';

/** Names of services and actions have no case, and an account stands for its root: AWS prints one for the other. */
function canonicalText(key: string, text: string): string {
  if (key === 'Action' || key === 'NotAction') return text.toLowerCase();
  return key === 'AWS' && /^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text;
}

/** The same for statements that say the same: order, single values as lists, `true` as text, and names do not count. */
function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((part) => canonical(part, key));
    const each = parts.every((part) => typeof part === 'string') ? [...new Set(parts)].sort() : parts;
    return each.length === 1 ? each[0] : each;
  }
  if (!isObject(value)) return canonicalText(key, String(value));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'Sid')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, canonical(part, name)]),
  );
}

export const sameText = (statement: unknown): string => JSON.stringify(canonical(statement)) ?? '';

interface Written {
  readonly compiled: Compiled;
  readonly index: number;
  readonly statement: unknown;
  /** A single one need not be in a list. */
  readonly isAlone: boolean;
}

export function statementsIn(compiled: Compiled): readonly Written[] {
  const found = member(compiled.attached.document, 'Statement');
  const isAlone = !Array.isArray(found);
  return listOf(found).map((statement, index) => ({ compiled, index, statement, isAlone }));
}

/** Many roles share a managed policy, and both sides ask. */
const TEXTS = new WeakMap<object, readonly string[]>();

function textsOf(compiled: Compiled): readonly string[] {
  const known = TEXTS.get(compiled);
  if (known !== undefined) return known;
  const texts = statementsIn(compiled).map(({ statement }) => sameText(statement));
  TEXTS.set(compiled, texts);
  return texts;
}

/** Those of `own` that stand nowhere in `other`. */
export function onlyIn(own: readonly Compiled[], other: readonly Compiled[]): readonly Written[] {
  const there = new Set(other.flatMap(textsOf));
  return own.flatMap((compiled) => {
    const texts = textsOf(compiled);
    if (texts.every((text) => there.has(text))) return [];
    return statementsIn(compiled).filter((_, i) => !there.has(texts[i] ?? ''));
  });
}

export function toldStatement(
  { compiled, index, isAlone, statement }: Written,
  gate: GateName,
  change: StatementChange['change'],
): StatementChange {
  const sid = text(member(statement, 'Sid'));
  const ref = {
    place: placed(compiled, isAlone ? ['Statement'] : ['Statement', index]),
    policy: compiled.attached.name,
    index,
    effect: member(statement, 'Effect') === 'Deny' ? ('Deny' as const) : ('Allow' as const),
    evidence: [],
    ...(sid === undefined || sid === '' ? {} : { sid }),
  };
  return { change, gate, ref, json: JSON.stringify(statement, null, 2) };
}

// Which roles the identity-based policies of a principal name for sts:AssumeRole.
import { parseArn } from '#language/arn.ts';
import { resourceTest } from '#language/arnPattern.ts';
import type { Statement } from '#language/policy.ts';
import { remembered } from '#language/remembered.ts';
import { globOf, parseGlob } from '#language/wildcard.ts';
import { eachOnce } from './eachOnce.ts';
import type { Compiled, CompiledPrincipal } from './model.ts';

const ACTION = 'sts:assumerole';

const meansAssuming = remembered((action): boolean => globOf(action.toLowerCase())(ACTION));

const isAboutAssuming = ({ actions, effect }: Statement): boolean =>
  actions !== undefined &&
  effect !== undefined &&
  actions.patterns.some(({ text }) => meansAssuming(text)) !== actions.negated;

const NO_STATEMENTS: readonly Statement[] = [];

/** Statements about sts:AssumeRole, allowing or denying, refused documents included: those are worth seeing too. */
function aboutAssuming(policies: readonly Compiled[]): readonly Statement[] {
  let about: Statement[] | null = null;
  for (const { policy } of policies) {
    for (const statement of policy.onSts ?? policy.statements)
      if (isAboutAssuming(statement)) (about ??= []).push(statement);
  }
  return about ?? NO_STATEMENTS;
}

export interface Reach {
  /** Role ARNs written out. */
  readonly exact: readonly string[];
  /** Patterns narrower than every role everywhere; variables count as `*`. */
  readonly patterns: readonly string[];
  /** An Allow that takes in every role: `*`, `arn:aws:iam::*:role/*`, NotResource. */
  readonly bare: boolean;
}

const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

const isBare = (pattern: string): boolean => {
  const arn = parseArn(pattern);
  if (arn === null) return /^(?:arn:?)?[*:]*$/.test(pattern);
  return /^[*?]*$/.test(arn.account) && /^(?:\*|role\/\*)$/.test(arn.resource);
};

/** Somebody who names no role. */
export const NOBODY: Reach = { exact: [], patterns: [], bare: false };

export function reachOf({ identity }: CompiledPrincipal): Reach {
  const about = identity === undefined ? NO_STATEMENTS : aboutAssuming(identity);
  if (about.length === 0) return NOBODY;
  const exact: string[] = [];
  const patterns: string[] = [];
  let bare = false;
  for (const { effect, resources } of about) {
    if (resources === undefined) continue;
    if (resources.negated) {
      bare ||= effect === 'Allow';
      continue;
    }
    for (const { text } of resources.patterns) {
      const pattern = text.includes('${') ? text.replaceAll(/\$\{[^}]*\}/g, '*') : text;
      if (isBare(pattern)) bare ||= effect === 'Allow';
      else if (hasWildcard(pattern)) patterns.push(pattern);
      else if (parseArn(pattern)?.resource.startsWith('role/') === true) exact.push(pattern);
    }
  }
  return { exact: eachOnce(exact), patterns: eachOnce(patterns), bare };
}

const resourceOf = (arn: string): string => parseArn(arn)?.resource ?? '';

export interface RoleIndex {
  /** Role ARNs that a pattern matches, in the order of the index. */
  readonly matching: (pattern: string) => readonly string[];
}

/** Sorted by the ARN's last field, so that a pattern looks only at roles that share its literal beginning. */
export function indexRoles(arns: readonly string[]): RoleIndex {
  const sorted = arns
    .map((arn, order) => ({ arn, order, resource: resourceOf(arn) }))
    .sort((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : a.order - b.order));
  const memo = new Map<string, readonly string[]>();
  const firstNotBelow = (text: string): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.resource ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const search = (pattern: string): readonly string[] => {
    const test = resourceTest(parseGlob(pattern));
    const prefix = resourceOf(pattern).split(/[*?]/)[0] ?? '';
    const found: { arn: string; order: number }[] = [];
    for (let i = firstNotBelow(prefix); i < sorted.length; i++) {
      const role = sorted[i];
      if (role === undefined || !role.resource.startsWith(prefix)) break;
      if (test(role.arn)) found.push(role);
    }
    return found.sort((a, b) => a.order - b.order).map((r) => r.arn);
  };
  return {
    matching: (pattern) => {
      const before = memo.get(pattern);
      if (before !== undefined) return before;
      const result = search(pattern);
      memo.set(pattern, result);
      return result;
    },
  };
}

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

function firstNotBelow(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface RoleIndex {
  /** Role ARNs that a pattern matches, in the order of the index. */
  readonly matching: (pattern: string) => readonly string[];
}

/** Sorted by the ARN's last field, so that a pattern looks only at roles that share its literal beginning. */
export function indexRoles(arns: readonly string[]): RoleIndex {
  const memo = new Map<string, readonly string[]>();
  const byResource = new Map<string, number[]>();
  let sorted: readonly string[] | null = null;
  // Most accounts have no pattern that asks for it.
  const sort = (): readonly string[] => {
    for (const [order, arn] of arns.entries()) {
      const resource = resourceOf(arn);
      const known = byResource.get(resource);
      if (known === undefined) byResource.set(resource, [order]);
      else known.push(order);
    }
    // Without a comparison of ours: that would be most of the work.
    return [...byResource.keys()].sort();
  };
  const search = (pattern: string): readonly string[] => {
    const resources = (sorted ??= sort());
    const test = resourceTest(parseGlob(pattern));
    const prefix = resourceOf(pattern).split(/[*?]/)[0] ?? '';
    const found: number[] = [];
    for (let i = firstNotBelow(resources, prefix); i < resources.length; i++) {
      const resource = resources[i];
      if (resource?.startsWith(prefix) !== true) break;
      for (const order of byResource.get(resource) ?? []) if (test(arns[order] ?? '')) found.push(order);
    }
    return found.sort((a, b) => a - b).map((order) => arns[order] ?? '');
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

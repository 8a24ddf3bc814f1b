// The catalogue: every rule, once.
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [];

export const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

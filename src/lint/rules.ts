// The catalogue: every rule, once.
import { ACCOUNT_RULES } from './accountRules.ts';
import { EDGE_RULES } from './edgeRules.ts';
import { ESTATE_RULES } from './estateRules.ts';
import { FEDERATION_RULES } from './federationRules.ts';
import { GRAMMAR_CHECKS } from './grammarChecks.ts';
import { GRAMMAR_FAULTS } from './grammarFaults.ts';
import { HOLE_RULES } from './holeRules.ts';
import { KEY_RULES } from './keyRules.ts';
import { LOGIC_RULES } from './logicRules.ts';
import { NEAR_MISS_RULES } from './nearMiss.ts';
import { OIDC_HOST_RULES } from './oidcHostRules.ts';
import { OIDC_RULES } from './oidcRules.ts';
import { PERMISSION_RULES } from './permissionRules.ts';
import { PRINCIPAL_RULES } from './principalRules.ts';
import type { Rule } from './rule.ts';
import { SERVICE_RULES } from './serviceRules.ts';
import { TEXT_RULES } from './textRules.ts';
import { VALUE_RULES } from './valueRules.ts';

export const RULES: readonly Rule[] = [
  ...GRAMMAR_FAULTS,
  ...GRAMMAR_CHECKS,
  ...TEXT_RULES,
  ...ACCOUNT_RULES,
  ...PRINCIPAL_RULES,
  ...SERVICE_RULES,
  ...FEDERATION_RULES,
  ...OIDC_RULES,
  ...OIDC_HOST_RULES,
  ...KEY_RULES,
  ...VALUE_RULES,
  ...HOLE_RULES,
  ...LOGIC_RULES,
  ...PERMISSION_RULES,
  ...NEAR_MISS_RULES,
  ...EDGE_RULES,
  ...ESTATE_RULES,
];

export const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

// Action and NotAction: `service:Name` patterns, case-insensitive.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import type { PatternMatch } from './authorization.ts';
import type { PatternList } from '#language/policy.ts';
import { fromBoolean, not, type Truth } from './truth.ts';
import { remembered } from '#language/remembered.ts';
import { globOf, type TextTest } from '#language/wildcard.ts';

export interface CompiledActions {
  readonly source: PatternList;
  /** For lower-cased actions, one a pattern. */
  readonly tests: readonly TextTest[];
}

/** For lower-cased actions. */
const testOf = remembered((pattern): TextTest => globOf(pattern.toLowerCase()));

export function compileActions(source: PatternList): CompiledActions {
  return { source, tests: source.patterns.map(({ text }) => testOf(text)) };
}

/** `action` is lower-cased; patterns that match are added to `found`. */
export function matchAction(
  { source, tests }: CompiledActions,
  action: string,
  found: PatternMatch[] | null,
): Truth {
  let hit = false;
  for (let i = 0; i < tests.length; i++) {
    if (tests[i]?.(action) !== true) continue;
    hit = true;
    const pattern = source.patterns[i];
    if (found === null || pattern === undefined) break;
    found.push({ text: pattern.text, path: pattern.path, truth: 'yes' });
  }
  const truth = fromBoolean(hit);
  return source.negated ? not(truth) : truth;
}

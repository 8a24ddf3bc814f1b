// A policy document of a template.
import { type OpenDocument, openPolicy } from '#harvest/openPolicy.ts';
import type { JsonPath } from '#language/policy.ts';
import { evaluate } from './evaluate.ts';
import { NO_VALUE, pseudo } from './pseudoParameters.ts';
import { tell, type Scope } from './template.ts';

/** undefined: there is none. */
export function policyDocument(scope: Scope, written: unknown, path: JsonPath): OpenDocument | undefined {
  const value = written === undefined ? NO_VALUE : evaluate(scope, written, path);
  if (value === NO_VALUE) return undefined;
  return openPolicy(value, {
    partition: String(pseudo(scope, 'AWS::Partition', path)),
    account: () => String(pseudo(scope, 'AWS::AccountId', path)),
    tell: (severity, message) => tell(scope, 'CFN-OPEN', severity, message, path),
  });
}

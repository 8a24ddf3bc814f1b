// Condition keys that matter when somebody assumes a role: type, how many values, who sets them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

export type KeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IP';

export interface ConditionKey {
  /** As AWS writes it. With a trailing `/` the key is a family: `aws:PrincipalTag/`. */
  readonly name: string;
  readonly type: KeyType;
  readonly multi: boolean;
  /** Who puts it into the request, in plain words. */
  readonly setBy: string;
  readonly page: string;
}

export const CONDITION_KEYS: readonly ConditionKey[] = [];

/** The record for a key as written in a policy (any case); null for keys that the table does not know. */
export function conditionKey(key: string): ConditionKey | null {
  void key;
  return null;
}

/** Multivalued keys need `ForAllValues:` or `ForAnyValue:`. */
export const isMultivalued = (key: string): boolean => conditionKey(key)?.multi === true;

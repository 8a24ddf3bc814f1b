// Reads the input of AWS's `simulate-custom-policy`, widened by the policy types that AWS's simulator does not take.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
import { callerKind } from '#language/caller.ts';
import { isAccountId, parseArn } from '#language/arn.ts';
import { describe, isList, isObject, member } from '#text/json.ts';
import { jsonFault } from './jsonFault.ts';

/** One policy of the input: its place there, its exact text (for positions) and what the text says. */
export interface InputPolicy {
  /** As AWS counts: `PolicyInputList.1`. */
  readonly id: string;
  readonly text: string;
  readonly document: unknown;
}

export interface ContextEntry {
  /** As written. */
  readonly key: string;
  readonly values: readonly string[];
  /** `ContextKeyType` ends in `List`. */
  readonly list: boolean;
}

export type Levels = readonly (readonly InputPolicy[])[];

export interface SimulateRequest {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly identity: readonly InputPolicy[];
  readonly boundary: readonly InputPolicy[] | null;
  readonly session: readonly InputPolicy[] | null;
  readonly scps: Levels | null;
  readonly rcps: Levels | null;
  readonly resourcePolicy: InputPolicy | null;
  /** Twelve digits. */
  readonly resourceOwner: string | null;
  /** ARN, service principal, or `*` for an anonymous caller; null when the input names nobody. */
  readonly caller: string | null;
  /** By lower-cased key; of two entries for one key the last. */
  readonly context: ReadonlyMap<string, ContextEntry>;
  /** null: not given, so they are not known. Keys lower-cased. */
  readonly principalTags: ReadonlyMap<string, string> | null;
  readonly resourceTags: ReadonlyMap<string, string> | null;
}

/** What is wrong, each with the member of the input where it stands. */
export interface RefusedRequest {
  readonly wrong: readonly string[];
}

const MEMBERS: ReadonlySet<string> = new Set([
  'PolicyInputList',
  'PermissionsBoundaryPolicyInputList',
  'ActionNames',
  'ResourceArns',
  'ResourcePolicy',
  'ResourceOwner',
  'CallerArn',
  'ContextEntries',
  'SessionPolicyInputList',
  'ServiceControlPolicyInputLists',
  'OrderedOrganizationPolicyInputList',
  'ResourceControlPolicyInputLists',
  'PrincipalTags',
  'ResourceTags',
  // Say how AWS's simulator should go about its work; they have no say in the decision.
  'ResourceHandlingOption',
  'MaxItems',
  'Marker',
]);

type Complain = (where: string, what: string) => void;

function policyOf(value: unknown, id: string, complain: Complain): InputPolicy | null {
  if (isObject(value)) return { id, text: JSON.stringify(value), document: value };
  if (typeof value !== 'string') {
    complain(id, `a policy is JSON text or an object, not ${describe(value)}`);
    return null;
  }
  try {
    return { id, text: value, document: JSON.parse(value) as unknown };
  } catch {
    complain(id, `not JSON: ${jsonFault(value)}`);
    return null;
  }
}

function listAt(input: unknown, name: string, complain: Complain): readonly unknown[] | null {
  const value = member(input, name);
  if (value === undefined || value === null) return null;
  if (isList(value)) return value;
  complain(name, `must be a list, not ${describe(value)}`);
  return null;
}

function policiesOf(list: readonly unknown[], name: string, complain: Complain): readonly InputPolicy[] {
  return list
    .map((value, i) => policyOf(value, `${name}.${i + 1}`, complain))
    .filter((policy) => policy !== null);
}

function policiesAt(input: unknown, name: string, complain: Complain): readonly InputPolicy[] | null {
  const list = listAt(input, name, complain);
  return list === null ? null : policiesOf(list, name, complain);
}

/** No level at all is the same as none given; a level without policies is a level that allows nothing. */
function levelsAt(input: unknown, name: string, complain: Complain): Levels | null {
  const lists = listAt(input, name, complain);
  if (lists === null || lists.length === 0) return null;
  return lists.map((list, i) => {
    const id = `${name}.${i + 1}`;
    if (isList(list)) return policiesOf(list, id, complain);
    complain(id, `must be the list of the policies of one level, not ${describe(list)}`);
    return [];
  });
}

/**
 * AWS's own way to give SCPs, one object a level.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_OrderedOrganizationPolicyType.html
 */
function orderedLevelsAt(input: unknown, complain: Complain): Levels | null {
  const name = 'OrderedOrganizationPolicyInputList';
  const list = listAt(input, name, complain);
  if (list === null || list.length === 0) return null;
  return list.map((level, i) => {
    const id = `${name}.${i + 1}.ServiceControlPolicyInputList`;
    const policies = member(level, 'ServiceControlPolicyInputList') ?? [];
    if (isList(policies)) return policiesOf(policies, id, complain);
    complain(id, `must be a list, not ${describe(policies)}`);
    return [];
  });
}

function textsAt(input: unknown, name: string, complain: Complain): readonly string[] | null {
  const list = listAt(input, name, complain);
  for (const [i, value] of (list ?? []).entries())
    if (typeof value !== 'string') complain(`${name}.${i + 1}`, `must be text, not ${describe(value)}`);
  return list?.filter((value) => typeof value === 'string') ?? null;
}

function textAt(input: unknown, name: string, complain: Complain): string | null {
  const value = member(input, name);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && value !== '') return value;
  complain(name, `must be text, not ${describe(value)}`);
  return null;
}

const scalar = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

function contextAt(input: unknown, complain: Complain): ReadonlyMap<string, ContextEntry> {
  const context = new Map<string, ContextEntry>();
  for (const [i, entry] of (listAt(input, 'ContextEntries', complain) ?? []).entries()) {
    const where = `ContextEntries.${i + 1}`;
    const key = member(entry, 'ContextKeyName');
    if (typeof key !== 'string' || key === '') {
      complain(where, 'needs ContextKeyName');
      continue;
    }
    const written = member(entry, 'ContextKeyValues') ?? [];
    const values = (isList(written) ? written : [written]).map(scalar);
    if (values.includes(null)) complain(`${where}.ContextKeyValues`, 'must be a list of texts');
    const type = member(entry, 'ContextKeyType') ?? 'string';
    if (typeof type !== 'string' || !/^(string|numeric|boolean|ip|binary|date)(List)?$/.test(type))
      complain(`${where}.ContextKeyType`, `AWS has no such type: ${describe(type)}`);
    const list = typeof type === 'string' && type.endsWith('List');
    context.set(key.toLowerCase(), { key, values: values.filter((value) => value !== null), list });
  }
  return context;
}

/** `{"team": "blue"}` or AWS's `[{"Key": "team", "Value": "blue"}]`. */
function tagsAt(input: unknown, name: string, complain: Complain): ReadonlyMap<string, string> | null {
  const value = member(input, name);
  if (value === undefined || value === null) return null;
  const pairs: readonly (readonly [unknown, unknown])[] = isObject(value)
    ? Object.entries(value)
    : isList(value)
      ? value.map((tag) => [member(tag, 'Key'), member(tag, 'Value')] as const)
      : [[null, null]];
  const tags = new Map<string, string>();
  for (const [key, tag] of pairs) {
    if (typeof key === 'string' && typeof tag === 'string') tags.set(key.toLowerCase(), tag);
    else complain(name, 'must be an object of texts, or a list of {"Key", "Value"}');
  }
  return tags;
}

function callerAt(input: unknown, complain: Complain): string | null {
  const written = textAt(input, 'CallerArn', complain);
  if (written === null) return null;
  if (written === 'anonymous' || written === '*') return '*';
  if (callerKind(written) === null)
    complain(
      'CallerArn',
      `${describe(written)} is nobody who can call: name a user, role, session or service`,
    );
  return written;
}

function ownerAt(input: unknown, complain: Complain): string | null {
  const written = textAt(input, 'ResourceOwner', complain);
  if (written === null) return null;
  const account = parseArn(written)?.account ?? written;
  if (isAccountId(account)) return account;
  complain('ResourceOwner', `must be an account id or the ARN of an account, not ${describe(written)}`);
  return null;
}

/** Checks the whole input and says everything that is wrong with it. Never throws. */
export function readSimulateRequest(input: unknown): SimulateRequest | RefusedRequest {
  const wrong: string[] = [];
  const complain: Complain = (where, what) => wrong.push(`${where}: ${what}`);
  if (!isObject(input)) return { wrong: [`the input must be an object, not ${describe(input)}`] };
  for (const name of Object.keys(input)) if (!MEMBERS.has(name)) complain(name, 'no such member');
  const actions = textsAt(input, 'ActionNames', complain) ?? [];
  if (actions.length === 0 && wrong.length === 0) complain('ActionNames', 'needs at least one action');
  for (const [i, action] of actions.entries())
    if (!/^[^:\s*?]+:[^:\s*?]+$/.test(action))
      complain(`ActionNames.${i + 1}`, `${describe(action)} is not one action such as "s3:GetObject"`);
  const resources = textsAt(input, 'ResourceArns', complain) ?? [];
  const written = member(input, 'ResourcePolicy') ?? null;
  const resourcePolicy = written === null ? null : policyOf(written, 'ResourcePolicy', complain);
  const caller = callerAt(input, complain);
  if (written !== null && member(input, 'CallerArn') === undefined)
    complain('CallerArn', 'is needed when ResourcePolicy is given');
  const boundary = policiesAt(input, 'PermissionsBoundaryPolicyInputList', complain);
  const session = policiesAt(input, 'SessionPolicyInputList', complain);
  const request: SimulateRequest = {
    actions,
    resources: resources.length === 0 ? ['*'] : resources,
    identity: policiesAt(input, 'PolicyInputList', complain) ?? [],
    boundary: boundary?.length === 0 ? null : boundary,
    session: session?.length === 0 ? null : session,
    scps: levelsAt(input, 'ServiceControlPolicyInputLists', complain) ?? orderedLevelsAt(input, complain),
    rcps: levelsAt(input, 'ResourceControlPolicyInputLists', complain),
    resourcePolicy,
    resourceOwner: ownerAt(input, complain),
    caller,
    context: contextAt(input, complain),
    principalTags: tagsAt(input, 'PrincipalTags', complain),
    resourceTags: tagsAt(input, 'ResourceTags', complain),
  };
  return wrong.length > 0 ? { wrong } : request;
}

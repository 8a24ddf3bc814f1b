// What AWS objects to in a document and how each objection is met, by the code of the fault (iam-semantics 1.7).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
import { GRAMMAR_RULES, DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#language/grammarRules.ts';
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import { OPERATORS } from '#language/operators.ts';
import type { Fault, JsonPath, PolicyType } from '#language/policy.ts';
import { isObject, type JsonObject, listOf, scalarOrList, valueAt, withValueAt } from './edit.ts';
import type { FixOptions } from './fix.ts';
import { near } from './near.ts';

export interface RepairJob {
  readonly type: PolicyType;
  readonly options: FixOptions;
  readonly action: string;
  readonly target: string;
  /** How a trust policy would name the caller; null when it should not. */
  readonly principal: Readonly<Record<string, string>> | null;
}

/** The repaired document; null: nobody can know what was meant. */
type Repair = (document: unknown, fault: Fault, job: RepairJob) => unknown;

const set =
  (value: unknown, at: (path: JsonPath) => JsonPath = (path) => path): Repair =>
  (document, { path }) =>
    withValueAt(document, at(path), value);

const remove: Repair = (document, { path }) => withValueAt(document, path, undefined);

const statementPath = (path: JsonPath): JsonPath => (path[1] === undefined ? path : path.slice(0, 2));

const VERSION = set('2012-10-17', () => ['Version']);

const cleanSid: Repair = (document, { path }) => {
  const sid = valueAt(document, path);
  const clean = typeof sid === 'string' ? sid.replaceAll(/[^0-9A-Za-z]/g, '') : '';
  return withValueAt(document, path, clean === '' ? undefined : clean);
};

const renumberSid: Repair = (document, { path }) => {
  const taken = new Set(listOf(valueAt(document, ['Statement'])).map((s) => valueAt(s, ['Sid'])));
  const sid = String(valueAt(document, path));
  let n = 2;
  while (taken.has(`${sid}${n}`)) n++;
  return withValueAt(document, path, `${sid}${n}`);
};

/** Another spelling becomes the element that was meant; what AWS has no use for goes. */
const element: Repair = (document, { path }) => {
  const name = String(path.at(-1));
  const parent = path.slice(0, -1);
  const elements = parent.length === 0 ? DOCUMENT_ELEMENTS : STATEMENT_ELEMENTS;
  const meant = near(name, elements);
  const value = valueAt(document, path);
  if (meant !== null && valueAt(document, [...parent, meant]) !== undefined) return null;
  const without = withValueAt(document, path, undefined);
  return meant === null ? without : withValueAt(without, [...parent, meant], value);
};

const effect: Repair = (document, { path }, { type }) => {
  const written = valueAt(document, path);
  const { effects } = GRAMMAR_RULES[type];
  const meant = typeof written === 'string' ? near(written, effects) : null;
  return meant === null ? null : withValueAt(document, path, meant);
};

/** A principal written without its kind, or under a key that AWS does not know. */
const principalKey: Repair = (document, { path }, job) => {
  const written = valueAt(document, path);
  const last = String(path.at(-1));
  if (last !== 'Principal') {
    const meant = near(last, ['AWS', 'Service', 'Federated']);
    const parent = path.slice(0, -1);
    const map = valueAt(document, parent);
    const others = isObject(map) && Object.keys(map).length > 1;
    if (meant !== null)
      return withValueAt(withValueAt(document, path, undefined), [...parent, meant], written);
    if (others) return withValueAt(document, path, undefined);
    return job.principal === null ? null : withValueAt(document, parent, job.principal);
  }
  const members = listOf(written);
  const kinds: Readonly<Record<string, string>> = {
    service: 'Service',
    saml: 'Federated',
    oidc: 'Federated',
  };
  const keys = new Set(
    members.map((m) => (typeof m === 'string' ? (kinds[callerKind(m) ?? ''] ?? 'AWS') : '')),
  );
  const [key] = keys;
  if (key === undefined || key === '' || keys.size > 1) return null;
  return withValueAt(document, path, { [key]: written });
};

const nameCaller: Repair = (document, { path }, { principal, type }) => {
  if (principal === null || (type !== 'trust' && type !== 'resource')) return null;
  const at = path.includes('Principal')
    ? path.slice(0, path.indexOf('Principal') + 1)
    : [...path, 'Principal'];
  return withValueAt(document, at, principal);
};

/** One entry of a principal list: the caller where it can stand under that key. */
const entry: Repair = (document, { path }, { principal }) => {
  const [key, value] = Object.entries(principal ?? {})[0] ?? [];
  if (value === undefined || !path.includes(key ?? '')) return null;
  return withValueAt(document, path, value);
};

/** `role/team-*`: the account, narrowed by the pattern. */
const wildcardEntry: Repair = (document, fault, job) => {
  const { path } = fault;
  const pattern = String(valueAt(document, path));
  const account = parseArn(pattern)?.account ?? '';
  const statement = statementPath(path);
  const alone = listOf(valueAt(document, [...statement, 'Principal', 'AWS'])).length === 1;
  const condition = [...statement, 'Condition', 'ArnLike', 'aws:PrincipalArn'];
  if (!isAccountId(account) || !alone || valueAt(document, condition) !== undefined) {
    return entry(document, fault, job);
  }
  const root = `arn:${parseArn(pattern)?.partition ?? 'aws'}:iam::${account}:root`;
  return withValueAt(withValueAt(document, path, root), condition, pattern);
};

/** Replaces the account of an ARN, or a bare account id. */
function withAccount(text: string, account: string): string {
  const arn = parseArn(text);
  return arn === null
    ? account
    : ['arn', arn.partition, arn.service, arn.region, account, arn.resource].join(':');
}

/** Too few digits are padded only when asked; else an entry that is the caller's in all other parts becomes the caller. */
const accountId: Repair = (document, fault, job) => {
  const { path } = fault;
  const text = String(valueAt(document, path));
  const account = parseArn(text)?.account ?? text;
  if (job.options.padAccountIds === true && account.length < 12) {
    return withValueAt(document, path, withAccount(text, account.padStart(12, '0')));
  }
  const own = Object.values(job.principal ?? {})[0] ?? '';
  const [written, caller] = [iamName(text), iamName(own)];
  const same =
    written !== null &&
    written.name === caller?.name &&
    written.kind === caller.kind &&
    written.path === caller.path;
  return same ? withValueAt(document, path, own) : null;
};

/** Fills in what the user says; of an entry that has the caller's name the caller's account. */
const placeholder: Repair = (document, fault, job) => {
  const { path } = fault;
  const text = String(valueAt(document, path));
  let filled = text;
  for (const [name, value] of Object.entries(job.options.placeholders ?? {})) {
    filled = filled.replaceAll(name, value);
  }
  if (filled !== text) return withValueAt(document, path, filled);
  const own = Object.values(job.principal ?? {})[0] ?? '';
  return isAccountId(iamName(own)?.account ?? '') ? accountId(document, fault, job) : null;
};

/** Nothing but what this call needs, under a list that was empty or missing. */
const fillIn =
  (elementName: 'Action' | 'Resource', value: (job: RepairJob) => string): Repair =>
  (document, { path }, job) =>
    withValueAt(document, [...statementPath(path), elementName], value(job));

const emptyList: Repair = (document, fault, job) => {
  const [, , name] = fault.path;
  if (name === 'Action') return withValueAt(document, fault.path, job.action);
  if (name === 'Resource') return withValueAt(document, fault.path, job.target);
  return nameCaller(document, fault, job);
};

/** Actions that a trust policy cannot have go; when none is left the call's own stands there. */
const trustAction: Repair = (document, { path }, { action }) => {
  const list = [...statementPath(path), 'Action'];
  const members = listOf(valueAt(document, list)).filter((a) => typeof a === 'string' && /^sts:/i.test(a));
  return withValueAt(document, list, members.length === 0 ? action : scalarOrList(members));
};

const actionFormat: Repair = (document, { path }, { action }) => {
  const written = String(valueAt(document, path));
  const bare =
    /^[A-Za-z]+$/.test(written) &&
    near(`sts:${written}`, [action, 'sts:TagSession', 'sts:SetSourceIdentity']);
  return typeof bare === 'string' ? withValueAt(document, path, bare) : null;
};

const resource: Repair = (document, { path }, { target }) => {
  const text = String(valueAt(document, path));
  const own = iamName(target);
  return own !== null && text.endsWith(own.name) ? withValueAt(document, path, target) : null;
};

const notPrincipal: Repair = (document, { path }, { principal }) => {
  const statement = statementPath(path);
  const written = valueAt(document, path);
  const arns = isObject(written) ? listOf(written['AWS']) : [];
  const without = withValueAt(document, path, undefined);
  if (valueAt(document, [...statement, 'Effect']) === 'Deny' && arns.length > 0) {
    const open = withValueAt(without, [...statement, 'Principal'], { AWS: '*' });
    return withValueAt(
      open,
      [...statement, 'Condition', 'ArnNotEquals', 'aws:PrincipalArn'],
      scalarOrList(arns),
    );
  }
  return principal === null ? null : withValueAt(without, [...statement, 'Principal'], principal);
};

const operator: Repair = (document, { path }) => {
  const written = String(path.at(-1));
  const [, prefix = '', name = written] = /^(ForA(?:ll|ny)Values?:)?(.*)$/i.exec(written) ?? [];
  const ifExists = /ifexists$/i.test(name);
  const meant = near(
    ifExists ? name.slice(0, -8) : name,
    OPERATORS.map((o) => o.name),
  );
  const parent = path.slice(0, -1);
  const full = `${prefix}${meant ?? ''}${ifExists ? 'IfExists' : ''}`;
  if (meant === null || valueAt(document, [...parent, full]) !== undefined) return null;
  return withValueAt(withValueAt(document, path, undefined), [...parent, full], valueAt(document, path));
};

/** A condition in a list of one: the list goes. */
const conditionShape: Repair = (document, { path }) => {
  const written = valueAt(document, path);
  const [only] = Array.isArray(written) ? (written as unknown[]) : [];
  return Array.isArray(written) && written.length === 1 && isObject(only)
    ? withValueAt(document, path, only)
    : null;
};

const cognito: Repair = (document, { path }) =>
  withValueAt(document, [...statementPath(path), 'Condition'], {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': 'IDENTITY_POOL_ID' },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
  } satisfies JsonObject);

const organizations: Repair = (document, { path }) => {
  const last = path.at(-1);
  if (last === 'Principal') return withValueAt(document, path, '*');
  if (valueAt(document, path) === '*') return withValueAt(document, path, 'sts:*');
  return null;
};

const REPAIRS: Readonly<Record<string, Repair>> = {
  'L-SID-CHARS': cleanSid,
  'L-SID-DUP': renumberSid,
  'L-VERSION-INVALID': VERSION,
  'L-NO-VERSION': VERSION,
  'L-OLD-VERSION': VERSION,
  'L-UNKNOWN-ELEMENT': element,
  'L-EFFECT': effect,
  'L-TRUST-RESOURCE': remove,
  'L-IDENTITY-PRINCIPAL': remove,
  'L-ELEMENT-COMBINATION': remove,
  'L-NOTPRINCIPAL': notPrincipal,
  'L-STAR-STRING': nameCaller,
  'L-TRUST-NO-PRINCIPAL': nameCaller,
  'L-PRINCIPAL-KEY': principalKey,
  'L-PRINCIPAL-WILDCARD-ARN': wildcardEntry,
  'L-PRINCIPAL-VALUE': entry,
  'L-GROUP-PRINCIPAL': entry,
  'L-SERVICE-WILDCARD': entry,
  'L-SERVICE-UNKNOWN': entry,
  'L-ACCOUNT-ID': accountId,
  'L-PLACEHOLDER': placeholder,
  'L-MISSING-ACTION': fillIn('Action', (job) => job.action),
  'L-MISSING-RESOURCE': fillIn('Resource', (job) => job.target),
  'L-EMPTY-ARRAY': emptyList,
  'L-TRUST-ACTION': trustAction,
  'L-ACTION-FORMAT': actionFormat,
  'L-RESOURCE-FORMAT': resource,
  'L-PARTITION': resource,
  'L-UNKNOWN-OPERATOR': operator,
  'L-CONDITION-SHAPE': conditionShape,
  'L-COGNITO-NO-AUD': cognito,
  'L-SCP-RCP-SYNTAX': organizations,
};

/** Meets one objection; null when nobody can know what was meant, or when there is nothing to meet it with. */
export const repairFault = (document: unknown, fault: Fault, job: RepairJob): unknown =>
  REPAIRS[fault.code]?.(document, fault, job) ?? null;

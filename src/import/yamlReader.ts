// YAML that is no template: whatever is understood as JSON may stand there as YAML (`aws … --output yaml`), and policy
// documents inside other things (Serverless Framework, Ansible, Crossplane) are taken as such.
import { longForm } from '#cloudformation/shortForms.ts';
import { looseValue } from '#cloudformation/looseValues.ts';
import { openPolicy } from '#harvest/openPolicy.ts';
import { hasUnknown } from '#harvest/unknownText.ts';
import { namedUnknownsIn, UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { BarePolicy, Harvest, TextReader, TextSource } from '#harvest/harvest.ts';
import { faultNotes, prepareYaml, readYaml, type YamlReading } from '#harvest/yamlText.ts';
import type { JsonPath } from '#language/policy.ts';
import { isList, isObject, member, text } from '#text/json.ts';
import { rangeKey, type RangeTable } from '#text/ranges.ts';
import { FORMATS } from './formats.ts';
import { isPolicyDocument, isStatement, policyTypeOf } from './policyType.ts';

const DEEPEST = 60;

interface Inside {
  readonly policy: BarePolicy;
  /** Statements alone: the paths of the whole document that is made around them lead one step too far. */
  readonly statements: boolean;
}

const isStatementList = (value: unknown): boolean =>
  isList(value) && value.length > 0 && value.every(isStatement);

/** A role's name beside its documents, as Ansible, Crossplane and others write it. */
function holderOf(around: unknown): BarePolicy['holder'] {
  for (const [key, kind] of [
    ['RoleName', 'role'],
    ['roleName', 'role'],
    ['role_name', 'role'],
    ['UserName', 'user'],
    ['GroupName', 'group'],
  ] as const) {
    const name = text(member(around, key));
    if (name !== undefined && /^[\w+=,.@-]{1,64}$/.test(name)) return { kind, name };
  }
  const hasTrust = Object.keys(isObject(around) ? around : {}).some((key) =>
    /^assume_?role_?policy/i.test(key),
  );
  const name = hasTrust ? text(member(around, 'name')) : undefined;
  return name !== undefined && /^[\w+=,.@-]{1,64}$/.test(name) ? { kind: 'role', name } : undefined;
}

const NAME = /^[\w+=,.@-]{1,64}$/;

/** The role that the Serverless Framework makes for the functions of a service. */
function serverlessRole(value: unknown): BarePolicy['holder'] {
  const service = member(value, 'service');
  const provider = member(value, 'provider');
  if (member(provider, 'name') !== 'aws') return undefined;
  const parts = [
    text(service) ?? text(member(service, 'name')) ?? '',
    text(member(provider, 'stage')) ?? 'dev',
    text(member(provider, 'region')) ?? 'us-east-1',
  ];
  if (parts[0] === '' || !parts.every((part) => NAME.test(part))) return undefined;
  return { kind: 'role', name: `${parts.join('-')}-lambdaRole`.slice(0, 64) };
}

/** JSON in a text block, as Ansible and Crossplane have it. */
function documentIn(value: unknown): { readonly document: unknown; readonly encoded: boolean } {
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return { document: value, encoded: false };
  try {
    return { document: JSON.parse(value) as unknown, encoded: true };
  } catch {
    return { document: value, encoded: false };
  }
}

/** Functions of CloudFormation in it are worked out as far as they go; the rest are named unknowns. */
function opened(written: unknown): Pick<BarePolicy, 'document' | 'open' | 'type' | 'unknownAccounts'> {
  const loose = looseValue(written);
  const { document, open } = hasUnknown(loose)
    ? openPolicy(loose, { partition: 'aws', account: () => UNKNOWN_ACCOUNT, tell: () => undefined })
    : { document: loose, open: [] };
  const unknownAccounts = namedUnknownsIn(document);
  const type = policyTypeOf(document);
  return {
    document,
    type,
    ...(type === 'trust' && open.length > 0 ? { open } : {}),
    ...(unknownAccounts.length > 0 ? { unknownAccounts } : {}),
  };
}

function policiesIn(
  value: unknown,
  path: JsonPath,
  around: unknown,
  whole: BarePolicy['holder'],
): readonly Inside[] {
  if (path.length > DEEPEST) return [];
  const { document, encoded } = documentIn(value);
  const holder = holderOf(around) ?? (path[0] === 'provider' ? whole : undefined);
  const rest = holder ? { holder } : {};
  if (isPolicyDocument(document)) {
    const policy = { ...opened(document), path, ...rest, ...(encoded ? { encoded } : {}) };
    return [{ policy, statements: false }];
  }
  if (isStatementList(value)) {
    const document = { Version: '2012-10-17', Statement: value };
    return [{ policy: { ...opened(document), path, ...rest }, statements: true }];
  }
  if (isList(value)) return value.flatMap((one, i) => policiesIn(one, [...path, i], around, whole));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => policiesIn(one, [...path, key], value, whole));
}

/** The places of statements that stand alone, under the paths of the document around them. */
function withStatements(ranges: RangeTable, found: readonly Inside[]): RangeTable {
  const more: Record<string, readonly [number, number]> = {};
  for (const { policy, statements } of found) {
    if (!statements) continue;
    const key = rangeKey(policy.path);
    for (const [one, range] of Object.entries(ranges)) {
      if (one.startsWith(`${key}/`)) more[`${key}/Statement${one.slice(key.length)}`] = range;
    }
  }
  return { ...ranges, ...more };
}

function fromInside(value: unknown, { ranges }: YamlReading): Harvest {
  const found = policiesIn(value, [], null, serverlessRole(value));
  if (found.length === 0) {
    const message = 'No policy was found in this YAML. Nothing of it is in the graph.';
    return {
      kind: 'yaml',
      title: 'YAML',
      notes: [{ code: 'NOT-UNDERSTOOD', severity: 'warning', message, path: [] }],
    };
  }
  const message = 'Policy documents inside other YAML: they are taken as they stand, the rest is not read.';
  return {
    kind: 'yaml',
    title: `YAML with ${found.length === 1 ? 'a policy' : `${found.length} policies`}`,
    taken: [found.length === 1 ? '1 policy' : `${found.length} policies`],
    bare: found.map(({ policy }) => policy),
    ranges: withStatements(ranges, found),
    notes: [{ code: 'YAML-INSIDE', severity: 'info', message, path: [] }],
  };
}

function harvestOf({ text: written, origin, given }: TextSource): Harvest {
  const reading = readYaml(written, longForm);
  const { documents, faults, ranges } = reading;
  // Several documents are read like a list of them: their places begin with their number.
  const value = documents.length === 1 ? documents[0]?.value : documents.map((one) => one.value);
  const format = FORMATS.find((one) => one.id !== 'fragment' && one.test(value));
  const harvest = format?.take(value, origin, given, () => null) ?? fromInside(value, reading);
  return { ranges, ...harvest, notes: [...faultNotes(faults), ...(harvest.notes ?? [])] };
}

export const yamlReader: TextReader = {
  kind: 'yaml',
  what: 'any of these as YAML, and policies inside other YAML',
  example: `Version: '2012-10-17'
Statement:
  - Effect: Allow
    Action: sts:AssumeRole
    Resource: arn:aws:iam::222222222222:role/Deploy
`,
  prepare: prepareYaml,
  take: (sources) => sources.map(harvestOf),
};

// YAML that is no template: whatever is understood as JSON may stand there as YAML (`aws … --output yaml`), and policy
// documents inside other things (Serverless Framework, Ansible, Crossplane) are taken as such.
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

/** JSON in a text block, as Ansible and Crossplane have it. */
function documentIn(value: unknown): { readonly document: unknown; readonly encoded: boolean } {
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return { document: value, encoded: false };
  try {
    return { document: JSON.parse(value) as unknown, encoded: true };
  } catch {
    return { document: value, encoded: false };
  }
}

function policiesIn(value: unknown, path: JsonPath, around: unknown): readonly Inside[] {
  if (path.length > DEEPEST) return [];
  const { document, encoded } = documentIn(value);
  const holder = holderOf(around);
  const rest = holder ? { holder } : {};
  if (isPolicyDocument(document)) {
    const policy = { document, path, type: policyTypeOf(document), ...rest, ...(encoded ? { encoded } : {}) };
    return [{ policy, statements: false }];
  }
  if (isStatementList(value)) {
    const whole = { Version: '2012-10-17', Statement: value };
    return [{ policy: { document: whole, path, type: policyTypeOf(whole), ...rest }, statements: true }];
  }
  if (isList(value)) return value.flatMap((one, i) => policiesIn(one, [...path, i], around));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => policiesIn(one, [...path, key], value));
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
  const found = policiesIn(value, [], null);
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
  const reading = readYaml(written);
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

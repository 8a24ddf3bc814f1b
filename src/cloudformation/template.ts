// One template, and what the others of the same drop export.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
import type { Ask, GivenValues, HarvestNote, LeftOut, Origin } from '#harvest/harvest.ts';
import type { JsonPath } from '#language/policy.ts';
import { isObject, member, text } from '#text/json.ts';

export interface Template {
  /** Of the document, with folders. */
  readonly name: string;
  readonly origin: Origin;
  readonly given: GivenValues;
  readonly body: unknown;
  /** From the piece to the template: empty, or `TemplateBody`. */
  readonly path: JsonPath;
}

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: unknown;
  /** Of the resource in the piece. */
  readonly path: JsonPath;
}

/** What reading one template has found so far. */
export interface Scope {
  readonly template: Template;
  readonly all: readonly Scope[];
  readonly resources: ReadonlyMap<string, Resource>;
  /** By name; in the order of their first use. */
  readonly asks: Map<string, Ask>;
  readonly notes: HarvestNote[];
  readonly leftOut: LeftOut[];
  /** Where a value stands once functions around it are gone -> where it is written, both as `rangeKey`. */
  readonly moved: Map<string, string>;
  /** What is being evaluated: what leads back to itself has no value. */
  readonly open: Set<string>;
  /** Parameters that a parent template sets: evaluated there. */
  readonly passed: Map<string, { readonly scope: Scope; readonly value: unknown; readonly path: JsonPath }>;
  /** Names of resources that CloudFormation would make, and that stand in two templates of the drop. */
  readonly sharedIds: Set<string>;
  /** Counts templates of one name, from 1: two files of one name are two stacks, perhaps of two accounts. */
  readonly number: number;
  /** The stack resource that this template is nested under. */
  passedBy?: { readonly scope: Scope; readonly id: string };
  /** Templates that are of one account because one uses the other: the first of them. */
  family: Scope;
}

const isResource = (value: unknown): boolean =>
  /^(?:AWS|Alexa|Custom)::/.test(text(member(value, 'Type')) ?? '');

const isResourceMap = (value: unknown): boolean => isObject(value) && Object.values(value).some(isResource);

/** A whole template; for YAML also a map of resources alone. */
export const isTemplate = (value: unknown): boolean =>
  (member(value, 'AWSTemplateFormatVersion') !== undefined && isObject(member(value, 'Resources'))) ||
  isResourceMap(member(value, 'Resources'));

/** Output of `aws cloudformation get-template`. */
export const isTemplateOutput = (value: unknown): boolean => {
  const body = member(value, 'TemplateBody');
  return isTemplate(body) || (typeof body === 'string' && /\bAWS::\w+::/.test(body));
};

export const isFragment = (value: unknown): boolean => !isTemplate(value) && isResourceMap(value);

export function resourcesOf({ body, path }: Template): ReadonlyMap<string, Resource> {
  const [map, at] = isFragment(body) ? [body, path] : [member(body, 'Resources'), [...path, 'Resources']];
  const resources = new Map<string, Resource>();
  if (!isObject(map)) return resources;
  for (const [id, value] of Object.entries(map)) {
    const type = text(member(value, 'Type'));
    // Tables are asked by type: `__proto__` is none.
    if (type === undefined || !type.includes('::')) continue;
    resources.set(id, { id, type, properties: member(value, 'Properties'), path: [...at, id] });
  }
  return resources;
}

export function tell(
  scope: Scope,
  code: string,
  severity: HarvestNote['severity'],
  message: string,
  path: JsonPath,
): void {
  if (scope.notes.some((note) => note.code === code && note.message === message)) return;
  scope.notes.push({ code, severity, message, path });
}

export function ask(scope: Scope, one: Ask): void {
  if (!scope.asks.has(one.name)) scope.asks.set(one.name, one);
}

// AWS Organizations in a template: SCPs and RCPs with their targets, and what is below what.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Organizations.html
import type { OrganizationFacts, OrganizationPolicy, OrganizationUnit } from '#harvest/facts.ts';
import type { LeftOut } from '#harvest/harvest.ts';
import { fillUnknown, hasUnknown, plainName } from '#harvest/unknownText.ts';
import { listOf } from '#text/json.ts';
import { valueOf } from './evaluate.ts';
import { evaluated, policyAt, property } from './principalDraft.ts';
import { nameOf, readable } from './resourceNames.ts';
import type { Resource, Scope } from './template.ts';

const ORGANIZATIONS = 'AWS::Organizations::';

interface Facts {
  readonly units: OrganizationUnit[];
  readonly parents: (readonly [child: string, parent: string])[];
  readonly policies: OrganizationPolicy[];
  readonly attachments: (readonly [policy: string, target: string])[];
  /** Targets that the template does not say. */
  open: number;
  /** Of types that decide no access. */
  others: number;
}

type Take = (scope: Scope, resource: Resource, facts: Facts) => void;

/** What `!Ref` of it says here: an id that only AWS gives is called by its name in the template. */
const idOf = (scope: Scope, resource: Resource): string => nameOf(scope, resource, valueOf).name;

const idsIn = (scope: Scope, resource: Resource, key: string): readonly string[] =>
  listOf(evaluated(scope, resource, key)).flatMap((one) =>
    typeof one === 'number' ? [String(one)] : typeof one === 'string' && one !== '' ? [one] : [],
  );

const nameIn = (scope: Scope, resource: Resource, key: string): string | undefined => {
  const name = evaluated(scope, resource, key);
  return typeof name === 'string' ? readable(name) : undefined;
};

const unit =
  (nameKey: string, parentKey: string): Take =>
  (scope, resource, { parents, units }) => {
    const name = nameIn(scope, resource, nameKey);
    const id = idOf(scope, resource);
    units.push({ id, ...(name === undefined ? {} : { name }) });
    const [parent] = idsIn(scope, resource, parentKey);
    if (parent !== undefined) parents.push([id, fillUnknown(parent, plainName)]);
  };

const TYPES: ReadonlyMap<unknown, 'scp' | 'rcp'> = new Map([
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
]);

/** As the CLI takes it: JSON in a text. */
function inWords(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const TAKES: Readonly<Record<string, Take>> = {
  Account: unit('AccountName', 'ParentIds'),
  OrganizationalUnit: unit('Name', 'ParentId'),
  Policy(scope, resource, facts) {
    const type = TYPES.get(evaluated(scope, resource, 'Type'));
    if (type === undefined) {
      facts.others++;
      return;
    }
    const id = idOf(scope, resource);
    const name = nameIn(scope, resource, 'Name') ?? resource.id;
    const { path, value } = property(resource, 'Content');
    const found = policyAt(scope, inWords(value), path, type, name);
    // What is open in it may let through or not: then it is only known that there is one.
    const policy = found?.policy && found.open.length === 0 ? { policy: found.policy } : {};
    facts.policies.push({ id, type, name, ...policy });
    for (const target of idsIn(scope, resource, 'TargetIds')) {
      if (hasUnknown(target)) facts.open++;
      else facts.attachments.push([id, target]);
    }
  },
};

export interface TakenOrganization {
  readonly organization?: OrganizationFacts;
  readonly leftOut: readonly LeftOut[];
  readonly guardrails: number;
}

const told = (what: string, count: number, why: string): readonly LeftOut[] =>
  count === 0 ? [] : [{ what, count, why }];

export function organizationIn(scope: Scope, created: readonly Resource[]): TakenOrganization {
  const facts: Facts = { units: [], parents: [], policies: [], attachments: [], open: 0, others: 0 };
  let taken = 0;
  for (const resource of created) {
    const type = resource.type.startsWith(ORGANIZATIONS) ? resource.type.slice(ORGANIZATIONS.length) : '';
    const take = Object.hasOwn(TAKES, type) ? TAKES[type] : undefined;
    if (take === undefined) continue;
    taken++;
    take(scope, resource, facts);
  }
  const { open, others, ...organization } = facts;
  return {
    ...(taken > others ? { organization } : {}),
    leftOut: [
      ...told('targets of guardrails', open, 'The template does not say which account, OU or root they are.'),
      ...told('policies that are neither SCPs nor RCPs', others, 'They decide no access.'),
    ],
    guardrails: facts.policies.length,
  };
}

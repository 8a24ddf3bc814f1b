// Organizations: SCPs and RCPs, where they are attached, and what is below what.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy
import type {
  GuardrailType,
  OrganizationFacts,
  OrganizationPolicy,
  OrganizationUnit,
} from '#harvest/facts.ts';
import { fillUnknown, plainName } from '#harvest/unknownText.ts';
import type { Source } from './drop.ts';
import type { Made } from './made.ts';
import { policyOf } from './policyText.ts';
import { isMap, isValues, textOf, type Value } from '#hcl/values.ts';

/** An id that only applying tells is called by its address: the same wherever it is referred to. */
function idIn(value: Value | undefined): string | null {
  const text = textOf(value);
  return text === null || text === '' ? null : fillUnknown(text, plainName);
}

const idOf = (made: Made): string => idIn(made.get('id')) ?? plainName(`${made.address}.id`);

const TYPES: Readonly<Record<string, GuardrailType>> = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

interface Facts {
  id?: string;
  managementAccount?: string;
  readonly units: OrganizationUnit[];
  readonly parents: (readonly [child: string, parent: string])[];
  readonly policies: OrganizationPolicy[];
  readonly attachments: (readonly [policy: string, target: string])[];
}

type Take = (made: Made, facts: Facts, sources: readonly Source[]) => void;

const unit: Take = (made, facts) => {
  const id = idOf(made);
  const name = textOf(made.get('name'));
  const parent = idIn(made.get('parent_id'));
  facts.units.push({ id, ...(name === null ? {} : { name }) });
  if (parent !== null) facts.parents.push([id, parent]);
};

const TAKES: Readonly<Record<string, Take>> = {
  aws_organizations_account: unit,
  aws_organizations_organization(made, facts) {
    const id = textOf(made.get('id'));
    const management = textOf(made.get('master_account_id'));
    if (id !== null && id.startsWith('o-')) facts.id = id;
    if (management !== null) facts.managementAccount = management;
    const roots = made.get('roots');
    for (const root of roots !== undefined && isValues(roots) ? roots : []) {
      const own = isMap(root) && root !== null ? textOf(root['id']) : null;
      if (own !== null) facts.units.push({ id: own, name: 'Root' });
    }
  },
  aws_organizations_organizational_unit: unit,
  aws_organizations_policy(made, facts, sources) {
    const written = textOf(made.get('type')) ?? 'SERVICE_CONTROL_POLICY';
    const type = Object.hasOwn(TYPES, written) ? TYPES[written] : undefined;
    if (type === undefined) {
      const why = 'They decide no access.';
      made.source.found.leftOut.push({ what: 'policies that are neither SCPs nor RCPs', count: 1, why });
      return;
    }
    const name = textOf(made.get('name')) ?? made.address;
    const found = policyOf(made, sources, made.get('content'), type, name, ['content']);
    // What is open in it may let through or not: then it is only known that there is one.
    const policy = found?.policy && found.open.length === 0 ? { policy: found.policy } : {};
    facts.policies.push({ id: idOf(made), type, name, ...policy });
  },
  aws_organizations_policy_attachment(made, facts) {
    const policy = idIn(made.get('policy_id'));
    const target = idIn(made.get('target_id'));
    if (policy !== null && target !== null) facts.attachments.push([policy, target]);
  },
};

const WORDS: readonly (readonly [key: 'policies' | 'attachments' | 'units', one: string])[] = [
  ['policies', 'guardrail'],
  ['attachments', 'attachment of a guardrail'],
  ['units', 'member of the organization'],
];

/** One set of facts for each text. */
export function takeOrganizations(all: readonly Made[], sources: readonly Source[]): void {
  const bySource = new Map<Source, Facts>();
  for (const made of all) {
    const take = Object.hasOwn(TAKES, made.type) ? TAKES[made.type] : undefined;
    if (!take) continue;
    const facts = bySource.get(made.source) ?? { units: [], parents: [], policies: [], attachments: [] };
    bySource.set(made.source, facts);
    take(made, facts, sources);
  }
  for (const [{ found }, facts] of bySource) {
    const own: OrganizationFacts = facts;
    found.organizations.push(own);
    for (const [key, one] of WORDS) if (facts[key].length > 0) found.counts.set(one, facts[key].length);
  }
}

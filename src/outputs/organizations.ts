// Outputs of `aws organizations …`: who is in the organization and below what.
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html
import { isAccountId, parseArn } from '#language/arn.ts';
import type { GuardrailType, OrganizationFacts, OrganizationUnit } from '#harvest/facts.ts';
import type { Format, GivenValues, Harvest, Origin, Said } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { countedAny } from '#harvest/counted.ts';
import { pageOf } from './pageOf.ts';

/** `arn:aws:organizations::111111111111:account/o-a1b2c3d4e5/222222222222`: management account and organization. */
function fromArn(arn: unknown): Pick<OrganizationFacts, 'id' | 'managementAccount'> {
  const parsed = parseArn(text(arn) ?? '');
  if (parsed?.service !== 'organizations') return {};
  const id = /(?:^|\/)(o-[a-z0-9]+)(?:\/|$)/.exec(parsed.resource)?.[1];
  return {
    ...(id === undefined ? {} : { id }),
    ...(isAccountId(parsed.account) ? { managementAccount: parsed.account } : {}),
  };
}

const UNIT_ID = /^(?:r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})$/;

export const isUnitId = (value: unknown): value is string => typeof value === 'string' && UNIT_ID.test(value);

const isUnit = (value: unknown): boolean => isUnitId(member(value, 'Id'));

const unitOf = (value: unknown): readonly OrganizationUnit[] => {
  const id = member(value, 'Id');
  const name = text(member(value, 'Name'));
  return isUnitId(id) ? [{ id, ...(name === undefined ? {} : { name }) }] : [];
};

/** `Paths`: `o-a1b2c3d4e5/r-ab12/ou-ab12-33333333/222222222222/`, in newer answers about accounts and OUs. */
const pathParents = (value: unknown): readonly (readonly [string, string])[] =>
  [...listOf(member(value, 'Paths')), ...listOf(member(value, 'Path'))].flatMap((path) => {
    const steps = (text(path) ?? '').split('/').filter(isUnitId);
    return steps.slice(1).map((child, i) => [child, steps[i] ?? ''] as const);
  });

const POLICY_TYPES: Readonly<Record<string, GuardrailType>> = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

export const guardrailType = (type: unknown): GuardrailType | undefined =>
  typeof type === 'string' && Object.hasOwn(POLICY_TYPES, type) ? POLICY_TYPES[type] : undefined;

/** Policy types that a root has switched on. */
const enabledOf = (root: unknown): readonly GuardrailType[] =>
  listOf(member(root, 'PolicyTypes')).flatMap((one) =>
    member(one, 'Status') === 'ENABLED' ? (guardrailType(member(one, 'Type')) ?? []) : [],
  );

const organizationFormat: Format = {
  id: 'describe-organization',
  what: 'output of aws organizations describe-organization',
  example:
    '{"Organization":{"Id":"o-exampleorgid","Arn":"arn:aws:organizations::111111111111:organization/o-exampleorgid","FeatureSet":"ALL","MasterAccountId":"111111111111"}}',
  test: (value) => text(member(member(value, 'Organization'), 'Id'))?.startsWith('o-') === true,
  take(value) {
    const organization = member(value, 'Organization');
    const id = text(member(organization, 'Id')) ?? '';
    const management =
      text(member(organization, 'MasterAccountId')) ?? text(member(organization, 'ManagementAccountId'));
    return {
      kind: 'organization',
      title: `Organization ${id}`,
      taken: ['1 organization'],
      organization: { id, ...(management === undefined ? {} : { managementAccount: management }) },
    };
  },
};

/** Lists of members; the parent of all of them is in the command only. */
const LISTS = [
  { key: 'Roots', one: 'root', many: 'roots', command: 'list-roots', ofParent: false },
  {
    key: 'OrganizationalUnits',
    one: 'OU',
    many: 'OUs',
    command: 'list-organizational-units-for-parent',
    ofParent: true,
  },
  { key: 'Accounts', one: 'account', many: 'accounts', command: 'list-accounts', ofParent: true },
  { key: 'Children', one: 'child', many: 'children', command: 'list-children', ofParent: true },
  { key: 'Parents', one: 'parent', many: 'parents', command: 'list-parents', ofParent: false },
] as const;

const listIn = (value: unknown) => LISTS.find(({ key }) => isList(member(value, key)));

/** What the command or the user says that the output leaves out. */
function saidId(said: Said | null, option: string): string | undefined {
  const given = said?.option(option) ?? said?.option('');
  return isUnitId(given) ? given : undefined;
}

function takeList(value: unknown, origin: Origin, given: GivenValues, say: () => Said | null): Harvest {
  const list = listIn(value) ?? LISTS[0];
  const entries = listOf(member(value, list.key));
  const units = list.key === 'Parents' ? [] : entries.flatMap(unitOf);
  const said = say();
  const ask = list.key === 'Parents' ? `Child.${origin.piece + 1}` : `Parent.${origin.piece + 1}`;
  const answer = isUnitId(given[ask]) ? given[ask] : undefined;
  const parents: (readonly [string, string])[] = entries.flatMap(pathParents);
  let open = false;
  if (list.key === 'Parents') {
    const child = answer ?? saidId(said, 'child-id');
    const parent = entries.map((entry) => member(entry, 'Id')).find(isUnitId);
    if (child !== undefined && parent !== undefined) parents.push([child, parent]);
    open = child === undefined;
  } else if (list.ofParent) {
    const parent = answer ?? saidId(said, 'parent-id');
    if (parent !== undefined) for (const { id } of units) parents.push([id, parent]);
    // list-accounts has no parent to name.
    open = parent === undefined && parents.length === 0 && list.key !== 'Accounts' && entries.length > 0;
  }
  const description =
    list.key === 'Parents'
      ? `Id of the OU or account whose parent piece ${origin.piece + 1} is`
      : `Id of the root or OU that holds what piece ${origin.piece + 1} lists`;
  const option = list.key === 'Parents' ? '--child-id' : '--parent-id';
  const enabled = list.key === 'Roots' ? entries.flatMap(enabledOf) : undefined;
  return {
    kind: 'organization',
    title: `Organization: ${entries.length} ${entries.length === 1 ? list.one : list.many}`,
    taken: countedAny(entries.length, list.one, list.many),
    organization: {
      ...Object.assign({}, ...entries.map((entry) => fromArn(member(entry, 'Arn')))),
      units,
      parents,
      ...(enabled && entries.some((entry) => isList(member(entry, 'PolicyTypes'))) ? { enabled } : {}),
    },
    ...(open
      ? {
          asks: [{ name: ask, description, path: [] }],
          notes: [
            {
              code: 'PARENT-NOT-SAID',
              severity: 'warning' as const,
              message: `The output does not say ${option === '--child-id' ? 'whose parent this is' : 'below what these are'}: paste the command (${option} …) with it, or fill it in.`,
              path: [list.key],
            },
          ],
        }
      : {}),
    ...pageOf(
      value,
      `${list.command} ${saidId(said, 'parent-id') ?? origin.document}`,
      `aws organizations ${list.command}`,
    ),
  };
}

const listFormat: Format = {
  id: 'organization-members',
  what: 'output of aws organizations list-accounts, list-roots, list-organizational-units-for-parent, list-children or list-parents',
  example:
    '{"Accounts":[{"Id":"222222222222","Arn":"arn:aws:organizations::111111111111:account/o-exampleorgid/222222222222","Name":"prod","Status":"ACTIVE"}]}',
  test: (value) => {
    const list = listIn(value);
    if (list === undefined) return false;
    const entries = listOf(member(value, list.key));
    return entries.length > 0 ? entries.every(isUnit) : Object.keys(value as object).length < 3;
  },
  take: takeList,
};

const SINGLE = ['Account', 'OrganizationalUnit'] as const;

const singleFormat: Format = {
  id: 'organization-member',
  what: 'output of aws organizations describe-account or describe-organizational-unit',
  example:
    '{"OrganizationalUnit":{"Id":"ou-examplerootid-exampleouid","Arn":"arn:aws:organizations::111111111111:ou/o-exampleorgid/ou-examplerootid-exampleouid","Name":"Workloads"}}',
  test: (value) => SINGLE.some((key) => isObject(member(value, key)) && isUnit(member(value, key))),
  take(value) {
    const unit = SINGLE.map((key) => member(value, key)).find(isUnit);
    const [found] = unitOf(unit);
    return {
      kind: 'organization',
      title: `Organization: ${found?.name ?? found?.id ?? ''}`,
      taken: ['1 member'],
      organization: { ...fromArn(member(unit, 'Arn')), units: unitOf(unit), parents: pathParents(unit) },
    };
  },
};

const effectiveFormat: Format = {
  id: 'effective-policy',
  what: '',
  test: (value) => isObject(member(value, 'EffectivePolicy')),
  take: () => ({
    kind: 'other',
    title: 'Effective policy of an account',
    leftOut: [
      {
        what: 'effective policies',
        count: 1,
        why: 'There are none for SCPs and RCPs; other types decide no access.',
      },
    ],
  }),
};

export const organizationFormats: readonly Format[] = [
  organizationFormat,
  listFormat,
  singleFormat,
  effectiveFormat,
];

export { fromArn as organizationOfArn };

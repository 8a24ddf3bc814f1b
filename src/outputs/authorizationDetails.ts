// Output of `aws iam get-account-authorization-details`, one page or all of it: everything of one account.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import { iamName } from '#language/arn.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { HolderKind, Holding, ManagedPolicy } from '#harvest/facts.ts';
import type { Format, Harvest, HarvestNote, Origin } from '#harvest/harvest.ts';
import { isList, listOf, member } from '#text/json.ts';
import { countedManaged, countedPrincipals, olderVersions } from '#harvest/counted.ts';
import { asAws, managedDetail, takeDetail } from './detail.ts';
import { pageOf } from './pageOf.ts';

const LISTS: readonly { readonly list: string; readonly kind: HolderKind }[] = [
  { list: 'UserDetailList', kind: 'user' },
  { list: 'RoleDetailList', kind: 'role' },
  { list: 'GroupDetailList', kind: 'group' },
];

function take(value: unknown, origin: Origin): Harvest {
  const principals: InventoryPrincipal[] = [];
  const holdings: Holding[] = [];
  const notes: HarvestNote[] = [];
  const managed: ManagedPolicy[] = [];
  for (const { list, kind } of LISTS) {
    listOf(member(value, list)).forEach((entry, i) => {
      const taken = takeDetail({ value: entry, kind, path: [list, i], spell: asAws }, origin);
      if (taken.principal) principals.push(taken.principal);
      if (taken.holding) holdings.push(taken.holding);
      if (taken.note) notes.push(taken.note);
    });
  }
  let older = 0;
  listOf(member(value, 'Policies')).forEach((entry, i) => {
    const found = managedDetail({ value: entry, path: ['Policies', i], spell: asAws }, origin);
    managed.push(...found.managed);
    older += found.older;
  });
  const account =
    principals.find((principal) => principal.account !== 'aws')?.account ??
    managed.map(({ arn = '' }) => iamName(arn)?.account).find((one) => one !== 'aws') ??
    '';
  const taken = [...countedPrincipals(principals), ...countedManaged(managed.length)];
  return {
    kind: 'authorization-details',
    title: `Account details: ${taken.join(', ') || 'nothing in them'}`,
    taken,
    ...(older > 0
      ? {
          leftOut: [olderVersions(older)],
        }
      : {}),
    principals,
    holdings,
    managed,
    notes,
    ...pageOf(value, `authorization-details ${account}`, 'aws iam get-account-authorization-details'),
  };
}

export const authorizationDetailsFormat: Format = {
  id: 'authorization-details',
  what: 'output of aws iam get-account-authorization-details',
  example:
    '{"UserDetailList":[],"GroupDetailList":[],"RoleDetailList":[{"RoleName":"Build","Arn":"arn:aws:iam::111111111111:role/Build","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]},"RolePolicyList":[{"PolicyName":"assume","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/Deploy"}]}}],"AttachedManagedPolicies":[]}],"Policies":[]}',
  test: (value) => LISTS.some(({ list }) => isList(member(value, list))),
  take,
};

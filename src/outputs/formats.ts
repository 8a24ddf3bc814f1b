// What AWS's commands, and tools that keep inventories, print as JSON. The first whose test holds takes the piece.
import type { Format } from '#harvest/harvest.ts';
import { authorizationDetailsFormat } from './authorizationDetails.ts';
import { estateCaseFormat, estateFormat } from './estate.ts';
import { foreignFormats } from './foreignJson.ts';
import { accountAliasesFormat, callerIdentityFormat, identityProvidersFormat } from './accountOutputs.ts';
import { awsConfigFormat } from './awsConfig.ts';
import { inlinePolicyFormat } from './inlinePolicy.ts';
import {
  getPolicyFormat,
  listPoliciesFormat,
  policyVersionFormat,
  policyVersionsFormat,
} from './managedPolicies.ts';
import { attachedPoliciesFormat, entitiesForPolicyFormat, policyNamesFormat } from './policyLists.ts';
import { organizationFormats } from './organizations.ts';
import { organizationPolicyFormats } from './organizationPolicies.ts';
import { rolesFormat } from './roles.ts';
import { savedGraphFormat } from './savedGraph.ts';
import { steampipeFormat } from './steampipe.ts';
import { getGroupFormat, getUserFormat, listGroupsFormat, listUsersFormat } from './usersAndGroups.ts';

export const OUTPUT_FORMATS: readonly Format[] = [
  estateFormat,
  estateCaseFormat,
  rolesFormat,
  authorizationDetailsFormat,
  inlinePolicyFormat,
  policyVersionFormat,
  getPolicyFormat,
  listPoliciesFormat,
  policyVersionsFormat,
  attachedPoliciesFormat,
  policyNamesFormat,
  entitiesForPolicyFormat,
  getUserFormat,
  getGroupFormat,
  listUsersFormat,
  listGroupsFormat,
  callerIdentityFormat,
  accountAliasesFormat,
  identityProvidersFormat,
  ...organizationFormats,
  ...organizationPolicyFormats,
  awsConfigFormat,
  steampipeFormat,
  savedGraphFormat,
];

/** Only named: asked after everything that is read. */
export const FOREIGN_FORMATS: readonly Format[] = foreignFormats;

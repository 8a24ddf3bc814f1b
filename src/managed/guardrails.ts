// What AWS attaches by itself in every organization, known by id without a document.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
import type { AttachedPolicy } from '#decision/inventory.ts';

/** Who pastes an SCP does not paste this one beside it. */
export const FULL_ACCESS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

const FULL_RCP = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

const GUARDRAILS = {
  'p-FullAWSAccess': { type: 'scp', name: 'FullAWSAccess', document: FULL_ACCESS },
  'p-RCPFullAWSAccess': { type: 'rcp', name: 'RCPFullAWSAccess', document: FULL_RCP },
} as const;

/** AWS's policy of this id; undefined: it is somebody's own. */
export function awsGuardrail(id: string): AttachedPolicy | undefined {
  if (id !== 'p-FullAWSAccess' && id !== 'p-RCPFullAWSAccess') return undefined;
  const place = { document: `aws-managed:${id}`, piece: 0, path: [] };
  return { ...GUARDRAILS[id], place, live: true };
}

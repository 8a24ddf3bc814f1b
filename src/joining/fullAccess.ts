// FullAWSAccess: what AWS attaches to every root, OU and account, and who pastes an SCP does not paste.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html

export const FULL_ACCESS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

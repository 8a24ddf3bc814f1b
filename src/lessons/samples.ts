// Ready-made workspaces for the first picture and the Add dialog. Texts and names are our own.
import type { OwnerAnswer } from '#workspace/workspace.ts';
import { organization } from './organizationTexts.ts';
import { acrossAccounts, delegatedAccount, federatedDeploy, guardrails } from './sampleTexts.ts';

export interface SampleDocument {
  readonly name: string;
  readonly text: string;
  /** Whose the policy is, when the text does not say. */
  readonly owner?: OwnerAnswer;
}

export interface Sample {
  readonly id: string;
  readonly name: string;
  /** One line: what there is to see. */
  readonly summary: string;
  readonly documents: readonly SampleDocument[];
  /** Edge that is explained first, as an AccessGraph edge id. */
  readonly selection?: string;
}

const edge = (source: string, target: string, action = 'sts:AssumeRole') => `${source}→${target}|${action}`;

/** The first one is what a newcomer sees: keep it small, with one edge of each verdict that a request can have. */
export const SAMPLES: readonly Sample[] = [
  {
    id: 'cross-account',
    name: 'Deploy across accounts',
    summary: 'Two accounts, an external id, and a user who lacks the permission.',
    documents: acrossAccounts,
    selection: edge('arn:aws:iam::111111111111:role/Build', 'arn:aws:iam::222222222222:role/Deploy'),
  },
  {
    id: 'delegated',
    name: 'Account named, or role named?',
    summary: 'One account, two roles: one trusts a user by name, one trusts the whole account.',
    documents: delegatedAccount,
    selection: edge('arn:aws:iam::333333333333:user/dora', 'arn:aws:iam::333333333333:role/Report'),
  },
  {
    id: 'federated',
    name: 'GitHub Actions and a Lambda function',
    summary: 'A deploy role for one repository, and a service role that goes on to a second account.',
    documents: federatedDeploy,
  },
  {
    id: 'guardrails',
    name: 'Boundary, SCP and an explicit deny',
    summary: 'Both sides say yes, and still nobody gets through: three guardrails, three reasons.',
    documents: guardrails,
  },
  {
    id: 'organization',
    name: 'An organization with OUs',
    summary:
      'Six accounts in their OUs: an SCP keeps development out of production, an RCP keeps strangers out.',
    documents: organization,
    selection: edge('arn:aws:iam::666666666666:user/dina', 'arn:aws:iam::444444444444:role/Deploy'),
  },
];

export function findSample(id: string): Sample | undefined {
  return SAMPLES.find((sample) => sample.id === id);
}

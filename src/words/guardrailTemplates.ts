// Guardrails worth trying, with the account filled in.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html

type Slot = 'scp' | 'rcp' | 'boundary' | 'session';

export interface GuardrailTemplate {
  readonly slot: Slot;
  /** A few words, in the form of a button. */
  readonly name: string;
  readonly text: string;
}

export const SLOT_WORDS: Readonly<Record<Slot, string>> = {
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  boundary: 'Permissions boundary',
  session: 'Session policy',
};

const ASSUME = 'sts:AssumeRole';

const SLOTS = ['scp', 'rcp', 'boundary', 'session'] as const;
const OWN = 'Your own';

/** Where somebody begins who writes one: it forbids nothing yet. Customers' RCPs can only deny. */
const beginning = (slot: Slot, account: string): object =>
  slot === 'rcp'
    ? { Effect: 'Deny', Principal: '*', Action: ASSUME, Resource: `arn:aws:iam::${account}:role/NAME` }
    : { Effect: 'Allow', Action: '*', Resource: '*' };

type Statements = (account: string) => readonly object[];

const TEMPLATES: readonly { readonly slot: Slot; readonly name: string; readonly statements: Statements }[] =
  [
    {
      slot: 'scp',
      name: 'No role at all',
      statements: () => [{ Effect: 'Deny', Action: ASSUME, Resource: '*' }],
    },
    {
      slot: 'scp',
      name: 'No role of other accounts',
      statements: (account) => [
        { Effect: 'Deny', Action: ASSUME, NotResource: `arn:aws:iam::${account}:role/*` },
      ],
    },
    {
      slot: 'scp',
      name: 'No role without MFA',
      statements: () => [
        {
          Effect: 'Deny',
          Action: ASSUME,
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      ],
    },
    {
      slot: 'rcp',
      name: 'Nobody from other accounts',
      statements: (account) => [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ASSUME,
          Resource: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalAccount': account },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ],
    },
    {
      slot: 'rcp',
      name: 'Nobody from other organizations',
      statements: () => [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ASSUME,
          Resource: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ],
    },
    {
      slot: 'boundary',
      name: 'No role at all',
      statements: () => [{ Effect: 'Allow', NotAction: ASSUME, Resource: '*' }],
    },
    {
      slot: 'boundary',
      name: 'Only roles of the own account',
      statements: (account) => [
        { Effect: 'Allow', NotAction: ASSUME, Resource: '*' },
        { Effect: 'Allow', Action: ASSUME, Resource: `arn:aws:iam::${account}:role/*` },
      ],
    },
    {
      slot: 'session',
      name: 'No role at all',
      statements: () => [{ Effect: 'Allow', NotAction: ASSUME, Resource: '*' }],
    },
    ...SLOTS.map((slot) => ({
      slot,
      name: OWN,
      statements: (account: string) => [beginning(slot, account)],
    })),
  ];

/** For an account (`scp`, `rcp`) or for a principal of an account (`boundary`, `session`). */
export const guardrailTemplates = (slots: readonly Slot[], account: string): readonly GuardrailTemplate[] =>
  TEMPLATES.filter(({ slot }) => slots.includes(slot)).map(({ name, slot, statements }) => ({
    slot,
    name,
    text: `${JSON.stringify({ Version: '2012-10-17', Statement: statements(account) }, null, 2)}\n`,
  }));

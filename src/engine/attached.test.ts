// Guardrails written where the estate is written: into Terraform, templates and estate files; else told why not.
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareReading } from '#import/textReaders.ts';
import { finish } from '#steps/steps.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { carriedOut } from './carriedOut.ts';
import { judge } from './engine.ts';
import { type GuardrailSlot, guardrailsOf } from './guardrails.ts';
import { tryOut } from './trial.ts';

beforeAll(() => prepareReading([TERRAFORM, TEMPLATE].map((text, i) => ({ id: String(i), name: '', text }))));

const ACCOUNT = '111111111111';

const role = (name: string, aws: string, more = '') => `resource "aws_iam_role" "${name}" {
  name = "${name}"
${more}  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = ${aws}, Action = "sts:AssumeRole" }]
  })
}
`;
const EC2 = '{ Service = "ec2.amazonaws.com" }';

const TERRAFORM = `provider "aws" {
  allowed_account_ids = ["${ACCOUNT}"]
}

${role('app', EC2)}
${role('next', '{ AWS = aws_iam_role.app.arn }')}`;

const ORGANIZATION = `resource "aws_organizations_policy" "regions" {
  name    = "regions"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Resource = "*" }] })
}

resource "aws_organizations_policy_attachment" "regions" {
  policy_id = aws_organizations_policy.regions.id
  target_id = "${ACCOUNT}"
}
`;

const TEMPLATE = `# of the team
Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
  Next:
    Type: AWS::IAM::Role
    Properties:
      RoleName: next
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !GetAtt App.Arn }
            Action: sts:AssumeRole
`;

const NO_ROLE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', NotAction: 'sts:AssumeRole', Resource: '*' }],
});
const NO_HOP = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
});

interface Wanted {
  readonly name: string;
  readonly slot: GuardrailSlot;
  readonly alone?: boolean;
}

function attach(text: string, { alone = false, name, slot }: Wanted) {
  const source = { documents: [{ id: 'd', name: 'main', text }], context: {} };
  const judged = judge(source);
  const owner = judged.model.inventory.principals.find((one) => one.name === name)?.arn ?? name;
  const guardrail = slot === 'scp' || slot === 'rcp' ? NO_HOP : NO_ROLE;
  const result = finish(tryOut({ judged, source }, { kind: 'attach', owner, slot, text: guardrail, alone }));
  const after = result.change && carriedOut({ ...emptyWorkspace, ...source }, result.change.plan).workspace;
  const attached = after && guardrailsOf(judge(after).model, owner).map((one) => one.slot);
  return {
    why: result.elsewhere,
    flips: result.flips.map((flip) => `${flip.before} ${flip.after}`),
    text: after?.documents.map((one) => one.text).join() ?? null,
    attached,
  };
}

describe('a boundary', () => {
  test('of Terraform is a policy beside the role and a line in it', () => {
    expect(attach(TERRAFORM, { name: 'app', slot: 'boundary' })).toEqual({
      why: null,
      flips: ['valid invalid'],
      attached: ['boundary'],
      text: TERRAFORM.replace(
        `  })
}

resource "aws_iam_role" "next"`,
        `  })
  permissions_boundary = aws_iam_policy.app_boundary.arn
}

resource "aws_iam_policy" "app_boundary" {
  name = "app-boundary"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        NotAction = "sts:AssumeRole"
        Resource  = "*"
      }
    ]
  })
}

resource "aws_iam_role" "next"`,
      ),
    });
  });

  test('takes the place of another one, whose policy stays', () => {
    const bound = TERRAFORM.replace(
      role('app', EC2),
      `${role('app', EC2, '  permissions_boundary = aws_iam_policy.wide.arn # for now\n')}
resource "aws_iam_policy" "wide" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
`,
    );
    const { attached, flips, text, why } = attach(bound, { name: 'app', slot: 'boundary' });
    expect([why, flips, attached]).toEqual([null, ['valid invalid'], ['boundary']]);
    expect(text).toContain('  permissions_boundary = aws_iam_policy.app_boundary.arn # for now\n');
    expect(text).toContain('"aws_iam_policy" "wide"');
  });

  test('of a role that is made for each of several is a document of its own, and why is said', () => {
    const many = TERRAFORM.replace(
      '  name = "app"\n',
      '  for_each = toset(["a", "b"])\n  name = each.key\n',
    ).replace('aws_iam_role.app.arn', 'aws_iam_role.app["a"].arn');
    const { flips, text, why } = attach(many, { name: 'a', slot: 'boundary' });
    expect(flips).toEqual(['valid invalid']);
    expect(text).toBeNull();
    expect(why).toBe('main makes it in a way that is not changed for one alone.');
  });

  test('of a template in YAML is a managed policy and a property', () => {
    expect(attach(TEMPLATE, { name: 'next', slot: 'boundary' })).toEqual({
      why: null,
      flips: [],
      attached: ['boundary'],
      text: `${TEMPLATE.trimEnd()}
      PermissionsBoundary: !Ref NextBoundary
  NextBoundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            NotAction: sts:AssumeRole
            Resource: '*'
`,
    });
  });

  test('of a template in JSON, too', () => {
    const json = JSON.stringify(
      {
        Resources: {
          App: {
            Type: 'AWS::IAM::Role',
            Properties: {
              RoleName: 'app',
              AssumeRolePolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
                ],
              },
            },
          },
        },
      },
      null,
      2,
    );
    const { attached, text, why } = attach(json, { name: 'app', slot: 'boundary' });
    expect([why, attached]).toEqual([null, ['boundary']]);
    const { Resources } = JSON.parse(text ?? '') as {
      Resources: Record<string, { Properties: Record<string, unknown> }>;
    };
    expect(Object.keys(Resources)).toEqual(['App', 'AppBoundary']);
    expect(Resources['App']?.Properties['PermissionsBoundary']).toEqual({ Ref: 'AppBoundary' });
  });

  test('of an estate file stands among the policies of its principal', () => {
    const { attached, flips, text, why } = attach(ESTATE, { name: 'app', slot: 'boundary' });
    expect([why, flips, attached]).toEqual([null, ['valid invalid'], ['boundary']]);
    expect(text).toBe(
      ESTATE.replace(
        '"policies": []',
        `"policies": [
        {
          "name": "app boundary",
          "kind": "boundary",
          "document": {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "NotAction": "sts:AssumeRole",
                "Resource": "*"
              }
            ]
          }
        }
      ]`,
      ),
    );
  });

  test('of an output of AWS is a document of its own: the output attaches nothing', () => {
    const details = JSON.stringify({
      RoleDetailList: [
        {
          RoleName: 'app',
          Arn: `arn:aws:iam::${ACCOUNT}:role/app`,
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
          RolePolicyList: [],
          AttachedManagedPolicies: [],
        },
      ],
      Policies: [],
    });
    const { text, why } = attach(details, { name: 'app', slot: 'boundary' });
    expect(text).toBeNull();
    expect(why).toBe('main says what is attached; it attaches nothing.');
  });

  test('is a document of its own where that is wanted', () => {
    const { flips, text, why } = attach(TERRAFORM, { name: 'app', slot: 'boundary', alone: true });
    expect([why, flips, text]).toEqual([null, ['valid invalid'], null]);
  });
});

const ESTATE = JSON.stringify(
  {
    principals: [
      { arn: `arn:aws:iam::${ACCOUNT}:role/app`, policies: [] },
      {
        arn: `arn:aws:iam::${ACCOUNT}:role/next`,
        policies: [],
        trust: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/app` },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  null,
  2,
);

describe('a session policy', () => {
  test('comes with the call: no code has it', () => {
    const { text, why } = attach(TERRAFORM, { name: 'app', slot: 'session' });
    expect([text, why]).toEqual([null, 'A session policy comes with the call: no text attaches it.']);
  });

  test('of an estate file stands there', () => {
    expect(attach(ESTATE, { name: 'app', slot: 'session' }).attached).toEqual(['session']);
  });
});

describe('an SCP', () => {
  test('of Terraform is a policy with its attachment, behind those that are there', () => {
    const text = TERRAFORM + ORGANIZATION;
    expect(attach(text, { name: ACCOUNT, slot: 'scp' })).toEqual({
      why: null,
      flips: ['unknown invalid'],
      attached: ['scp', 'scp'],
      text: `${text}
resource "aws_organizations_policy" "account_${ACCOUNT}_scp" {
  name = "account-${ACCOUNT}-scp"
  type = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Deny"
        Action   = "sts:AssumeRole"
        Resource = "*"
      }
    ]
  })
}

resource "aws_organizations_policy_attachment" "account_${ACCOUNT}_scp" {
  policy_id = aws_organizations_policy.account_${ACCOUNT}_scp.id
  target_id = "${ACCOUNT}"
}
`,
    });
  });

  test('is no part of code that does not build the organization, and why is said', () => {
    const { flips, text, why } = attach(TERRAFORM, { name: ACCOUNT, slot: 'scp' });
    expect([flips, text]).toEqual([['valid invalid'], null]);
    expect(why).toBe('No text here builds the organization: its management account attaches it.');
  });

  test('of an estate file stands at a level of the account, beside full access', () => {
    const { attached, flips, text, why } = attach(ESTATE, { name: ACCOUNT, slot: 'scp' });
    expect([why, flips, attached]).toEqual([null, ['valid invalid'], ['scp', 'scp']]);
    expect((JSON.parse(text ?? '') as { scps: unknown }).scps).toEqual({
      [ACCOUNT]: [
        {
          level: `account ${ACCOUNT}`,
          policies: [
            { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
            JSON.parse(NO_HOP),
          ],
        },
      ],
    });
  });

  test('of a template is a policy with its target', () => {
    const template = `Resources:
  Regions:
    Type: AWS::Organizations::Policy
    Properties:
      Name: regions
      Type: SERVICE_CONTROL_POLICY
      TargetIds: ["${ACCOUNT}"]
      Content:
        Version: "2012-10-17"
        Statement:
          - { Effect: Deny, Action: "s3:*", Resource: "*" }
`;
    const { attached, text, why } = attach(template, { name: ACCOUNT, slot: 'scp' });
    expect([why, attached]).toEqual([null, ['scp', 'scp']]);
    expect(text).toBe(`${template}  Account${ACCOUNT}Scp:
    Type: AWS::Organizations::Policy
    Properties:
      Name: account-${ACCOUNT}-scp
      Type: SERVICE_CONTROL_POLICY
      TargetIds:
        - '${ACCOUNT}'
      Content:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Action: sts:AssumeRole
            Resource: '*'
`);
  });
});

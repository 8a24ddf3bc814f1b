// Guardrails taken off where they are attached: one line goes, everything else of the text stays.
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareReading } from '#import/textReaders.ts';
import { finish } from '#steps/steps.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { carriedOut } from './carriedOut.ts';
import { judge } from './engine.ts';
import { type GuardrailSlot, guardrailsOf } from './guardrails.ts';
import { tryOut } from './trial.ts';

const ACCOUNT = '111111111111';

const TERRAFORM = `resource "aws_iam_role" "app" {
  name                 = "app"
  permissions_boundary = aws_iam_policy.bound.arn # until the audit
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role" "next" {
  name                 = "next"
  permissions_boundary = aws_iam_policy.bound.arn
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.app.arn }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_policy" "bound" {
  name   = "bound"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}

resource "aws_organizations_policy" "hops" {
  name    = "hops"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "sts:AssumeRole", Resource = "*" }] })
}

resource "aws_organizations_policy_attachment" "hops" {
  policy_id = aws_organizations_policy.hops.id
  target_id = "${ACCOUNT}"
}
`;

const TEMPLATE = `Resources:
  Bound:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "s3:*", Resource: "*" }
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      PermissionsBoundary: !Ref Bound
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

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const roleDetail = (name: string, from: object, more: object = {}) => ({
  RoleName: name,
  RoleId: `AROAEXAMPLE${name.toUpperCase()}`,
  Arn: role(name),
  Path: '/',
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: from, Action: 'sts:AssumeRole' }),
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  ...more,
});
const bound = `arn:aws:iam::${ACCOUNT}:policy/bound`;
const DETAILS = JSON.stringify({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    roleDetail(
      'app',
      { Service: 'ec2.amazonaws.com' },
      { PermissionsBoundary: { PermissionsBoundaryArn: bound } },
    ),
    roleDetail('next', { AWS: role('app') }, { PermissionsBoundary: { PermissionsBoundaryArn: bound } }),
  ],
  Policies: [
    {
      PolicyName: 'bound',
      Arn: bound,
      PolicyVersionList: [
        { IsDefaultVersion: true, Document: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
      ],
    },
  ],
});

beforeAll(() => prepareReading([TERRAFORM, TEMPLATE].map((text, i) => ({ id: String(i), name: '', text }))));

const sourceOf = (text: string) => ({ documents: [{ id: 'd', name: 'main', text }], context: {} });

function detach(text: string, name: string, slot: GuardrailSlot) {
  const source = sourceOf(text);
  const judged = judge(source);
  const named = judged.model.inventory.principals.find((one) => one.name === name)?.arn;
  const owner = named ?? ACCOUNT;
  const guardrail = guardrailsOf(judged.model, owner).find((one) => one.slot === slot);
  if (guardrail === undefined) throw new Error('no such guardrail');
  const { change, flips, trouble } = finish(tryOut({ judged, source }, { kind: 'detach', owner, guardrail }));
  const after = change && carriedOut({ ...emptyWorkspace, ...source }, change.plan).workspace;
  return {
    trouble,
    flips: flips.map((flip) => `${flip.before} ${flip.after}`),
    text: after && after.documents.map((one) => one.text).join(),
  };
}

const lineWith = (text: string, part: string) => {
  const line = text.split('\n').find((one) => one.includes(part));
  return `${line}\n`;
};

describe('a boundary', () => {
  test('of Terraform goes from the role that has it, with its line', () => {
    const withoutScp = TERRAFORM.slice(0, TERRAFORM.indexOf('resource "aws_organizations_policy"'));
    expect(detach(withoutScp, 'app', 'boundary')).toEqual({
      trouble: null,
      flips: ['invalid valid'],
      text: withoutScp.replace(lineWith(withoutScp, 'until the audit'), ''),
    });
  });

  test('of a template in YAML goes from the role that has it', () => {
    expect(detach(TEMPLATE, 'app', 'boundary')).toEqual({
      trouble: null,
      flips: ['invalid valid'],
      text: TEMPLATE.replace(lineWith(TEMPLATE, '!Ref Bound'), ''),
    });
  });

  test('of account details goes from the role that has it: the policy stays, and others keep it', () => {
    const { flips, text, trouble } = detach(DETAILS, 'app', 'boundary');
    expect([trouble, flips]).toEqual([null, ['invalid valid']]);
    expect(text).toBe(DETAILS.replace(`,"PermissionsBoundary":{"PermissionsBoundaryArn":"${bound}"}`, ''));
  });
});

describe('an SCP', () => {
  test('of Terraform goes with its attachment, and nothing else goes', () => {
    const { text, trouble } = detach(TERRAFORM, ACCOUNT, 'scp');
    expect(trouble).toBeNull();
    const from = TERRAFORM.indexOf('\n\nresource "aws_organizations_policy_attachment"');
    expect(text).toBe(`${TERRAFORM.slice(0, from)}\n`);
  });

  test('of a template goes from the account, and stays where else it is attached', () => {
    const scp = `Resources:
  Hops:
    Type: AWS::Organizations::Policy
    Properties:
      Name: hops
      Type: SERVICE_CONTROL_POLICY
      TargetIds:
        - ou-ab12-33333333
        - "${ACCOUNT}"
      Content:
        Version: "2012-10-17"
        Statement:
          - { Effect: Deny, Action: sts:AssumeRole, Resource: "*" }
`;
    const { text, trouble } = detach(scp, ACCOUNT, 'scp');
    expect([trouble, text]).toEqual([null, scp.replace(lineWith(scp, `- "${ACCOUNT}"`), '')]);
    const alone = scp.replace(lineWith(scp, '- ou-'), '');
    expect(detach(alone, ACCOUNT, 'scp').text).toBe(
      alone.replace(`      TargetIds:\n        - "${ACCOUNT}"\n`, ''),
    );
  });

  test('whose attachment is made for each of several is left, and said', () => {
    const many = TERRAFORM.replace(
      `target_id = "${ACCOUNT}"`,
      'for_each  = toset(["111111111111", "222222222222"])\n  target_id = each.value',
    );
    expect(detach(many, ACCOUNT, 'scp')).toEqual({
      flips: [],
      text: null,
      trouble: 'No text here says alone that it is attached: detach it where it was attached.',
    });
  });
});

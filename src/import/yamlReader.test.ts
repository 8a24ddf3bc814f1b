import { describe, expect, it } from 'vitest';
import { rangeOf } from '#text/locate.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import { prepareReading } from './textReaders.ts';

async function reading(text: string) {
  const documents: readonly WorkspaceDocument[] = [{ id: 'd', name: 'd.yaml', text }];
  await prepareReading(documents);
  const result = read({ version: 1, name: '', documents, view: {}, context: {} });
  const policies = result.inventory.principals.flatMap(({ name, trust = [], policies: own = [] }) =>
    [...trust, ...own].map((policy) => {
      const range = rangeOf(text, {
        ...policy.place,
        path: [...policy.place.path, 'Statement', 0, 'Action'],
      });
      return {
        name,
        type: policy.type,
        action: text.slice(range?.from, range?.to),
        document: policy.document,
      };
    }),
  );
  return { ...result, policies };
}

const TRUST = `Version: 2012-10-17
Statement:
  - Effect: Allow
    Principal: { AWS: 012345678901 }
    Action: sts:AssumeRole`;

describe('YAML that is no template', () => {
  it('is a policy, of whose account ids nothing is lost', async () => {
    const { pieces, policies } = await reading(`The trust policy of role \`Ops\`:\n\n${TRUST}\n`);
    expect(pieces).toMatchObject([{ kind: 'policy', policyType: 'trust' }]);
    expect(policies).toMatchObject([{ name: 'Ops', type: 'trust', action: 'sts:AssumeRole' }]);
    expect(JSON.stringify(policies[0]?.document)).toContain('"012345678901"');
  });

  it('is what a command prints with --output yaml', async () => {
    const { pieces, policies, inventory } = await reading(
      `Role:\n  Arn: arn:aws:iam::111111111111:role/Ops\n  RoleName: Ops\n  AssumeRolePolicyDocument:\n${TRUST.replace(/^/gm, '    ')}\n`,
    );
    expect(pieces[0]?.kind).toBe('get-role');
    expect(inventory.principals[0]?.arn).toBe('arn:aws:iam::111111111111:role/Ops');
    expect(policies).toMatchObject([{ type: 'trust', action: 'sts:AssumeRole' }]);
  });

  it('holds policies of the Serverless Framework and of Ansible', async () => {
    const serverless = `service: s
provider:
  name: aws
  iam:
    role:
      statements:
        - Effect: Allow
          Action: sts:AssumeRole
          Resource: arn:aws:iam::111111111111:role/B
`;
    const one = await reading(serverless);
    expect(one.policies).toMatchObject([{ type: 'identity', action: 'sts:AssumeRole' }]);
    const ansible = `- name: role
  community.aws.iam_role:
    name: builder
    assume_role_policy_document: |
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
`;
    const two = await reading(ansible);
    expect(two.policies).toMatchObject([{ name: 'builder', type: 'trust' }]);
    expect(two.problems.map(({ code }) => code)).toContain('YAML-INSIDE');
  });

  it('works out functions and variables of the Serverless Framework, or leaves them open', async () => {
    const { policies, problems, pieces } = await reading(`service: orders
provider:
  name: aws
  stage: live
  region: eu-west-1
  iamRoleStatements:
    - Effect: Allow
      Action: sts:AssumeRole
      Resource:
        - Fn::Join: ['', ['arn:aws:iam::222222222222:role/', reader]]
        - !Sub arn:\${AWS::Partition}:iam::333333333333:role/reader
        - arn:aws:iam::\${self:custom.account}:role/reader
    - Effect: Allow
      Action: s3:ListBucket
      Resource: { 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: Uploads }]] }
`);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(policies).toMatchObject([
      {
        name: 'orders-live-eu-west-1-lambdaRole',
        type: 'identity',
        action: 'sts:AssumeRole',
        document: {
          Statement: [
            {
              Resource: [
                'arn:aws:iam::222222222222:role/reader',
                'arn:aws:iam::333333333333:role/reader',
                expect.stringMatching(/^arn:aws:iam::UNKNOWN_ACCOUNT\w+:role\/reader$/),
              ],
            },
            { Resource: 'arn:aws:s3:::Uploads' },
          ],
        },
      },
    ]);
    expect(pieces[0]?.owner).toMatch(/:role\/orders-live-eu-west-1-lambdaRole$/);
  });

  it('leaves variables of IAM alone', async () => {
    const { policies } = await reading(`policy:
  Version: 2012-10-17
  Statement:
    - Effect: Allow
      Action: sts:AssumeRole
      Resource: arn:aws:iam::111111111111:role/\${aws:username}
`);
    expect(JSON.stringify(policies[0]?.document)).toContain('role/${aws:username}');
  });

  it('says where a slip is, and takes the rest', async () => {
    const text = `${TRUST}\n    Condition: {StringEquals: {a: "b}}\n`;
    const { problems } = await reading(text);
    const slip = problems.find(({ code }) => code === 'YAML-SYNTAX');
    expect(slip?.severity).toBe('error');
    expect(slip?.from).toBeGreaterThan(text.indexOf('Condition'));
    expect(slip?.to).toBeLessThanOrEqual(text.length);
  });

  it('says so when it holds no policy', async () => {
    const { problems } = await reading('x:\n  - iam_role:\n      name: a\n');
    expect(problems.map(({ code }) => code)).toContain('NOT-UNDERSTOOD');
  });
});

import { describe, expect, it } from 'vitest';
import { assumeEdges } from './assumeEdges.ts';
import { type CaseInput, estateInventory } from './caseInventory.ts';
import { prepare } from '#decision/model.ts';

const A = '111111111111';
const B = '222222222222';
const role = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;
const user = (account: string, name: string): string => `arn:aws:iam::${account}:user/${name}`;

const trust = (principal: unknown, extra: object = {}): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...extra }],
});
const permits = (resource: string | readonly string[], extra: object = {}) => ({
  name: 'assume',
  kind: 'identity' as const,
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource, ...extra }],
  },
});

function drawn(input: CaseInput): { edges: string[]; bare: number } {
  const { edges, bareWildcardPairs } = assumeEdges(prepare(estateInventory(input)));
  const short = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
  return {
    edges: edges.map((e) => `${short(e.source)} > ${short(e.target)} ${e.verdict}`),
    bare: bareWildcardPairs,
  };
}

describe('drawn', () => {
  it('half edges from either side, in reading order of the roles', () => {
    const { edges } = drawn({
      principals: [
        { arn: role(A, 'Named'), policies: [] },
        { arn: role(A, 'Asker'), policies: [permits(role(B, 'Target'))] },
        { arn: role(B, 'Target'), policies: [], trust: trust({ AWS: role(A, 'Named') }) },
      ],
    });
    expect(edges).toEqual(['Named > Target invalid', 'Asker > Target invalid']);
  });

  it('ends that are only mentioned', () => {
    const { edges } = drawn({
      principals: [
        {
          arn: role(A, 'Known'),
          policies: [permits(role(B, 'Elsewhere'))],
          trust: trust({ AWS: user(B, 'vendor') }),
        },
      ],
    });
    expect(edges).toEqual(['vendor > Known unknown', 'Known > Elsewhere unknown']);
  });

  it('a trusted account and those of its principals that may, or that name the role', () => {
    const { edges } = drawn({
      principals: [
        { arn: role(A, 'May'), policies: [permits('*')] },
        { arn: role(A, 'MayNot'), policies: [] },
        { arn: role(A, 'Tries'), policies: [permits(role(B, 'Target'), { Effect: 'Deny' })] },
        { arn: role(B, 'Target'), policies: [], trust: trust({ AWS: A }) },
      ],
    });
    expect(edges).toEqual([`${A} > Target unknown`, 'Tries > Target invalid', 'May > Target valid']);
  });

  it('everyone as one node, and whoever gets in by it', () => {
    const { edges } = drawn({
      principals: [
        { arn: user(B, 'neighbour'), policies: [] },
        { arn: user(A, 'stranger'), policies: [] },
        { arn: user(A, 'equipped'), policies: [permits('*')] },
        { arn: role(B, 'Open'), policies: [], trust: trust({ AWS: '*' }) },
      ],
    });
    expect(edges).toEqual(['* > Open unknown', 'equipped > Open valid', 'neighbour > Open valid']);
  });

  it('patterns narrower than every role, also with an account wildcard', () => {
    const { edges } = drawn({
      principals: [
        { arn: role(A, 'Deployer'), policies: [permits('arn:aws:iam::*:role/deploy-*')] },
        { arn: role(B, 'deploy-web'), policies: [], trust: trust({ AWS: role(A, 'Deployer') }) },
        { arn: role(B, 'deploy-db'), policies: [], trust: trust({ AWS: role(A, 'Other') }) },
        { arn: role(B, 'Other'), policies: [], trust: trust({ Service: 'ec2.amazonaws.com' }) },
      ],
    });
    expect(edges).toEqual([
      'Deployer > deploy-web valid',
      'Other > deploy-db unknown',
      'Deployer > deploy-db invalid',
      'ec2.amazonaws.com > Other valid',
    ]);
  });

  it('services and providers with the action that they use', () => {
    const provider = `arn:aws:iam::${B}:saml-provider/Okta`;
    const { edges } = assumeEdges(
      prepare(
        estateInventory({
          principals: [
            {
              arn: role(B, 'Federated'),
              policies: [],
              trust: trust({ Federated: provider }, { Action: 'sts:AssumeRoleWithSAML' }),
            },
          ],
        }),
      ),
    );
    expect(edges.map((e) => [e.source, e.action, e.verdict])).toEqual([
      [provider, 'sts:AssumeRoleWithSAML', 'valid'],
    ]);
  });

  it('a named session, and its role under the condition that it calls itself so', () => {
    const { edges } = drawn({
      principals: [
        { arn: role(A, 'CI'), policies: [] },
        {
          arn: role(A, 'Target'),
          policies: [],
          trust: trust({ AWS: `arn:aws:sts::${A}:assumed-role/CI/build` }),
        },
      ],
    });
    expect(edges).toEqual(['build > Target valid', 'CI > Target conditional']);
  });

  it('placeholders as they stand, with what AWS objects to', () => {
    const { edges } = assumeEdges(
      prepare(
        estateInventory({
          principals: [
            { arn: role(A, 'Target'), policies: [], trust: trust({ AWS: role('ACCOUNT_B_ID', 'Caller') }) },
          ],
        }),
      ),
    );
    expect(edges.map((e) => [e.source, e.verdict, e.latent])).toEqual([
      [role('ACCOUNT_B_ID', 'Caller'), 'invalid', 'unknown'],
    ]);
  });
});

describe('not drawn', () => {
  it('what only a bare wildcard would draw, but counted', () => {
    const closed = trust({ Service: 'lambda.amazonaws.com' });
    const { bare, edges } = drawn({
      principals: [
        { arn: role(A, 'Admin'), policies: [permits('*')] },
        { arn: role(A, 'One'), policies: [], trust: closed },
        { arn: role(A, 'Two'), policies: [permits('arn:aws:iam::*:role/*')], trust: closed },
      ],
    });
    expect(edges).toEqual(['lambda.amazonaws.com > One valid', 'lambda.amazonaws.com > Two valid']);
    // Admin > One, Admin > Two, Two > Admin, Two > One
    expect(bare).toBe(4);
  });

  it('self-loops, unless the role names itself', () => {
    const by = (resource: string, principal: unknown) =>
      drawn({
        principals: [{ arn: role(A, 'Self'), policies: [permits(resource)], trust: trust(principal) }],
      }).edges.filter((e) => e.startsWith('Self > Self'));
    expect(by('*', { AWS: A })).toEqual([]);
    expect(by(`arn:aws:iam::${A}:role/S*`, { AWS: A })).toEqual([]);
    expect(by('*', { AWS: role(A, 'Self') })).toEqual(['Self > Self valid']);
    expect(by(role(A, 'Self'), { AWS: A })).toEqual(['Self > Self valid']);
  });

  it('anything in an empty inventory', () => {
    expect(drawn({})).toEqual({ edges: [], bare: 0 });
  });
});

it('policies of a group count for its users, and the group itself assumes nothing', () => {
  const inventory = estateInventory({
    principals: [
      { arn: user(A, 'ann'), policies: [permits(role(B, 'Target'))] },
      { arn: role(B, 'Target'), policies: [], trust: trust({ AWS: A }) },
    ],
  });
  const [ann, target] = inventory.principals;
  const ofGroup = {
    ...inventory,
    principals: [
      {
        arn: `arn:aws:iam::${A}:group/dev`,
        kind: 'group' as const,
        account: A,
        name: 'dev',
        policies: ann!.policies!,
      },
      { ...ann!, policies: [{ ...ann!.policies![0]!, group: 'dev' }] },
      target!,
    ],
  };
  const { edges } = assumeEdges(prepare(ofGroup));
  expect(edges.map((e) => [e.source, e.verdict])).toEqual([
    [A, 'unknown'],
    [user(A, 'ann'), 'valid'],
  ]);
});

// A session says which role it is of, but not on which path that stands.
import { describe, expect, it } from 'vitest';
import type { Inventory, InventoryPrincipal } from './inventory.ts';
import { prepare } from './model.ts';
import { resolveSource } from './source.ts';

const SESSION = 'arn:aws:sts::111111111111:assumed-role/worker/run-7';
const ROLE = 'arn:aws:iam::111111111111:role/worker';
const LAMBDA = 'arn:aws:iam::111111111111:role/service-role/worker';

const trusting = (name: string, ...arns: readonly string[]): InventoryPrincipal => ({
  arn: `arn:aws:iam::222222222222:role/${name}`,
  kind: 'role',
  account: '222222222222',
  name,
  trust: [
    {
      name: 'trust',
      type: 'trust',
      place: { document: 'd', piece: 0, path: [] },
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: arns }, Action: 'sts:AssumeRole' }],
      },
    },
  ],
});

const roleOf = (...principals: readonly InventoryPrincipal[]): string | null => {
  const inventory: Inventory = { accounts: [], principals, context: {} };
  return resolveSource(prepare(inventory), SESSION).principalArn;
};

describe('the role of a session', () => {
  it('is the one that is declared, else has no path', () => {
    expect(roleOf({ arn: LAMBDA, kind: 'role', account: '111111111111', name: 'worker' })).toBe(LAMBDA);
    expect(roleOf(trusting('vault'))).toBe(ROLE);
  });
  it('is the one of this name that a trust policy names, for AWS has it', () =>
    expect(roleOf(trusting('vault', 'arn:aws:iam::333333333333:role/x/worker', LAMBDA))).toBe(LAMBDA));
  it('is not known where two are named', () =>
    expect(
      roleOf(trusting('vault', LAMBDA), trusting('safe', 'arn:aws:iam::111111111111:role/ops/worker')),
    ).toBe(ROLE));
});

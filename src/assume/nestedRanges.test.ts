// Ranges that begin alike and differ further on.
import { expect, it } from 'vitest';
import { prepare } from '#decision/model.ts';
import { assumeVerdict } from './assumeVerdict.ts';
import { estateInventory } from './caseInventory.ts';

const ROLE = 'arn:aws:iam::111111111111:role/One';
const ANN = 'arn:aws:iam::111111111111:user/ann';
const statement = (Effect: string, range: string) => ({
  Effect,
  Principal: { AWS: ANN },
  Action: 'sts:AssumeRole',
  Condition: { IpAddress: { 'aws:SourceIp': range } },
});

it('a denied range inside an allowed one that begins with the same address leaves the rest of it open', () => {
  const trust = {
    Version: '2012-10-17',
    Statement: [statement('Allow', '10.0.0.0/8'), statement('Deny', '10.0.0.0/16')],
  };
  const inventory = estateInventory({
    principals: [
      { arn: ROLE, trust },
      { arn: ANN, policies: [] },
    ],
  });
  expect(assumeVerdict(prepare(inventory), ANN, ROLE).verdict).toBe('conditional');
});

// Whatever names and patterns there are: what matched still matches, what did not still does not, and verdicts stay.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { judge } from './judgement.ts';
import { pseudonymise } from './pseudonymise.ts';

const ACCOUNTS = ['123456789012', '123400000001', '987654321098'] as const;
const PART = fc.constantFrom(
  'app',
  'ap',
  'a',
  'admin',
  'Admin',
  'webAdmin',
  'prod',
  'prodeu',
  'eu',
  '2024',
  'x1',
  'role',
  'svc',
  'acme',
  'ACME',
);
const name = fc
  .tuple(fc.array(PART, { minLength: 1, maxLength: 3 }), fc.constantFrom('-', '_', '', '.'))
  .map(([parts, by]) => parts.join(by));
const path = fc.constantFrom('', '', 'team/', 'team/ops/', 'acme/');

/** A name with pieces cut out and wildcards in their places. */
const pattern = fc
  .tuple(name, fc.nat(20), fc.nat(20), fc.constantFrom('*', '?', '*', '${aws:username}'))
  .map(([of, a, b, wild]) => {
    const from = Math.min(a, b) % of.length;
    const length = wild === '?' ? 1 : Math.max(1, Math.max(a, b) % of.length);
    return of.slice(0, from) + wild + of.slice(from + length);
  });
const account = fc.constantFrom(...ACCOUNTS);
const role = fc.tuple(account, path, name).map(([a, p, n]) => `arn:aws:iam::${a}:role/${p}${n}`);
const anyRole = fc
  .tuple(fc.oneof(account, fc.constantFrom('*', '1234*', '12345678901?')), path, fc.oneof(name, pattern))
  .map(([a, p, n]) => `arn:aws:iam::${a}:role/${p}${n}`);

const condition = fc.oneof(
  fc.constant({}),
  fc.record({ StringEquals: fc.record({ 'sts:ExternalId': name }) }),
  fc.record({ StringLike: fc.record({ 'sts:ExternalId': pattern }) }),
  fc.record({ StringEqualsIgnoreCase: fc.record({ 'aws:PrincipalTag/team': name }) }),
  fc.record({ StringLike: fc.record({ 'aws:PrincipalTag/team': pattern }) }),
  fc.record({ ArnLike: fc.record({ 'aws:PrincipalArn': anyRole }) }),
  fc.record({ StringNotLike: fc.record({ 'aws:PrincipalArn': anyRole }) }),
  fc.record({ StringEquals: fc.record({ 'aws:PrincipalAccount': account }) }),
  fc.record({ StringLike: fc.record({ 'sts:RoleSessionName': pattern }) }),
);
const effect = fc.constantFrom('Allow', 'Allow', 'Deny');

const principal = fc.record({
  arn: fc.oneof(
    role,
    fc.tuple(account, name).map(([a, n]) => `arn:aws:iam::${a}:user/${n}`),
  ),
  team: name,
  may: fc.array(fc.record({ effect, resource: anyRole, condition }), { maxLength: 2 }),
  trusts: fc.array(
    fc.record({
      effect,
      who: fc.oneof(
        role,
        account,
        account.map((a) => `arn:aws:iam::${a}:root`),
      ),
      condition,
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const workspace: fc.Arbitrary<Workspace> = fc
  .tuple(
    fc.uniqueArray(principal, { minLength: 2, maxLength: 5, selector: ({ arn }) => arn.toLowerCase() }),
    fc.option(name, { nil: null }),
  )
  .map(([principals, sent]) =>
    Object.assign({}, emptyWorkspace, {
      context: sent === null ? {} : { 'sts:ExternalId': sent },
      documents: [
        {
          id: 'd1',
          name: 'estate.json',
          text: JSON.stringify({
            principals: principals.map(({ arn, may, team, trusts }) => ({
              arn,
              tags: { team },
              policies: [
                {
                  name: 'permissions',
                  kind: 'identity',
                  document: document(
                    may.map(({ condition: Condition, effect: Effect, resource: Resource }) => ({
                      Effect,
                      Action: 'sts:AssumeRole',
                      Resource,
                      Condition,
                    })),
                  ),
                },
              ],
              ...(arn.includes(':role/')
                ? {
                    trust: document(
                      trusts.map(({ condition: Condition, effect: Effect, who }) => ({
                        Effect,
                        Principal: { AWS: who },
                        Action: 'sts:AssumeRole',
                        Condition,
                      })),
                    ),
                  }
                : {}),
            })),
          }),
        },
      ],
    }),
  );

it('verdicts of random workspaces are the same under other names', () => {
  let renamed = 0;
  let all = 0;
  fc.assert(
    fc.property(workspace, (w) => {
      const result = pseudonymise(w);
      all++;
      if ('different' in result) return;
      renamed++;
      // the promise, checked once more from outside
      const verdicts = (of: Workspace) =>
        judge(of)
          .edges.map(({ said }) => said)
          .toSorted();
      expect(verdicts(result.workspace)).toEqual(verdicts(w));
      expect(result.left).toEqual([]);
      expect(result.workspace.documents[0]?.text).not.toMatch(/acme|123456789012|987654321098/i);
    }),
    { numRuns: 30 },
  );
  expect(renamed).toBe(all);
});

// What the sources of an inventory leave open: live documents, missing ones, several claims, encoded text.
import { expect, it } from 'vitest';
import { assumeVerdict } from './assumeVerdict.ts';
import { estateInventory } from './caseInventory.ts';
import type { Inventory, InventoryPrincipal } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';

const SOURCE = 'arn:aws:iam::111111111111:role/Caller';
const TARGET = 'arn:aws:iam::111111111111:role/Target';

const allow = (principal: unknown, extra: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...extra }],
});

function inventory(
  trustDocument: unknown,
  source: Partial<InventoryPrincipal> = {},
  target: Partial<InventoryPrincipal> = {},
): Inventory {
  const base = estateInventory({
    principals: [
      { arn: SOURCE, policies: [] },
      { arn: TARGET, policies: [], trust: trustDocument },
    ],
  });
  const [from, to] = base.principals;
  return {
    ...base,
    principals: [
      { ...from!, ...source },
      { ...to!, ...target },
    ],
  };
}

const ask = (i: Inventory) => assumeVerdict(prepare(i), SOURCE, TARGET);

it('a document of a live account was accepted once, so its faults do not block', () => {
  const refused = inventory(allow({ AWS: SOURCE }, { Resource: '*' }));
  expect(ask(refused)).toMatchObject({ verdict: 'invalid', latent: 'valid' });
  const [from, to] = refused.principals;
  const [accepted] = to!.trust!;
  const live = { ...to!, trust: [{ ...accepted!, live: true }] };
  const edge = ask({ ...refused, principals: [from!, live] });
  expect(edge.verdict).toBe('valid');
  expect(edge.latent).toBeUndefined();
});

it('an unknown boundary is a missing document where it would count, and nothing where it is passed by', () => {
  const open = { unknownSlots: ['boundary'] as const };
  const byRole = ask(inventory(allow({ AWS: SOURCE }), open));
  expect(byRole.verdict).toBe('unknown');
  expect(byRole.missing).toEqual([
    {
      what: 'boundary',
      of: SOURCE,
      command:
        'aws iam get-role --role-name Caller --query Role.PermissionsBoundary  # with credentials of account 111111111111',
    },
  ]);
  expect(byRole.gates.boundary.answer).toBe('unknown');
  expect(ask(inventory(allow({ AWS: '*' }), open)).verdict).toBe('valid');
});

it('a managed policy without its document leaves open what the others do not allow', () => {
  const managed = 'arn:aws:iam::aws:policy/PowerUserAccess';
  const edge = ask(inventory(allow({ AWS: '111111111111' }), { missingPolicies: [managed] }));
  expect(edge.verdict).toBe('unknown');
  expect(edge.missing.map((m) => [m.what, m.of])).toEqual([['managed-policy', managed]]);
  expect(edge.missing[0]?.command).toContain(`aws iam get-policy-version --policy-arn ${managed}`);
});

it('several trust documents are one by one accepted or refused', () => {
  const base = inventory(allow({ AWS: SOURCE }));
  const [from, to] = base.principals;
  const [first] = to!.trust!;
  const both = [
    { ...first!, document: allow({ AWS: SOURCE }, { Resource: '*' }), name: 'first claim' },
    { ...first!, name: 'second claim', place: { document: 'estate', piece: 1, path: [] } },
  ];
  const edge = ask({ ...base, principals: [from!, { ...to!, trust: both }] });
  expect(edge.verdict).toBe('valid');
  expect(edge.reasons.map((r) => r.code)).toContain('DOC_REJECTED');
  expect(edge.gates.trust.statements.map((s) => [s.policy, s.place.piece])).toEqual([['second claim', 1]]);
});

it('inside encoded text only the string itself can be pointed at', () => {
  const base = inventory(allow({ AWS: SOURCE }));
  const [from, to] = base.principals;
  const place = { document: 'gaad', piece: 0, path: ['RoleDetailList', 0, 'AssumeRolePolicyDocument'] };
  const [plain] = to!.trust!;
  const encoded = { ...to!, trust: [{ ...plain!, place, encoded: true }] };
  const edge = ask({ ...base, principals: [from!, encoded] });
  expect(edge.gates.trust.statements[0]?.place).toEqual(place);
  expect(edge.reasons[0]?.places.every((p) => p.path === place.path)).toBe(true);
});

it('a what-if value overrides what the graph knows, and null means not sent', () => {
  const condition = { Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } };
  const base = inventory(allow({ AWS: SOURCE }, condition));
  expect(ask(base).verdict).toBe('invalid');
  expect(ask({ ...base, context: { 'aws:principalaccount': '999999999999' } }).verdict).toBe('valid');
  const external = inventory(
    allow({ AWS: SOURCE }, { Condition: { StringEquals: { 'sts:ExternalId': 'x-42' } } }),
  );
  expect(ask(external).verdict).toBe('conditional');
  expect(ask({ ...external, context: { 'sts:externalid': null } }).verdict).toBe('invalid');
});

it('anything that is no principal is told so and never throws', () => {
  const model = prepare(inventory(allow({ AWS: SOURCE })));
  for (const source of ['', 'arn:', 'arn:aws:iam::111111111111:group/dev', 'hello world', '…']) {
    const edge = assumeVerdict(model, source, TARGET);
    expect(edge.verdict).toBe('invalid');
    expect(edge.rule.id).toBe('R8');
    expect(edge.text).not.toBe('');
  }
  expect(assumeVerdict(model, SOURCE, 'not a role').verdict).not.toBe('valid');
});

import { describe, expect, it } from 'vitest';
import { read } from './read.ts';
import type { Piece, Reading } from './reading.ts';

const version = '"Version": "2012-10-17"';
const trust = (aws: string) =>
  `{ ${version}, "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "${aws}" }, "Action": "sts:AssumeRole" }] }`;
const serviceTrust = `{ ${version}, "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] }`;
const mayAssume = (role: string) =>
  `{ ${version}, "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "${role}" } }`;
const reads = `{ ${version}, "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shelf/*" }] }`;
const fence = (json: string) => `\n\`\`\`json\n${json}\n\`\`\`\n`;

const A1 = 'arn:aws:iam::111111111111:role/Role_A';
const B1 = 'arn:aws:iam::111111111111:role/Role_B';
const B2 = 'arn:aws:iam::222222222222:role/Role_B';

function readText(...texts: readonly string[]): Reading {
  const documents = texts.map((text, i) => ({ id: `d${i}`, name: `Pasted text ${i + 1}`, text }));
  return read({ version: 1, name: '', documents, view: {}, context: {} });
}
const owners = (reading: Reading) => reading.pieces.map((piece: Piece) => piece.owner);

describe('prose with headings: one pair of roles, first in one account, then in two', () => {
  const text = `# One role becoming another

It depends on whether the roles live in the same account or in separate accounts.

## Both roles in the Same Account

There are two roles, \`Role_A\` and \`Role_B\`. So that \`Role_A\` may assume \`Role_B\`, change the **trust relationship** of \`Role_B\` to this:
${fence(trust(A1))}
Nothing else is needed.

## Roles in Different Accounts

Say \`Role_A\` and \`Role_B\` are in different accounts. \`Role_A\` will need another policy with \`sts:AssumeRole\`.

The \`Role_B\` trust relationship is as before:
${fence(trust(A1))}
And \`Role_A\` needs this attached as a policy:
${fence(mayAssume(B2))}
Done.`;

  it('takes the account from the heading and from the other document', () => {
    expect(owners(readText(text))).toEqual([B1, B2, A1]);
  });

  it('asks in one line and offers the other candidates', () => {
    const [first, second] = readText(text).pieces;
    expect(first?.question).toBe('This looks like the trust policy of Role_B in 111111111111.');
    expect(first?.ownership).toBe('guessed');
    expect(second?.candidates).toContain(B1);
  });

  it('marks principals whose documents are all guessed', () => {
    expect(readText(text).inventory.principals.map(({ arn, guessed }) => [arn, guessed])).toEqual([
      [B1, true],
      [B2, true],
      [A1, true],
    ]);
  });
});

describe('plain text without Markdown, with captions and a diagram', () => {
  const text = `Overview

flowchart TB
    subgraph Same[Same Account]
        RoleA1[Role A<br/>Source] -->|on Role B| RoleB1[Role B<br/>Target]
    end
    style Same fill:#fff

Same Account: one role becomes another

Both roles are in the same AWS account (e.g., account 111111111111).

Step 1: Change Role B’s Trust Relationship

Change Role B’s Trust Relationship policy so that it includes Role A:

${trust(A1)}

Key points:

  • Use the full ARN: arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME

Cross-Account: one role becomes another

  • Role A: exists in AWS account 111111111111
  • Role B: exists in AWS account 222222222222

Step 1: Change Role B’s Trust Relationship (Target Account)

Change Role B’s Trust Relationship policy in account 222222222222:

${trust(A1)}

Step 2: Give Role A a policy (Source Account)

Add the following policy to Role A in account 111111111111:

${mayAssume(B2)}

Complete Example: Cross-Account Setup

Account 111111111111 (Source Account)

Role A - Trust Relationship:

${serviceTrust}

Role A - Permissions Policy:

${mayAssume(B2)}

Account 222222222222 (Target Account)

Role B - Trust Relationship:

${trust(A1)}

Role B - Permissions Policy:

${reads}

Good to know

  1. Ask for an external id:

    { "Condition": { "StringEquals": { "sts:ExternalId": "blue-42" } } }

  2. Limit the time:

    { "Action": "sts:AssumeRole", "Condition": { "NumericLessThan": { "aws:RequestedRegion": "3600" } } }

  3. Use paths: arn:aws:iam::111111111111:role/production/app/Role_A
`;

  it('finds every owner', () => {
    expect(owners(readText(text))).toEqual([B1, B2, A1, A1, A1, B2, B2, undefined, undefined]);
  });

  it('counts what stands there twice once, and says so', () => {
    const { inventory, problems } = readText(text);
    const byArn = Object.fromEntries(inventory.principals.map((principal) => [principal.arn, principal]));
    expect(Object.keys(byArn).sort()).toEqual([A1, B1, B2]);
    expect(byArn[A1]?.policies).toHaveLength(1);
    expect(byArn[A1]?.trust).toHaveLength(1);
    expect(byArn[B2]?.trust).toHaveLength(1);
    expect(byArn[B2]?.policies).toHaveLength(1);
    expect(problems.filter((problem) => problem.code === 'SAME-POLICY')).toHaveLength(2);
  });

  it('names fragments and makes no principal of them', () => {
    const { pieces, problems } = readText(text);
    expect(pieces.slice(-2).map((piece) => piece.kind)).toEqual(['fragment', 'fragment']);
    expect(problems.filter((problem) => problem.code === 'FRAGMENT')).toHaveLength(2);
  });
});

describe('placeholders for accounts', () => {
  const text = `## Account A

In \`AccountA\` create a role \`account_a_role\` with two policies:

1. a \`Trust Relationship\` that says who may assume it
${fence(trust('arn:aws:iam::ACCOUNT_B_ID:role/account_b_role'))}
Conditions can narrow who can \`AssumeRole\`.

2. a \`Permission Policy\` that says what it may do
${fence(reads)}
## Account B

In \`AccountB\`, create a role \`account_b_role\` that can assume the role of \`AccountA\`

1. a \`Permission Policy\` with \`sts:AssumeRole\`
${fence(mayAssume('arn:aws:iam::ACCOUNT_A_ID:role/account_a_role'))}`;

  it('are account names like any other', () => {
    const a = 'arn:aws:iam::ACCOUNT_A_ID:role/account_a_role';
    expect(owners(readText(text))).toEqual([a, a, 'arn:aws:iam::ACCOUNT_B_ID:role/account_b_role']);
  });
});

describe('sentences that say who wants to become whom', () => {
  const role = (account: string) => `arn:aws:iam::${account}:role/Role-A`;
  const text = `### A user assumes a role

User-1 is in AWS account 1111111111 and wants to assume Role-A in the same AWS account. Below are the User-1 permissions to assume Role-A.
${fence(mayAssume(role('1111111111')))}
User-1 is in AWS account 1111111111 and wants to assume Role-A in a different AWS account 2222222222. Below are the User-1 permissions to assume Role-A.
${fence(mayAssume(role('2222222222')))}
Below is the Role-A trust relationship which allows User-1 to assume the role in same AWS account.
${fence(trust('arn:aws:iam::1111111111:user/User-1'))}
Below is the Role-A trust relationship in AWS account 2222222222 which allows User-1 from third AWS account to assume the role (cross-account).
${fence(trust('arn:aws:iam::3333333333:user/User-1'))}
**A role assumes a role.**

Role-1 is in AWS account 1111111111 and wants to assume Role-A in the same AWS

account. Below is the Role-A permissions to assume Role-A.
${fence(mayAssume(role('1111111111')))}
Below is the Role-A trust relationship which allows Role-1 to assume the role in same AWS account.
${fence(trust('arn:aws:iam::1111111111:role/Role-1'))}
### A service assumes a role

Below is the Role-A trust relationship which allows EC2 service to assume this role.
${fence(serviceTrust)}`;

  it('tells callers from targets, also where the text slips', () => {
    const user = 'arn:aws:iam::1111111111:user/User-1';
    const caller = 'arn:aws:iam::1111111111:role/Role-1';
    const near = role('1111111111');
    expect(owners(readText(text))).toEqual([user, user, near, role('2222222222'), caller, near, near]);
  });

  it('keeps several guessed trust policies of one role side by side, and says that AWS keeps one', () => {
    const { inventory, problems } = readText(text);
    expect(inventory.principals.find(({ arn }) => arn === role('1111111111'))?.trust).toHaveLength(3);
    const told = problems.filter((problem) => problem.code === 'SEVERAL-TRUSTS');
    expect(told.map((problem) => [problem.severity, problem.place?.piece])).toEqual([
      ['warning', 5],
      ['warning', 6],
    ]);
  });
});

describe('bare policies without words', () => {
  it('a trust policy nobody owns belongs to the role that another document may assume, and vice versa', () => {
    expect(owners(readText(trust(A1), mayAssume(B2)))).toEqual([B2, A1]);
    expect(owners(readText(mayAssume(B2), trust(A1)))).toEqual([A1, B2]);
    expect(owners(readText(`${trust(A1)}\n${mayAssume(B2)}`))).toEqual([B2, A1]);
  });

  it('an estate is evidence too', () => {
    const policies = [{ name: 'x', kind: 'identity', document: JSON.parse(mayAssume(B2)) as unknown }];
    const estate = JSON.stringify({ principals: [{ arn: A1, policies }] });
    const { pieces, inventory } = readText(estate, trust(A1));
    expect(pieces[1]?.owner).toBe(B2);
    expect(inventory.principals.map((principal) => principal.guessed ?? false)).toEqual([false, true]);
  });

  it('what stays unknown gets an owner of its own and is not refused', () => {
    const { pieces, inventory } = readText(serviceTrust);
    expect(pieces[0]?.owner).toBe('arn:aws:iam::UNKNOWN_ACCOUNT:role/a-role');
    expect(pieces[0]?.question).toMatch(/does not say of which role/);
    expect(inventory.principals).toHaveLength(1);
  });

  it('a trust policy and a permissions policy alone are taken for one role', () => {
    expect(new Set(owners(readText(serviceTrust, reads))).size).toBe(1);
  });

  it('two unknown trust policies are two roles', () => {
    expect(new Set(owners(readText(serviceTrust, trust('arn:aws:iam::111111111111:root')))).size).toBe(2);
  });
});

describe('other words', () => {
  const owner = (text: string, json = serviceTrust) => readText(`${text}\n\n${json}`).pieces[0]?.owner;

  it.each([
    [
      'The role `ci-deployer` in account 333333333333 has this trust policy:',
      'arn:aws:iam::333333333333:role/ci-deployer',
    ],
    ['Trust policy of ci-deployer:', 'arn:aws:iam::UNKNOWN_ACCOUNT:role/ci-deployer'],
    [
      'Trust policy for arn:aws:iam::333333333333:role/ops/Deploy:',
      'arn:aws:iam::333333333333:role/ops/Deploy',
    ],
  ])('%s', (text, expected) => {
    expect(owner(text)).toBe(expected);
  });

  it('a caption with a full ARN states the owner: no question', () => {
    const [piece] = readText(`Trust policy for ${B2}:\n\n${serviceTrust}`).pieces;
    expect(piece?.ownership).toBe('stated');
    expect(piece?.question).toBeUndefined();
  });

  it('a file name gives a name, if no better one is there', () => {
    const documents = [{ id: 'd', name: 'cideployer-trust-policy.json', text: serviceTrust }];
    const [piece] = read({ version: 1, name: '', documents, view: {}, context: {} }).pieces;
    expect(piece?.owner).toBe('arn:aws:iam::UNKNOWN_ACCOUNT:role/cideployer');
  });

  it('a file name is evidence', () => {
    const documents = [
      { id: 'd', name: 'role_b-trust.json', text: trust(A1) },
      { id: 'e', name: 'x', text: `See ${B2}. ${reads}` },
    ];
    expect(read({ version: 1, name: '', documents, view: {}, context: {} }).pieces[0]?.owner).toBe(B2);
  });

  it('an SCP is one because the words say so, and counts once its account is known', () => {
    const scp = `{ ${version}, "Statement": [{ "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "*" }] }`;
    const unknown = readText(`This service control policy guards us:\n\n${scp}`);
    expect(unknown.pieces[0]?.policyType).toBe('scp');
    expect(unknown.inventory.scps).toBeUndefined();
    const known = readText(`Service control policy for account 333333333333:\n\n${scp}`);
    expect(Object.keys(known.inventory.scps ?? {})).toEqual(['333333333333']);
    expect(known.inventory.scps?.['333333333333']?.[0]?.policies).toHaveLength(2);
  });
});

describe('the answer of the user', () => {
  const answered = (owner: string, slot?: 'boundary' | 'identity') =>
    read({
      version: 1,
      name: '',
      documents: [{ id: 'd', name: 'x', text: reads, owners: { '0': slot ? { owner, slot } : { owner } } }],
      view: {},
      context: {},
    });

  it('wins, and nothing is a guess any more', () => {
    const { pieces, inventory } = answered(A1);
    expect(pieces[0]).toMatchObject({ owner: A1, ownership: 'answered' });
    expect(pieces[0]?.question).toBeUndefined();
    expect(inventory.principals[0]?.guessed).toBeUndefined();
    expect(inventory.principals[0]?.policies?.[0]?.guessed).toBeUndefined();
  });

  it('may name the slot', () => {
    expect(answered(A1, 'boundary').inventory.principals[0]?.policies?.[0]?.type).toBe('boundary');
  });

  it('that is no ARN is told, and the guess stands in', () => {
    const { problems, pieces } = answered('who knows?');
    expect(problems.map((problem) => problem.code)).toContain('OWNER');
    expect(pieces[0]?.ownership).toBe('guessed');
  });
});

describe('the account of whoever may assume a role', () => {
  const account = (...texts: readonly string[]) => readText(...texts).pieces[0]?.owner?.split(':')[4];
  const policy = `Attach this policy to Role_A:\n${mayAssume(B2)}`;

  it('is not the one of the role, where nothing else says so', () => {
    expect(account(policy)).toBe('UNKNOWN_ACCOUNT');
  });

  it('is the only one that a trust policy, a sentence or another document lives in', () => {
    expect(account(policy, `Role_B trusts its account:\n${trust('arn:aws:iam::222222222222:root')}`)).toBe(
      '222222222222',
    );
    expect(account(`In account 222222222222, attach this policy to Role_A:\n${mayAssume(B2)}`)).toBe(
      '222222222222',
    );
  });
});

describe('more policies than one owner can hold', () => {
  const target = (i: number) => `arn:aws:iam::222222222222:role/R${i}`;
  const many = (count: number) => Array.from({ length: count }, (_, i) => mayAssume(target(i))).join('\n');
  const most = (reading: Reading) => {
    const held = new Map<string | undefined, number>();
    for (const { owner } of reading.pieces) held.set(owner, (held.get(owner) ?? 0) + 1);
    return Math.max(...held.values());
  };

  it('are guessed to be nobody’s: each asks, and is drawn by itself', () => {
    const text = `${trust(A1)}\n${many(300)}`;
    const reading = readText(text);
    expect(most(reading)).toBe(1);
    expect(reading.pieces.filter(({ nameless, question }) => nameless === true && question)).toHaveLength(
      300,
    );
  });

  it('stay where they are when words name the owner, or the document is one and the same', () => {
    const named = Array.from(
      { length: 130 },
      (_, i) => `Attach this to Role_A:\n${fence(mayAssume(target(i)))}`,
    );
    expect(most(readText(named.join('\n')))).toBe(130);
    const same = Array.from({ length: 130 }, () => mayAssume(B1)).join('\n');
    expect(most(readText(`${trust(A1)}\n${same}`))).toBe(130);
  });
});

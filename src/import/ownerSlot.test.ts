import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const doc = (statement: string) => `{"Version":"2012-10-17","Statement":[${statement}]}`;
const trust = (who: string) =>
  doc(`{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::${who}"},"Action":"sts:AssumeRole"}`);
const into = (role: string) =>
  doc(`{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::${role}"}`);
const guard = doc('{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}');

const readText = (text: string, name = 'Pasted text') =>
  read({ version: 1, name: '', documents: [{ id: 'd', name, text }], view: {}, context: {} });
const codes = (text: string) => readText(text).problems.map(({ code }) => code);

describe('what looks like a guardrail', () => {
  it('a file or folder name makes none of what a sentence hands to a role, or of what could be none', () => {
    const text = `Attach this to Night-Watch:\n${guard}\n\n${into('222222222222:role/Tower')}`;
    const types = readText(text, 'scp/17-scp.txt').pieces.map((piece) => piece.policyType);
    expect(types).toEqual(['identity', 'identity']);
    expect(readText(guard, 'scp/deny.json').pieces[0]?.policyType).toBe('scp');
  });

  it('the organization in the words before it puts it on every account, asked and told', () => {
    const text = `Permissions of Night-Watch:\n${into('222222222222:role/Tower')}
Trust policy of Tower:\n${trust('111111111111:role/Night-Watch')}
Attach this SCP to the root of our organization:\n${guard}`;
    const { inventory, pieces } = readText(text);
    expect(Object.keys(inventory.scps ?? {}).sort()).toEqual(['111111111111', '222222222222']);
    expect(inventory.scps?.['111111111111']?.map(({ level, policies }) => [level, policies.length])).toEqual([
      ['root', 2],
    ]);
    expect(inventory.scps?.['111111111111']?.[0]?.policies[1]?.guessed).toBe(true);
    expect(pieces[2]?.question).toMatch(/whole organization/);
    expect(codes(text).filter((code) => /GUARDRAIL|FULL/.test(code))).toEqual([
      'GUARDRAIL-EVERYWHERE',
      'FULL-ACCESS-ASSUMED',
    ]);
  });

  it('without any account it counts for none, and that is told', () => {
    expect(codes(`This SCP guards us:\n${guard}`)).toEqual(['GUARDRAIL-NOWHERE']);
  });
});

describe('the account of a holder who is named without one', () => {
  const owner = (text: string) => readText(text).pieces[0]?.owner?.slice('arn:aws:iam::'.length);

  it('the only account that can be meant, and it asks', () => {
    const text = `Trust policy of Tower:\n${trust('111111111111:role/Night-Watch')}`;
    expect(owner(text)).toBe('111111111111:role/Tower');
    expect(readText(text).pieces[0]?.question).toMatch(/perhaps in 111111111111\. In which account is it\?/);
  });

  it('stays unknown where another account is meant, or several could be', () => {
    const cross = `This is for cross-account use. Trust policy of Tower:\n${trust('111111111111:role/W')}`;
    expect(owner(cross)).toBe('UNKNOWN_ACCOUNT:role/Tower');
    const several = `Trust policy of Tower:\n${trust('111111111111:role/W","arn:aws:iam::222222222222:role/V').replace('"AWS":', '"AWS":[').replace('},"Action', ']},"Action')}`;
    expect(owner(several)).toBe('UNKNOWN_ACCOUNT:role/Tower');
  });

  it('goes with the other documents of the same name', () => {
    const text = `Trust policy of Tower:\n${trust('111111111111:root')}
Permissions of Tower:\n${into('222222222222:role/Cellar')}`;
    expect(readText(text).pieces.map((piece) => piece.owner?.split(':')[4])).toEqual([
      '111111111111',
      '111111111111',
    ]);
  });
});

describe('owners beyond one', () => {
  const text = `In account 111111111111 attach this to the group Keepers and to user mona:\n${into('222222222222:role/Tower')}`;

  it('each of them holds the document, a group as a group', () => {
    const { inventory } = readText(text);
    expect(inventory.principals.map(({ kind, name, policies }) => [kind, name, policies?.length])).toEqual([
      ['group', 'Keepers', 1],
      ['user', 'mona', 1],
    ]);
  });

  it('not those whom the sentence only mentions', () => {
    const other = `Attach this to Night-Watch, which Sun-Watch and Moon-Watch may then use:\n${guard}`;
    expect(readText(other).inventory.principals.map(({ name }) => name)).toEqual(['Night-Watch']);
  });
});

it('an invented name is asked for, with its account', () => {
  const [piece] = readText(trust('111111111111:root')).pieces;
  expect(piece).toMatchObject({ nameless: true, ownership: 'guessed' });
  expect(piece?.question).toMatch(/Name the role and its account\.$/);
  const [named] = readText(`Trust policy of Tower:\n${trust('111111111111:root')}`).pieces;
  expect(named?.nameless).toBeUndefined();
});

describe('a list of guardrails', () => {
  const types = (text: string) => readText(text).pieces.map(({ policyType }) => policyType);
  const deny = (action: string) =>
    `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "${action}", "Resource": "*" } }`;

  it('is named once, before the first of them', () => {
    expect(
      types(
        `Our SCPs:\n\n1. No leaving:\n${deny('organizations:*')}\n2. No keys:\n${deny('iam:CreateAccessKey')}`,
      ),
    ).toEqual(['scp', 'scp']);
    expect(types(`Two SCPs at the root:\n\n${deny('a:*')}\n\n${deny('b:*')}\n\n${deny('c:*')}`)).toEqual([
      'scp',
      'scp',
      'scp',
    ]);
  });

  it('ends where a policy is somebody’s, or was one alone', () => {
    expect(types(`Our SCPs:\n${deny('a:*')}\nAttach this to the role Build:\n${deny('b:*')}`)).toEqual([
      'scp',
      'identity',
    ]);
    expect(types(`The SCP:\n${deny('a:*')}\nAnd then:\n${deny('b:*')}`)).toEqual(['scp', 'identity']);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '#language/policy.ts';
import { conditionKey } from '#iam/conditionKeys.ts';
import { readActionWords } from './actionWords.ts';
import { caretAt } from './caret.ts';
import type { Here, Met } from './here.ts';
import { NOTED_KEYS } from './keyNotes.ts';
import { meaningAt } from './meaning.ts';
import { standingOf } from './standing.ts';

const words = readActionWords(readFileSync(new URL('awsActions.txt', import.meta.url), 'utf8'));
const BUILD = 'arn:aws:iam::111111111111:role/Build';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';

const MET: Readonly<Record<string, Met>> = {
  [BUILD]: { word: 'role', declared: true, from: [], to: [{ label: 'Deploy', verdict: 'conditional' }] },
  '111111111111': { word: 'account', declared: true, from: [], to: [], members: 2, alias: 'dev' },
};

interface Around {
  readonly owner?: string;
  readonly type?: PolicyType;
}

function meaning(marked: string, { owner, type }: Around = {}) {
  const caret = caretAt(marked.replace('|', ''), 0, marked.indexOf('|'));
  const standing = caret && standingOf(caret);
  if (!caret || !standing) return null;
  const here: Here = {
    type,
    owner: owner ?? null,
    find: (id) => MET[id.replace(/^arn:aws:iam::(\d+):root$/, '$1')] ?? null,
    fitting: () => ['Build'],
  };
  return meaningAt(caret, standing, words, here, [
    { name: 'GetObject', level: 'Read' },
    { name: 'GetObjectAcl', level: 'Read' },
    { name: 'PutObject', level: 'Write' },
  ]);
}
const principal = (value: string, around?: Around, kind = 'AWS') =>
  meaning(`{"Statement":[{"Principal":{"${kind}":"${value}"}}]}`, around)?.text;
const compared = (operator: string, key: string, value: string) =>
  meaning(`{"Statement":[{"Condition":{"${operator}":{"${key}":"${value}"}}}]}`);

describe('principals', () => {
  test('an account delegates, whichever way it is written', () => {
    for (const written of ['1|11111111111', 'arn:aws:iam::111111|111111:root']) {
      const text = principal(written);
      expect(text).toContain('needs its own permission');
      expect(text).toContain('2 principals of this account are in this graph. It is called `dev`.');
    }
  });

  test('a role: by where the policy stands, and what it may become', () => {
    const at = '|arn:aws:iam::111111111111:role/Build';
    expect(principal(at, { owner: 'arn:aws:iam::111111111111:role/X', type: 'trust' })).toContain(
      'The same account as this role’s: being named here is enough. A boundary or session policy',
    );
    expect(principal(at, { owner: DEPLOY, type: 'trust' })).toContain('Another account than this role’s');
    expect(principal(at)).toContain('Of another account, its own policies must allow `sts:AssumeRole`');
    expect(principal(at)).toContain('Given here. What it may become: `Deploy` (conditional).');
    expect(principal('|arn:aws:iam::111111111111:role/Other')).toContain('Nothing in this graph');
  });

  test('a user needs no boundary; a session is one; a wildcard in an ARN is refused', () => {
    expect(principal('|arn:aws:iam::111111111111:user/nora')).not.toContain('boundary');
    expect(principal('|arn:aws:sts::111111111111:assumed-role/A/s')).toContain('Exactly this session');
    expect(principal('|arn:aws:iam::111111111111:role/*')).toContain('refuses wildcards');
    expect(principal('|arn:aws:iam::111111111111:group/G')).toContain('AWS refuses it');
    expect(principal('|AROAEXAMPLEID1234')).toContain('has been deleted');
    expect(principal('|*')).toContain('Everybody of every account');
  });

  test('services by their name, with what they need', () => {
    expect(principal('|ec2.amazonaws.com', {}, 'Service')).toContain('Amazon EC2.');
    expect(principal('|pods.eks.amazonaws.com', {}, 'Service')).toContain('needs `sts:TagSession`');
    expect(principal('|logs.eu-west-1.amazonaws.com', {}, 'Service')).toContain('of one region');
    expect(principal('|ecs-tasks.amazonaws.com', {}, 'Service')).toContain('a task');
    expect(principal('|s3.amazonaws.com', {}, 'Service')).toContain('aws:SourceAccount');
  });

  test('providers say what to pin', () => {
    const at = `|arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com`;
    expect(principal(at, {}, 'Federated')).toContain('`token.actions.githubusercontent.com:sub`');
    expect(principal('|accounts.google.com', {}, 'Federated')).toContain('`accounts.google.com:aud`');
    expect(principal('|arn:aws:iam::111111111111:saml-provider/Corp', {}, 'Federated')).toContain('SAML:aud');
  });
});

describe('effects, versions, resources', () => {
  test('Allow by the type of the policy, Deny always', () => {
    const at = '{"Statement":[{"Effect":"A|llow"}]}';
    expect(meaning(at, { type: 'scp' })?.text).toContain('Gives nothing');
    expect(meaning(at, { type: 'trust' })?.text).toContain('become the role');
    expect(meaning(at)?.text).toContain('unless a Deny applies');
    expect(meaning('{"Statement":[{"Effect":"D|eny"}]}')?.text).toContain('no Allow lifts it');
    expect(meaning('{"Version":"2008|-10-17","Statement":[]}')?.text).toContain('plain text');
  });

  test('a pattern of ARNs says what it fits here', () => {
    const text = meaning('{"Statement":[{"Resource":"arn:aws:iam::*:role/|*"}]}')?.text;
    expect(text).toContain('AWS Identity and Access Management');
    expect(text).toContain('Here it fits `Build`.');
    expect(meaning('{"Statement":[{"Resource":"|*"}]}')?.title).toBe('Everything');
    expect(
      meaning('{"Statement":[{"Resource":"|arn:aws:iam::1:role/aws-service-role/x/Y"}]}')?.text,
    ).toContain('Linked to a service');
  });

  test('actions of a service whose names are listed; patterns by how many they fit', () => {
    expect(meaning('{"Statement":[{"Action":"s3:|getobject"}]}')?.title).toBe('s3:GetObject');
    expect(meaning('{"Statement":[{"Action":"s3:|Get*"}]}')?.text).toContain('2 of 3 actions');
    expect(meaning('{"Statement":[{"Action":"|*"}]}')?.text).toContain('Every action');
    expect(meaning('{"Statement":[{"Action":"sts:|*"}]}')?.text).toContain('every action');
    expect(meaning('{"Statement":[{"Action":"s3:|Nothing"}]}')).toBeNull();
  });
});

describe('conditions', () => {
  test('a variable where the pointer is, and only there', () => {
    const found = compared('StringEquals', 'sts:RoleSessionName', 'x-${aws:us|ername}-y');
    expect(found).toMatchObject({ title: '${aws:username}', part: { from: 2, to: 17 } });
    expect(found?.text).toContain('matches nothing');
    expect(compared('StringEquals', 'sts:RoleSessionName', 'x|-${aws:username}')?.part).toBeUndefined();
    expect(
      meaning('{"Statement":[{"Resource":"arn:aws:s3:::b/${aws:PrincipalTag/te|am, \'x\'}/*"}]}')?.text,
    ).toContain('it is `x`');
    expect(compared('StringLike', 'sts:ExternalId', '${|*}')?.text).toContain('plain character');
    expect(compared('StringEquals', 'aws:PrincipalAccount', '${AWS::Acc|ountId}')?.title).not.toMatch(/aws:/);
  });

  test('wildcards by the operator', () => {
    expect(compared('StringEquals', 'sts:ExternalId', '|a*')?.text).toContain('plain characters');
    expect(compared('StringLike', 'sts:ExternalId', '|a*')?.text).toContain('any run of characters');
    expect(compared('ArnLike', 'aws:PrincipalArn', '|arn:aws:iam::*:role/x')?.text).toContain('six parts');
    expect(compared('Null', 'sts:ExternalId', '|true')?.text).toContain('lacks the key');
  });

  test('what a value is: an account, an organization, a workflow', () => {
    expect(compared('StringEquals', 'aws:PrincipalAccount', '|111111111111')?.text).toContain('2 principals');
    expect(compared('StringEquals', 'aws:PrincipalOrgID', '|o-abcdefghij')?.text).toContain('organization');
    const github = 'token.actions.githubusercontent.com:sub';
    expect(compared('StringLike', github, '|repo:me/app:ref:refs/heads/main')?.text).toContain(
      'does not match',
    );
    expect(compared('StringLike', github, '|repo:me@1/app@2:*')?.text).not.toContain('does not match');
    expect(compared('ArnEquals', 'aws:PrincipalArn', '|arn:aws:iam::111111111111:root')?.text).toContain(
      'the root user alone',
    );
  });

  test('every note is of a key that there is', () => {
    for (const key of NOTED_KEYS) expect(conditionKey(key)?.name.toLowerCase(), key).toBe(key);
    const text = meaning(
      '{"Statement":[{"Condition":{"Bool":{"aws:Multi|FactorAuthPresent":"true"}}}]}',
    )?.text;
    expect(text).toContain('Missing for access keys of a user');
    const tags = meaning('{"Statement":[{"Condition":{"StringEquals":{"aws:Tag|Keys":"x"}}}]}')?.text;
    expect(tags).toContain('or it never matches');
  });
});

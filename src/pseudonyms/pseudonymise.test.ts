// Every format, sample, case and file that the engine reads, under other names: the same verdicts, no name left.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareReading } from '#import/textReaders.ts';
import { understood } from '#import/understood.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { caseWorkspaces, formatWorkspaces, sampleWorkspaces } from './corpusFixtures.ts';
import { finish, type Steps } from '#steps/steps.ts';
import { judge, judgeInSteps, type Judgement } from './judgement.ts';
import { pseudonymiseInSteps, type Pseudonymised } from './pseudonymise.ts';
import { restoreNames } from './pseudonyms.ts';

const text = (name: string) => readFileSync(new URL(`../../e2e/texts/${name}`, import.meta.url), 'utf8');
const of = (documents: Readonly<Record<string, string>>, more: Partial<Workspace> = {}): Workspace => ({
  ...emptyWorkspace,
  documents: Object.entries(documents).map(([name, content], i) => ({
    id: `d${i + 1}`,
    name,
    text: content,
  })),
  ...more,
});

beforeAll(async () => {
  const examples = understood().map(({ example }, i) => ({ id: `${i}`, name: '', text: example ?? '' }));
  await prepareReading(examples);
});

function renamed(w: Workspace, also: readonly string[] = [], judgeBy = judgeInSteps): Pseudonymised {
  const result = finish(pseudonymiseInSteps(w, also, judgeBy));
  if ('different' in result) throw new Error(`${w.name}: ${result.different} of ${result.edges} differ`);
  return result;
}

describe.each([
  ['examples of formats', formatWorkspaces()],
  ['samples', sampleWorkspaces()],
  ['conformance cases', caseWorkspaces()],
  [
    'files',
    [
      of({ 'completeExample.txt': text('completeExample.txt') }),
      of({ 'deployRoles.yaml': text('deployRoles.yaml') }),
      of({ 'main.tf': text('main.tf'), 'variables.tf': text('variables.tf') }),
      of({ 'placeholders.md': text('placeholders.md') }),
      of({ 'sameAndCross.md': text('sameAndCross.md') }),
      of({ 'slips.md': text('slips.md') }),
      of({ 'terraform.txt': text('terraform.txt') }),
    ],
  ],
] as const)('%s', (_, all) => {
  it('keep every verdict, lose every name, keep their length, and come back as they were', () => {
    for (const w of all) {
      // The first that is judged is the original.
      const judged: number[] = [];
      function* counted(anew: Workspace): Steps<Judgement> {
        const judgement = yield* judgeInSteps(anew);
        judged.push(judgement.edges.length);
        return judgement;
      }
      const { edges, left, pseudonyms, workspace } = renamed(w, [], counted);
      expect({ name: w.name, edges, left }).toEqual({ name: w.name, edges: judged[0], left: [] });
      expect(judged.length).toBeGreaterThan(1);
      for (const [i, document] of workspace.documents.entries()) {
        const original = w.documents[i]?.text ?? '';
        expect(document.text).toHaveLength(original.length);
        // Tokens carry names in base64, which only whoever opens them reads.
        if (!original.includes('eyJ')) expect(restoreNames(document.text, pseudonyms)).toBe(original);
      }
    }
  });
});

const ESTATE = JSON.stringify({
  accounts: [
    {
      id: '987654321098',
      alias: 'acme-prod',
      org: 'o-a1b2c3d4e5',
      orgPath: 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/',
      units: [
        { id: 'r-ab12', name: 'Root' },
        { id: 'ou-ab12-11111111', name: 'Project Falconia' },
      ],
    },
  ],
  principals: [
    {
      arn: 'arn:aws:iam::987654321098:role/platform/acme-Deploy',
      uniqueId: 'AROAQWERTYUIOPASDF123',
      tags: { team: 'Nightingale' },
      policies: [
        {
          name: 'reach',
          kind: 'identity',
          document: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'AllowAcmeReach',
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Resource: 'arn:aws:iam::*:role/acme-*',
              },
              {
                Effect: 'Allow',
                Action: 's3:GetObject',
                Resource: 'arn:aws:s3:::acme-invoices-987654321098/*',
              },
            ],
          },
        },
      ],
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: 'arn:aws:iam::987654321098:oidc-provider/login.acme.example' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { 'login.acme.example:sub': 'jane.doe@acme.example' } },
          },
          {
            Effect: 'Allow',
            Principal: {
              Federated: 'arn:aws:iam::987654321098:oidc-provider/token.actions.githubusercontent.com',
            },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/rocket:ref:refs/heads/*' },
            },
          },
        ],
      },
    },
    {
      arn: 'arn:aws:iam::123456789012:role/acme-target',
      policies: [{ name: 'view', kind: 'identity', document: { Version: '2012-10-17', Statement: [] } }],
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::987654321098:root', Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: {
              StringEquals: { 'sts:ExternalId': 'tango-77', 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            },
          },
        ],
      },
    },
  ],
});

it('replaces what tells whose it is, and keeps what is AWS’s', () => {
  const { workspace } = renamed(
    of({ 'acme.json': ESTATE }, { name: 'Acme review', context: { 'sts:ExternalId': 'tango-77' } }),
  );
  const all = JSON.stringify(workspace);
  for (const own of [
    /acme/i,
    /deploy/i,
    /987654321098/,
    /123456789012/,
    /a1b2c3d4e5/,
    /ab12/,
    /QWERTY/,
    /nightingale/i,
    /falconia/i,
    /invoices/,
    /jane/,
    /doe@/,
    /rocket/,
    /tango/,
    /platform/,
  ])
    expect(all).not.toMatch(own);
  for (const aws of [
    'sts:AssumeRoleWithWebIdentity',
    'token.actions.githubusercontent.com:sub',
    'lambda.amazonaws.com',
    'aws:PrincipalOrgID',
    'refs/heads/*',
    ':root',
    's3:GetObject',
    'arn:aws:iam::*:role/',
    'AROA',
  ])
    expect(all).toContain(aws);
});

it('tells its verdicts apart: a judge that sees another verdict gets nothing out', () => {
  const w = of({ 'acme.json': ESTATE });
  let asked = 0;
  function* shifty(of: Workspace): Steps<Judgement> {
    const { edges, inventory } = yield* judgeInSteps(of);
    const said = 'sts:AssumeRole nonsense';
    return {
      inventory,
      edges:
        asked++ === 0 ? edges : edges.map((edge, i) => (i === 0 ? Object.assign({}, edge, { said }) : edge)),
    };
  }
  expect(finish(pseudonymiseInSteps(w, [], shifty))).toEqual({ different: 1, edges: judge(w).edges.length });
});

it('what stands in the view and in answers goes by the new names', () => {
  const source = 'arn:aws:iam::987654321098:role/platform/acme-Deploy';
  const target = 'arn:aws:iam::123456789012:role/acme-target';
  const id = `${source}→${target}|sts:AssumeRole`;
  const w = of(
    { 'acme.json': ESTATE },
    {
      view: {
        selection: id,
        pins: { [source]: [1, 2] },
        focus: [target, 2],
        filter: { accounts: ['987654321098'] },
      },
    },
  );
  const { workspace } = renamed(w);
  const again = judge(workspace);
  const ends = new Set(again.edges.flatMap((edge) => [edge.source, edge.target]));
  const [from, to = ''] = (workspace.view.selection ?? '').split('→');
  expect(ends).toContain(from);
  expect(ends).toContain(to.split('|')[0]);
  expect(Object.keys(workspace.view.pins ?? {})).toEqual([from]);
  expect(workspace.view.focus).toEqual([to.split('|')[0], 2]);
  expect(workspace.view.filter?.accounts).toEqual([from?.split(':')[4]]);
});

it('opens an answer under the true names again', () => {
  const { pseudonyms, workspace } = renamed(of({ 'acme.json': ESTATE }));
  const arn = /"arn":"([^"]+)"/.exec(workspace.documents[0]?.text ?? '')?.[1] ?? '';
  const name = arn.split('/').at(-1) ?? '';
  expect(restoreNames(`Take the wildcard out of ${name}: it is \`${arn}\` that matters.`, pseudonyms)).toBe(
    'Take the wildcard out of acme-Deploy: it is `arn:aws:iam::987654321098:role/platform/acme-Deploy` that matters.',
  );
});

it('names in claims of a token and in percent-encoded policies are replaced where they stand', () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${encode({ alg: 'RS256', kid: 'k1' })}.${encode({ iss: 'https://token.actions.githubusercontent.com', sub: 'repo:acme/rocket:ref:refs/heads/main', aud: 'sts.amazonaws.com' })}.`;
  const trust = encodeURIComponent(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::987654321098:role/acme-Deploy' },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
  );
  const roles = JSON.stringify({
    Roles: [
      {
        RoleName: 'acme-target',
        Arn: 'arn:aws:iam::123456789012:role/acme-target',
        AssumeRolePolicyDocument: trust,
      },
    ],
  });
  const { workspace } = renamed(of({ token, roles, 'estate.json': ESTATE }));
  const [said = '', rolesSaid = ''] = workspace.documents.map((document) => document.text);
  const claims = Buffer.from(said.split('.')[1] ?? '', 'base64url').toString();
  expect(claims).toMatch(
    /^\{"iss":"https:\/\/token\.actions\.githubusercontent\.com","sub":"repo:\w{4}\/\w{6}:ref:refs\/heads\/main"/,
  );
  expect(claims).not.toMatch(/acme|rocket/);
  expect(decodeURIComponent(rolesSaid)).not.toMatch(/acme|987654321098/);
  const reader = judge(workspace).inventory.principals.find(({ arn }) =>
    arn.endsWith(/RoleName":"([^"]+)/.exec(rolesSaid)?.[1] ?? '?'),
  );
  expect(reader?.trust).toHaveLength(1);
});

it('words that somebody adds are replaced wherever they stand', () => {
  const prose = 'Ask Wilhelmina about this one.\n\n```json\n' + ESTATE + '\n```\n';
  expect(renamed(of({ 'note.md': prose })).workspace.documents[0]?.text).toMatch(/^Ask Wilhelmina/);
  expect(renamed(of({ 'note.md': prose }), ['wilhelmina']).workspace.documents[0]?.text).toMatch(
    /^Ask (?!Wilhelmina)[A-Z][a-z]{9} about this one\./,
  );
});

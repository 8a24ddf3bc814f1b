// Terraform from text to graph: the same estate as the account that it makes, places, and what is not known.
import { beforeAll, describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import type { AttachedPolicy } from '#decision/inventory.ts';
import { prepare } from '#decision/model.ts';
import { rangeOf } from '#text/locate.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { APPLIED, MAIN, USERS, VARIABLES } from './terraformFixtures.ts';
import { CREATING_PLAN, RAW_STATE, SHOWN_PLAN, SHOWN_STATE } from './terraformStates.ts';
import { stateTextBefore } from '#terraform/stateBefore.ts';
import { prepareReading } from './textReaders.ts';

const stateBefore = (plan: unknown): unknown =>
  JSON.parse(stateTextBefore({ strict: JSON.stringify(plan), value: plan }));

type Values = Record<string, string>;

const document = (text: string, name = 'main.tf', values: Values = {}): WorkspaceDocument => ({
  id: name,
  name,
  text,
  values,
});

const reading = (...documents: readonly WorkspaceDocument[]): Reading =>
  read({ version: 1, name: '', documents, view: {}, context: {} });

const hcl = (text: string, values: Values = {}): Reading => reading(document(text, 'main.tf', values));

beforeAll(() => prepareReading([document(MAIN)]));

const policy = ({ name, type, document: written, group, arn }: AttachedPolicy) => ({
  name,
  type,
  document: written,
  ...(group === undefined ? {} : { group }),
  ...(arn === undefined ? {} : { arn }),
});
const byArn = (a: { arn: string }, b: { arn: string }) => (a.arn < b.arn ? -1 : 1);
const estate = ({ inventory }: Reading) =>
  inventory.principals
    .map(({ arn, kind, tags, trust, policies, missingPolicies }) => ({
      arn,
      kind,
      tags,
      trust: trust?.map(({ document: written }) => written),
      policies: policies?.map(policy).sort((a, b) => (a.name < b.name ? -1 : 1)),
      missingPolicies,
    }))
    .sort(byArn);
const edges = ({ inventory }: Reading) =>
  assumeEdges(prepare(inventory))
    .edges.map(({ source, target, verdict, requires }) => ({
      source,
      target,
      verdict,
      requires: requires.map(({ key, operator, values }) => ({ key, operator, values })),
    }))
    .sort((a, b) => (a.source + a.target < b.source + b.target ? -1 : 1));
const verdicts = (result: Reading) => edges(result).map((e) => `${e.source} > ${e.target}: ${e.verdict}`);
const codes = ({ problems }: Reading) => problems.map(({ code }) => code);
const trustOf = ({ inventory }: Reading, name: string) =>
  inventory.principals.find((one) => one.name === name)?.trust?.[0]?.document;

const folder = (values: Values = { 'var.account_id': '111111111111' }) => [
  document(MAIN, 'infra/main.tf', values),
  document(VARIABLES, 'infra/variables.tf'),
  document(USERS, 'infra/users.tf'),
];

describe('a folder of configuration', () => {
  it('gives the same estate and the same edges as the account that it makes', () => {
    const configured = reading(...folder());
    const applied = reading(document(JSON.stringify(APPLIED), 'account.json'));
    expect(estate(configured)).toEqual(estate(applied));
    expect(edges(configured)).toEqual(edges(applied));
    expect(edges(configured).length).toBeGreaterThan(5);
  });

  it('tells what was taken, what was not, and what may be filled in', () => {
    const { pieces, problems } = reading(...folder({}));
    expect(
      pieces.map(({ title, taken, leftOut }) => [
        title,
        taken,
        leftOut?.map(({ what, count }) => [what, count]),
      ]),
    ).toEqual([
      ['Terraform: 3 roles', ['3 roles', '5 policies'], []],
      ['Terraform: 3 declarations', ['3 declarations'], []],
      ['Terraform: 1 user, 1 group', ['1 user', '1 group', '1 policy'], [['other resources', 1]]],
    ]);
    const asks = pieces.flatMap((piece) => piece.asks ?? []);
    expect(
      asks
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, assumed, description }) => [name, assumed, description]),
    ).toEqual([
      ['provider.aws', undefined, 'The account of the default provider.'],
      ['var.account_id', undefined, 'Where it runs.'],
      ['var.env', 'prod', undefined],
    ]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('lights the text of a place: blocks, expressions and heredocs', () => {
    const { inventory } = reading(...folder());
    const texts: Record<string, string> = { 'infra/main.tf': MAIN, 'infra/users.tf': USERS };
    const shown = (found: AttachedPolicy | undefined, ...path: (string | number)[]) => {
      const place = found?.place;
      const text = texts[place?.document ?? ''] ?? '';
      const range = place && rangeOf(text, { ...place, path: [...place.path, ...path] });
      return text.slice(range?.from, range?.to);
    };
    const of = (name: string) => inventory.principals.find((one) => one.name === name);
    const deploy = of('deploy-prod');
    expect(shown(deploy?.trust?.[0], 'Statement', 0)).toMatch(
      /^statement \{\n {4}sid {5}= "Partners"[^]*secret"\]\n {4}\}\n {2}\}$/,
    );
    expect(shown(deploy?.trust?.[0], 'Statement', 0, 'Principal')).toMatch(
      /^principals \{[^]*local\.trusted\n {4}\}$/,
    );
    expect(shown(deploy?.trust?.[0], 'Statement', 2, 'Action')).toBe('actions = ["sts:AssumeRole"]');
    expect(shown(deploy?.trust?.[0], 'Statement', 2)).toMatch(/^dynamic "statement" \{/);
    const workers = deploy?.policies?.find(({ name }) => name === 'workers');
    expect(shown(workers, 'Statement', 0)).toMatch(/^\{\n {8}Effect[^]*every worker\n {6}\}$/);
    expect(shown(workers, 'Statement', 0, 'Resource')).toBe(
      'Resource = [for role in aws_iam_role.worker : role.arn]',
    );
    const heredoc = of('worker-green')?.trust?.[0];
    expect(shown(heredoc, 'Statement', 0, 'Principal')).toBe('{ "AWS": "${aws_iam_role.deploy.arn}" }');
    expect(shown(heredoc, 'Statement', 0, 'Sid')).toBe('"x$${literal}"');
    expect(shown(heredoc, 'Statement', 0, 'Condition')).toBe('{"Bool": {"aws:SecureTransport": "true"}}');
    const inherited = of('dev')?.policies?.[0];
    expect(shown(inherited, 'Statement', 0, 'Condition')).toMatch(/^condition \{[^]*username\}"\]\n {4}\}$/);
  });

  it('is another estate when a variable is filled in', () => {
    const dev = reading(...folder({ 'var.account_id': '111111111111', 'var.env': 'dev' }));
    const role = dev.inventory.principals.find(({ name }) => name === 'deploy-dev');
    expect(role?.tags).toEqual({ Team: 'platform' });
    expect(JSON.stringify(role?.trust?.[0]?.document)).toContain('dev-secret');
  });

  it('names the account that nobody filled in, and judges it as each that it may be', () => {
    const open = reading(...folder({}));
    const accounts = new Set(open.inventory.principals.map(({ account }) => account));
    expect([...accounts]).toEqual(['UNKNOWN_ACCOUNT_VAR']);
    expect(verdicts(open)).toContain(
      'arn:aws:iam::UNKNOWN_ACCOUNT_VAR:role/ci/deploy-prod > arn:aws:iam::UNKNOWN_ACCOUNT_VAR:role/worker-blue: valid',
    );
  });
});

describe('what is not known', () => {
  const role = (trust: string, more = '') => `resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [${trust}]
  })
}
provider "aws" { allowed_account_ids = ["111111111111"] }
resource "aws_iam_role" "caller" {
  name = "caller"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
${more}`;
  const verdict = ({ inventory }: Reading) => {
    const arn = (name: string) => inventory.principals.find((one) => one.name === name)?.arn ?? '';
    return assumeVerdict(prepare(inventory), arn('caller'), arn('r')).verdict;
  };

  it.each([
    [
      'a condition',
      '{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.caller.arn }, Condition = { StringEquals = { "aws:PrincipalOrgID" = var.org } } }',
    ],
    ['an action', '{ Effect = "Allow", Action = var.action, Principal = { AWS = aws_iam_role.caller.arn } }'],
    ['a principal', '{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = var.who } }'],
    [
      'the name of a principal',
      '{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:role/${var.who}" } }',
    ],
    ['a whole statement', 'var.statement'],
    [
      'whether a statement is there',
      'var.open ? { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.caller.arn } } : null',
    ],
    [
      'a Deny',
      '{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.caller.arn } }, { Effect = "Deny", Action = "sts:AssumeRole", Principal = "*", Condition = { StringEquals = { "aws:PrincipalTag/x" = var.x } } }',
    ],
  ])('in a trust policy, %s is neither open nor closed', (_, trust) => {
    expect(verdict(hcl(role(trust)))).toBe('unknown');
  });

  it.each([
    ['resource', '{ Effect = "Allow", Action = "sts:AssumeRole", Resource = var.target }'],
    [
      'condition',
      '{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*", Condition = { StringEquals = { "aws:PrincipalOrgID" = var.org } } }',
    ],
  ])('in a permissions policy, a %s is neither open nor closed', (_, statement) => {
    const text = role(
      '{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:root" } }',
      `resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.caller.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })
}`,
    );
    expect(verdict(hcl(text))).toBe('unknown');
  });

  it('a policy that may not be there opens nothing', () => {
    const text = role(
      '{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:root" } }',
      `resource "aws_iam_role_policy" "p" {
  count  = var.enabled ? 1 : 0
  role   = aws_iam_role.caller.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }] })
}`,
    );
    expect(verdict(hcl(text))).toBe('unknown');
    expect(verdict(hcl(text, { 'var.enabled': 'true' }))).toBe('valid');
    expect(verdict(hcl(text, { 'var.enabled': 'false' }))).toBe('invalid');
  });
});

describe('what else a folder holds', () => {
  it('takes values from .tfvars; what is filled in counts before them', () => {
    const values = document(
      '# ours\naccount_id = "111111111111"\npartners = {\n  acme = "444444444444"\n}\n',
      'infra/terraform.tfvars',
    );
    const files = [...folder({}), values];
    const result = reading(...files);
    expect(JSON.stringify(trustOf(result, 'deploy-prod'))).toContain('arn:aws:iam::444444444444:root');
    expect(result.inventory.principals[0]?.account).toBe('111111111111');
    expect(result.pieces.at(-1)).toMatchObject({ title: 'Terraform variables', taken: ['2 values'] });
    const filled = reading(...folder({ 'var.account_id': '555555555555' }), values);
    expect(filled.inventory.principals[0]?.account).toBe('555555555555');
  });

  it('calls modules of the drop, as often as it says', () => {
    const caller = `provider "aws" { allowed_account_ids = ["111111111111"] }
module "team" {
  source   = "./modules/team"
  for_each = toset(["red", "blue"])
  team     = each.key
}
resource "aws_iam_role" "hub" {
  name = "hub"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = [for team in module.team : team.arn] } }]
  })
}
module "elsewhere" { source = "terraform-aws-modules/iam/aws" }`;
    const called = `variable "team" {}
resource "aws_iam_role" "r" {
  name = "team-\${var.team}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
output "arn" { value = aws_iam_role.r.arn }`;
    const result = reading(document(caller, 'live/main.tf'), document(called, 'live/modules/team/main.tf'));
    expect(result.inventory.principals.map(({ name }) => name)).toEqual(['hub', 'team-red', 'team-blue']);
    expect(JSON.stringify(trustOf(result, 'hub'))).toContain(
      '"AWS":["arn:aws:iam::111111111111:role/team-blue","arn:aws:iam::111111111111:role/team-red"]',
    );
    expect(codes(result)).toContain('TF-MODULE');
    expect(result.pieces[0]?.leftOut).toMatchObject([{ what: 'modules', count: 1 }]);
    for (const at of ['/home/ann/live', './live', '..']) {
      const named = reading(
        document(caller, `${at}/main.tf`),
        document(called, `${at}/modules/team/main.tf`),
      );
      expect(named.inventory.principals.map(({ name }) => name)).toEqual(['hub', 'team-red', 'team-blue']);
    }
  });

  it('knows accounts by the roles that providers assume', () => {
    const result = hcl(`provider "aws" {
  alias = "prod"
  assume_role { role_arn = "arn:aws:iam::222222222222:role/terraform" }
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
resource "aws_iam_role" "a" {
  provider           = aws.prod
  name               = "a"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role" "b" {
  provider           = aws.virginia
  name               = "b"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role" "c" {
  name               = "c"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}`);
    expect(result.inventory.principals.map(({ account }) => account)).toEqual([
      '222222222222',
      'UNKNOWN_ACCOUNT_TERRAFORM',
      'UNKNOWN_ACCOUNT_TERRAFORM',
    ]);
  });

  it('attaches guardrails of an organization', () => {
    const result = hcl(`provider "aws" { allowed_account_ids = ["111111111111"] }
resource "aws_organizations_policy" "no_sts" {
  name    = "no-sts"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "sts:*", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "no_sts" {
  policy_id = aws_organizations_policy.no_sts.id
  target_id = "111111111111"
}
resource "aws_organizations_policy" "tags" {
  name    = "tags"
  type    = "TAG_POLICY"
  content = "{}"
}`);
    const levels = result.inventory.scps?.['111111111111'] ?? [];
    expect(
      levels.flatMap(({ policies }) => policies.map(({ name, document: written }) => [name, written])),
    ).toEqual([
      ['no-sts', { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'sts:*', Resource: '*' }] }],
    ]);
    expect(result.pieces[0]).toMatchObject({
      taken: ['1 guardrail', '1 attachment of a guardrail'],
      leftOut: [{ what: 'policies that are neither SCPs nor RCPs', count: 1 }],
    });
  });
});

describe('plans and states', () => {
  const json = (value: unknown, values: Values = {}) =>
    reading(document(JSON.stringify(value, null, 2), 'plan.json', values));

  it.each([
    ['a state as terraform shows it', SHOWN_STATE, 'Terraform state: 3 roles, 1 user, 1 group'],
    ['a state as it is kept', RAW_STATE, 'Terraform state: 3 roles, 1 user, 1 group'],
    ['a plan', SHOWN_PLAN, 'Terraform plan: 3 roles, 1 user, 1 group'],
    ['what the plan starts from', stateBefore(SHOWN_PLAN), 'Terraform state: 3 roles, 1 user, 1 group'],
  ])('%s gives the same estate and edges as the account', (_, value, title) => {
    const stated = json(value);
    const applied = json(APPLIED);
    expect(estate(stated)).toEqual(estate(applied));
    expect(edges(stated)).toEqual(edges(applied));
    expect(stated.pieces[0]).toMatchObject({ title, leftOut: [{ what: 'other resources', count: 1 }] });
  });

  it('lights the text of a policy', () => {
    const text = JSON.stringify(RAW_STATE, null, 2);
    const role = json(RAW_STATE).inventory.principals.find(({ name }) => name === 'worker-blue');
    const range = role?.trust?.[0] && rangeOf(text, role.trust[0].place);
    expect(text.slice(range?.from, range?.to)).toBe(
      JSON.stringify(RAW_STATE.resources[3]?.instances[0]?.attributes['assume_role_policy']),
    );
  });

  it('what only applying tells is a named unknown, or what the configuration refers to', () => {
    const plan = json(CREATING_PLAN);
    expect(estate(plan).map(({ arn, trust }) => [arn, trust?.length])).toEqual([
      ['arn:aws:iam::UNKNOWN_ACCOUNT_PROVIDER_A:role/back', undefined],
      ['arn:aws:iam::UNKNOWN_ACCOUNT_PROVIDER_A:role/front', 1],
    ]);
    const front = plan.inventory.principals.find(({ name }) => name === 'front');
    expect(front?.policies?.map(({ name }) => name)).toEqual(['assume']);
    expect(plan.pieces[0]?.asks?.map(({ name }) => name)).toEqual(['provider.aws.a']);
    const filled = json(CREATING_PLAN, { 'provider.aws.a': '111111111111' });
    expect(filled.inventory.principals.map(({ account }) => account)).toEqual([
      '111111111111',
      '111111111111',
    ]);
    const before = json(stateBefore(CREATING_PLAN));
    expect(before.inventory.principals.map(({ arn }) => arn)).toEqual([
      'arn:aws:iam::444444444444:role/front',
    ]);
  });
});

describe('text that is at fault', () => {
  it('tells line and column, and takes everything else', () => {
    const text = `resource "aws_iam_role" "a" {
  name = "a"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role" "b" {
  name = 
  path = "/x/"
}

resource "aws_iam_role" "e" {
  path =
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role" "c" {
  name = "c"
  assume_role_policy = "{}"

resource "aws_iam_role" "d" {
  name = "d"
  assume_role_policy = file("trust.json")
}
`;
    const result = hcl(text);
    expect(result.inventory.principals.map(({ name }) => name)).toEqual(['a', 'b', 'e', 'c', 'd']);
    const faults = result.problems.filter(({ code }) => code === 'TF-SYNTAX');
    const lines = faults.map(({ from = 0, message }) => [text.slice(0, from).split('\n').length, message]);
    expect(lines).toEqual([
      [7, 'A value is missing after "=".'],
      [12, 'A value is missing after "=".'],
      [18, 'A } is missing here: the block is not closed.'],
    ]);
  });

  it('goes round in no circle', () => {
    const result = hcl(`locals {
  a = local.b
  b = local.a
}
resource "aws_iam_role" "r" {
  name               = local.a
  assume_role_policy = aws_iam_role.r.assume_role_policy
}`);
    expect(codes(result)).toContain('TF-CIRCLE');
    expect(trustOf(result, 'local.a')).toBeUndefined();
  });
});

// Terraform in pieces, as it is pasted with a question: policies of roles that other texts make, and documents alone.
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { prepare } from '#decision/model.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { prepareReading } from './textReaders.ts';

const document = (text: string, name = 'main.tf'): WorkspaceDocument => ({ id: name, name, text });

// The suites below read before their first test.
await prepareReading([document('resource "aws_iam_role" "a" {}')]);

const reading = (text: string, name = 'main.tf'): Reading =>
  read({ version: 1, name: '', documents: [document(text, name)], view: {}, context: {} });

const verdicts = ({ inventory }: Reading): readonly string[] =>
  assumeEdges(prepare(inventory)).edges.map(
    ({ source, target, verdict }) => `${source} > ${target}: ${verdict}`,
  );

const PROVIDER = 'provider "aws" { allowed_account_ids = ["111111111111"] }\n';
const CI = 'arn:aws:iam::111111111111:role/ci';
const DEPLOY = 'arn:aws:iam::111111111111:role/deploy';

describe('a policy of somebody who is made elsewhere', () => {
  const text = `${PROVIDER}
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "111111111111" } }]
  })
}
resource "aws_iam_role_policy" "hop" {
  name = "hop"
  role = "ci"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = aws_iam_role.deploy.arn }]
  })
}
data "aws_iam_user" "ann" { user_name = "ann" }
resource "aws_iam_user_policy_attachment" "ann" {
  user       = data.aws_iam_user.ann.user_name
  policy_arn = "arn:aws:iam::111111111111:policy/reports"
}
resource "aws_iam_role_policy_attachment" "open" {
  role       = var.somebody
  policy_arn = "arn:aws:iam::111111111111:policy/reports"
}`;
  const result = reading(text);
  const found = (name: string) => result.inventory.principals.find((one) => one.name === name);

  it('is theirs, and nothing else of them is known', () => {
    expect(found('ci')).toMatchObject({
      arn: CI,
      policies: [{ name: 'hop' }],
      missingInline: ['the other policies of ci'],
      unknownSlots: ['boundary'],
    });
    expect(found('ci')).not.toHaveProperty('tags');
    expect(found('ci')).not.toHaveProperty('trust');
    expect(found('ann')).toMatchObject({
      kind: 'user',
      missingPolicies: ['arn:aws:iam::111111111111:policy/reports'],
    });
    expect(result.problems.filter(({ code }) => code === 'MADE-ELSEWHERE')).toHaveLength(3);
  });

  it('opens a way as far as it goes: a boundary may still close it', () =>
    expect(verdicts(result)).toContain(`${CI} > ${DEPLOY}: unknown`));

  it('is that of a named unknown when nobody knows whose it is', () =>
    expect(found('var.somebody')).toMatchObject({
      missingPolicies: ['arn:aws:iam::111111111111:policy/reports'],
    }));
});

const data = (name: string, inside: string): string =>
  `data "aws_iam_policy_document" "${name}" {\n  statement {\n${inside}\n  }\n}\n`;
const TRUST = data(
  'assume',
  `    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["${CI}"]
    }`,
);
const PERMISSION = data('hop', `    actions   = ["sts:AssumeRole"]\n    resources = ["${DEPLOY}"]`);

it('documents of which there is one for each of several are members like any other', () => {
  const text = `${PROVIDER}data "aws_iam_policy_document" "trust" {
  for_each = { ci = "${CI}" }
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [each.value]
    }
  }
}
resource "aws_iam_role" "r" {
  for_each           = data.aws_iam_policy_document.trust
  name               = "for-\${each.key}"
  assume_role_policy = each.value.json
}`;
  expect(verdicts(reading(text))).toEqual([`${CI} > arn:aws:iam::111111111111:role/for-ci: valid`]);
});

describe('a document that nothing refers to', () => {
  it('is a policy whose owner the words around it tell', () => {
    const text = `The role \`deploy\` has this:\n\n\`\`\`hcl\n${TRUST}\`\`\`\n\nand the role ci may\n\n\`\`\`hcl\n${PERMISSION}\`\`\`\n`;
    const result = reading(text, 'question.md');
    expect(verdicts(result)).toEqual([`${CI} > ${DEPLOY}: valid`]);
    expect(result.pieces.map(({ title, taken }) => [title, taken])).toEqual([
      ['Trust policy', ['1 trust policy']],
      ['Permissions policy', ['1 permissions policy']],
    ]);
  });

  it('stays open where a value is not known', () => {
    const open = TRUST.replace(
      '    }',
      '    }\n    condition {\n      test = "StringEquals"\n      variable = "sts:ExternalId"\n      values = [var.id]\n    }',
    );
    const { inventory } = reading(open);
    expect(inventory.principals.flatMap(({ trust = [] }) => trust)).toMatchObject([{ open: ['var.id'] }]);
  });

  it('names a user where it refers to one that is not here', () => {
    const refers = data(
      'assume',
      `    actions = ["sts:AssumeRole"]\n    principals {\n      type = "AWS"\n      identifiers = [aws_iam_user.builder["a"].arn]\n    }`,
    );
    const { inventory } = reading(refers);
    expect(JSON.stringify(inventory.principals)).toMatch(/"AWS":"arn:aws:iam::\w+:user\//);
  });

  it('of a bucket is none of ours, and one that is used is told once', () => {
    const bucket = data(
      'bucket',
      `    actions = ["s3:GetObject"]\n    principals {\n      type = "AWS"\n      identifiers = ["${CI}"]\n    }`,
    );
    const used = `${PROVIDER}resource "aws_iam_role" "deploy" {
  name               = "deploy"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}
${TRUST}`;
    expect(reading(bucket).inventory.principals).toEqual([]);
    expect(reading(used).inventory.principals.map(({ arn }) => arn)).toEqual([DEPLOY]);
  });
});

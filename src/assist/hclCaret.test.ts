import { expect, test } from 'vitest';
import { hclStand } from './hclCaret.ts';
import { typeByPath } from './standing.ts';

/** `|` is the caret. */
const at = (marked: string) => hclStand(marked.replace('|', ''), 0, marked.indexOf('|'));

const ROLE = `resource "aws_iam_role" "build" {
  name = "build" # "sts:x"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::1" }
      Action    = ["sts:TagSession", "sts:AssumeRole"]
      Condition = { StringEquals = { "sts:ExternalId" = "x" } }
    }]
  })
}
`;
const BLOCKS = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      identifiers = ["ec2.amazonaws.com"]
      type = "Service"
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["x"]
    }
  }
}
`;
const HEREDOC = `resource "aws_iam_policy" "p" {
  policy = <<EOF
{ "Statement": [{ "Action": "sts:AssumeRole" }] }
EOF
}
`;

test.each([
  [ROLE, '"sts:AssumeRole"', '"sts:Assume|Role"', 'action', 'sts:AssumeRole'],
  [ROLE, '"Allow"', '"All|ow"', 'effect', 'Allow'],
  [ROLE, 'Effect  ', 'Eff|ect  ', 'statement-element', 'Effect'],
  [ROLE, '"arn:aws:iam::1"', '"arn:aws|:iam::1"', 'principal', 'arn:aws:iam::1'],
  [ROLE, 'AWS =', 'A|WS =', 'principal-kind', 'AWS'],
  [ROLE, 'StringEquals', 'String|Equals', 'operator', 'StringEquals'],
  [ROLE, '"sts:ExternalId"', '"sts:|ExternalId"', 'condition-key', 'sts:ExternalId'],
  [ROLE, '"x"', '"x|"', 'condition-value', 'x'],
  [BLOCKS, '"sts:AssumeRole"', '"sts:|AssumeRole"', 'action', 'sts:AssumeRole'],
  [BLOCKS, '"ec2.amazonaws.com"', '"ec2|.amazonaws.com"', 'principal', 'ec2.amazonaws.com'],
  [BLOCKS, '"Service"', '"Ser|vice"', 'principal-kind', 'Service'],
  [BLOCKS, '"StringEquals"', '"String|Equals"', 'operator', 'StringEquals'],
  [BLOCKS, '"sts:ExternalId"', '"|sts:ExternalId"', 'condition-key', 'sts:ExternalId'],
  [BLOCKS, '["x"]', '["|"]', 'condition-value', ''],
  [HEREDOC, '"sts:AssumeRole"', '"sts:|"', 'action', 'sts:'],
] as const)('%#: %s as %s', (text, from, to, kind, token) => {
  const found = at((text as string).replace(from, to));
  expect(found?.standing.kind).toBe(kind);
  expect(found?.caret.token).toBe(token);
});

test('the type comes from the argument or the resource that holds the policy', () => {
  const type = (text: string, from: string, to: string) => {
    const found = at(text.replace(from, to));
    return found && typeByPath(found.caret.path, undefined);
  };
  expect(type(ROLE, '"Allow"', '"All|ow"')).toBe('trust');
  expect(type(HEREDOC, '"sts:AssumeRole"', '"sts:|"')).toBe('identity');
});

test('a kind of principal that stands after its list is known', () => {
  const found = at(BLOCKS.replace('ec2.', 'ec2|.'));
  expect(found?.standing).toEqual({ kind: 'principal', of: 'Service' });
});

test('says nothing of names, and of comments', () => {
  expect(at(ROLE.replace('= "build"', '= "bui|ld"'))).toBeNull();
  expect(at(ROLE.replace('"sts:x"', '"sts:|x"'))).toBeNull();
});

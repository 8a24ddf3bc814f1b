// Trust in identity providers as Terraform writes it: the provider and the prefix of its claims come from one URL that
// is rarely known. What is written as one thing has to be read as one thing.
import { beforeAll, describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { prepare } from '#decision/model.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { read } from './read.ts';
import type { Reading } from './reading.ts';
import { prepareReading } from './textReaders.ts';

const document = (text: string): WorkspaceDocument => ({ id: 'main.tf', name: 'main.tf', text });

beforeAll(() => prepareReading([document('resource "aws_iam_role" "a" {}')]));

const hcl = (text: string): Reading =>
  read({ version: 1, name: '', documents: [document(text)], view: {}, context: {} });

/** Each edge as its verdict and the keys that it asks for, without the host. */
const edges = (text: string): readonly string[] =>
  assumeEdges(prepare(hcl(text).inventory)).edges.map(({ verdict, requires }) =>
    [verdict, ...requires.map(({ key, values }) => `${key.replace(/^.*:/, '')}=${values.join()}`)].join(' '),
  );

const role = (federated: string, prefix: string): string => `
resource "aws_iam_role" "cart" {
  name = "cart"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = ${federated} }
      Condition = { StringEquals = {
        "${prefix}:aud" = "sts.amazonaws.com"
        "${prefix}:sub" = "system:serviceaccount:shop:cart"
      } }
    }]
  })
}`;

const ASKED = ['conditional aud=sts.amazonaws.com sub=system:serviceaccount:shop:cart'];
const ISSUER = 'aws_eks_cluster.main.identity[0].oidc[0].issuer';

describe('an issuer that is not known', () => {
  const provider = `resource "aws_iam_openid_connect_provider" "eks" {
    url            = ${ISSUER}
    client_id_list = ["sts.amazonaws.com"]
  }`;
  const found = `data "aws_eks_cluster" "main" { name = "main" }
  data "aws_iam_openid_connect_provider" "eks" { url = data.${ISSUER} }`;
  const same: readonly (readonly [what: string, text: string])[] = [
    [
      'of a provider that is made here',
      provider +
        role('aws_iam_openid_connect_provider.eks.arn', '${aws_iam_openid_connect_provider.eks.url}'),
    ],
    [
      'with the scheme taken off by replace',
      provider +
        role(
          'aws_iam_openid_connect_provider.eks.arn',
          '${replace(aws_iam_openid_connect_provider.eks.url, "https://", "")}',
        ),
    ],
    [
      'of the cluster, with the scheme taken off by trimprefix',
      found +
        role('data.aws_iam_openid_connect_provider.eks.arn', `\${trimprefix(data.${ISSUER}, "https://")}`),
    ],
    [
      'in parts, inside an ARN of which the account is not known either',
      role(
        '"arn:aws:iam::${var.account}:oidc-provider/oidc.eks.${var.region}.amazonaws.com/id/${var.id}"',
        'oidc.eks.${var.region}.amazonaws.com/id/${var.id}',
      ),
    ],
    ['as two outputs of a module', role('module.eks.oidc_provider_arn', '${module.eks.oidc_provider}')],
    ['cut out of the ARN', role('var.provider', '${element(split("oidc-provider/", var.provider), 1)}')],
  ];
  it.each(same)('%s', (_, text) => expect(edges(text)).toEqual(ASKED));

  it('is a claim of whoever the statement trusts, and that is said', () => {
    const { problems } = hcl(role('module.eks.oidc_provider_arn', '${module.eks.oidc_provider}'));
    expect(problems.map(({ message }) => message)).toContain(
      'module.eks.oidc_provider is taken to be the issuer of module.eks.oidc_provider_arn, which the statement trusts.',
    );
  });

  it('stays open when the statement trusts two, or one that is known', () => {
    const two = role('[var.one, var.two]', '${var.issuer}');
    expect(edges(two)).toEqual(['unknown', 'unknown']);
    const known = role('"arn:aws:iam::111111111111:oidc-provider/id.example.com"', '${var.issuer}');
    expect(edges(known)).toEqual(['unknown']);
  });

  it('with its scheme left on is no issuer: that claim never comes', () => {
    const text = found + role('data.aws_iam_openid_connect_provider.eks.arn', `\${data.${ISSUER}}`);
    expect(edges(text)).toEqual(['invalid']);
  });
});

describe('an issuer that is known', () => {
  const github = `resource "aws_iam_openid_connect_provider" "github" {
    url            = "https://token.actions.githubusercontent.com"
    client_id_list = ["sts.amazonaws.com"]
  }`;
  it('is the url of the provider without its scheme, as AWS gives it back', () => {
    const text =
      github +
      role('aws_iam_openid_connect_provider.github.arn', '${aws_iam_openid_connect_provider.github.url}');
    expect(edges(text)).toEqual(ASKED);
  });
  it('also of a provider that stands elsewhere and is looked up', () => {
    const text = `data "aws_iam_openid_connect_provider" "github" { url = "https://token.actions.githubusercontent.com" }
      ${role('data.aws_iam_openid_connect_provider.github.arn', 'token.actions.githubusercontent.com')}`;
    expect(edges(text)).toEqual(ASKED);
    const byArn = `data "aws_iam_openid_connect_provider" "github" { arn = "arn:aws:iam::111111111111:oidc-provider/id.example.com" }
      ${role('data.aws_iam_openid_connect_provider.github.arn', '${data.aws_iam_openid_connect_provider.github.url}')}`;
    expect(edges(byArn)).toEqual(ASKED);
  });
});

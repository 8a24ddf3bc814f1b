// Policies in files of their own, which the configuration names: read where the file is in the same drop.
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { prepare } from '#decision/model.ts';
import { rangeOf } from '#text/locate.ts';
import { read } from './read.ts';
import { prepareReading } from './textReaders.ts';

const MAIN = `provider "aws" { allowed_account_ids = ["111111111111"] }
resource "aws_iam_role" "deploy" {
  name               = "deploy"
  assume_role_policy = file("\${path.module}/policies/trust.json")
}
resource "aws_iam_role" "ci" {
  name               = "ci"
  assume_role_policy = templatefile("policies/trust.json.tftpl", { who = ["ec2", "ecs-tasks"], id = var.id })
}
resource "aws_iam_role_policy" "ci" {
  role   = aws_iam_role.ci.id
  policy = file("policies/hop.json")
}
`;
const TRUST = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "arn:aws:iam::111111111111:role/ci" } }
  ]
}
`;
const TEMPLATE = `{
  "Version": "2012-10-17",
  "Statement": [
%{ for service in who ~}
    { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "\${service}.amazonaws.com" } },
%{ endfor ~}
    { "Effect": "Deny", "Action": "sts:AssumeRole", "Principal": { "AWS": "*" }, "Condition": { "StringNotEquals": { "sts:ExternalId": "\${id}" } } }
  ]
}
`;
const HOP = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::111111111111:role/deploy' },
  ],
});
const FILES = {
  'infra/main.tf': MAIN,
  'infra/policies/trust.json': TRUST,
  'infra/policies/trust.json.tftpl': TEMPLATE,
  'infra/policies/hop.json': HOP,
};

const documents = (files: Readonly<Record<string, string>>, values: Record<string, string> = {}) =>
  Object.entries(files).map(([name, text]) => ({ id: name, name, text, values }));
const readFiles = (files: Readonly<Record<string, string>>, values?: Record<string, string>) =>
  read({ version: 1, name: '', documents: documents(files, values), view: {}, context: {} });
type Read = ReturnType<typeof readFiles>;
const verdicts = ({ inventory }: Read) =>
  assumeEdges(prepare(inventory)).edges.map(
    ({ source, target, verdict }) => `${source.split('/').at(-1)} > ${target.split('/').at(-1)}: ${verdict}`,
  );

await prepareReading(documents(FILES));

describe('files that a configuration names', () => {
  it('are the policies of its roles, once, without a question', () => {
    const reading = readFiles(FILES, { 'var.id': 'blue' });
    expect(reading.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(reading.inventory.principals.map(({ name }) => name)).toEqual(['deploy', 'ci']);
    expect(verdicts(reading)).toContain('ci > deploy: valid');
    expect(verdicts(reading).filter((edge) => edge.includes('> ci'))).toHaveLength(2);
    expect(reading.pieces.filter(({ ownership }) => ownership !== undefined)).toEqual([]);
    expect(reading.pieces.map(({ document, title }) => [document, title])).toEqual([
      ['infra/main.tf', 'Terraform: 2 roles'],
      ['infra/policies/trust.json', 'Trust policy, which infra/main.tf reads'],
      ['infra/policies/trust.json.tftpl', 'Text, which infra/main.tf reads'],
      ['infra/policies/hop.json', 'Permissions policy, which infra/main.tf reads'],
    ]);
  });

  it('are lit where they are written', () => {
    const { inventory } = readFiles(FILES);
    const [trust] = inventory.principals.find(({ name }) => name === 'deploy')?.trust ?? [];
    const place = trust && { ...trust.place, path: [...trust.place.path, 'Statement', 0, 'Principal'] };
    expect(place?.document).toBe('infra/policies/trust.json');
    const range = place && rangeOf(TRUST, place);
    expect(TRUST.slice(range?.from, range?.to)).toBe('{ "AWS": "arn:aws:iam::111111111111:role/ci" }');
  });

  it('what a template leaves open stays open', () => {
    const [trust] = readFiles(FILES).inventory.principals.find(({ name }) => name === 'ci')?.trust ?? [];
    expect(trust?.open).toEqual(['var.id']);
  });

  it('are found by their names where the folders are gone', () => {
    const flat = Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [name.slice(name.lastIndexOf('/') + 1), text]),
    );
    expect(verdicts(readFiles(flat, { 'var.id': 'blue' }))).toContain('ci > deploy: valid');
  });

  it('are named unknowns where they are not here', () => {
    const { inventory, problems } = readFiles({ 'infra/main.tf': MAIN });
    expect(inventory.principals.find(({ name }) => name === 'ci')?.missingInline?.[0]).toContain(
      'file hop.json',
    );
    expect(problems.map(({ message }) => message).join('\n')).toContain('file trust.json');
  });
});

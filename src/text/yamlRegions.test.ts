import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';
import { yamlRegions } from './yamlRegions.ts';

const template = `AWSTemplateFormatVersion: "2010-09-09"
Description: Roles

Parameters:
  Env: { Type: String }

Resources:
  # the role
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow

Outputs:
  Arn:
    Value: !GetAtt Role.Arn`;
const policy = `Version: 2012-10-17
Statement:
  - Effect: Allow
    Action: sts:AssumeRole
    Resource: "*"`;
const manifest = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: app`;
const workflow = `name: deploy
on:
  push:
    branches: [main]

permissions:
  id-token: write

jobs:
  deploy:
    runs-on: ubuntu-latest`;

const shown = (text: string) =>
  yamlRegions(text).map(({ from, to, kind }) => ({ kind, text: text.slice(from, to) }));

describe('whole files of YAML', () => {
  it.each([
    ['cloudformation', template],
    ['cloudformation', template.slice(template.indexOf('Parameters'))],
    ['cloudformation', template.slice(template.indexOf('Resources'), template.indexOf('\n\nOutputs'))],
    ['cloudformation', 'Role:\n  Type: AWS::IAM::Role\n  Properties:\n    Path: /x/'],
    ['workflow', workflow],
    ['manifest', manifest],
    ['manifest', `---\n${manifest}\n---\n${manifest}`],
    ['yaml', policy],
    ['yaml', `- name: role\n  amazon.aws.iam_role:\n    name: x`],
    [
      'yaml',
      'service: a\nprovider:\n  name: aws\n  iam:\n    role:\n      statements:\n        - Effect: Allow',
    ],
  ])('%s', (kind, text) => {
    expect(shown(text)).toEqual([{ kind, text }]);
    expect(shown(`# a comment\n\n${text}\n\n`)).toEqual([{ kind, text: `# a comment\n\n${text}` }]);
    // A half of a line end would belong to the last value.
    const windows = text.replaceAll('\n', '\r\n');
    expect(shown(`${windows}\r\n`)).toEqual([{ kind, text: windows }]);
  });

  it('parts what stands one after the other', () => {
    expect(shown(`${template}\n\n${template}`).map((one) => one.text)).toEqual([template, template]);
    expect(shown(`${policy}\n${policy}`).map((one) => one.text)).toEqual([policy, policy]);
  });
});

describe('YAML in Markdown and prose', () => {
  const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

  it.each([template, policy, manifest, workflow])('ends at the fence, and before and after words', (yaml) => {
    const text = `# Notes\n\nThe file:\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n\nNote: it is old.\nAnd again.\n\n~~~\n${yaml}\n~~~\n`;
    expect(shown(text).map((one) => one.text)).toEqual([yaml, yaml]);
    const prose = `Hello all,\n\nthis is ours. It works:\n\n${yaml}\n\nNote: it is old. Is it right?\n`;
    expect(shown(prose).map((one) => one.text)).toEqual([yaml]);
    expect(shown(`1. First this:\n\n${indented(yaml)}\n\n2. Then go.`).map((one) => one.text)).toEqual([
      indented(yaml),
    ]);
  });

  it('leaves the JSON beside it alone', () => {
    const json = '{"Version": "2012-10-17", "Statement": []}';
    const text = `Trust:\n\n${json}\n\nTemplate:\n\n${template}\n\nPermissions:\n\n${json}`;
    expect(piecesOf(text).map((piece) => piece.kind)).toEqual(['json', 'cloudformation', 'json']);
  });

  it('takes no JSON, program or prose for YAML', () => {
    expect(
      yamlRegions('{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow" }\n  ]\n}'),
    ).toEqual([]);
    expect(yamlRegions('const p = {\n  Statement: [{\n    Effect: "Allow",\n  }],\n};')).toEqual([]);
    expect(yamlRegions('Resources:\n\n- a page\n- another page\n\nKind: regards')).toEqual([]);
    expect(yamlRegions('```hcl\nStatement:\n  - Effect: Allow\n```')).toEqual([]);
  });

  // Square time would not end within the test's timeout.
  it('is linear', () => {
    const text = 'Statement:\n  - Effect: Allow\n\nwords and words\n\n'.repeat(20_000);
    expect(yamlRegions(text).length).toBe(20_000);
    const gaps = `Hello there\n${`\n    a: b\n`.repeat(20_000)}\nStatement:\n  - Effect: Allow\n`.repeat(2);
    yamlRegions(gaps);
    yamlRegions(`Some words\n${'Resources:\n'.repeat(50_000)}`);
  });
});

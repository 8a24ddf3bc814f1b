import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '#engine/engine.ts';
import { prepareReading } from '#import/textReaders.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import type { JsonPath } from '#language/policy.ts';
import type { Problem } from '#text/problem.ts';
import { quickFixes } from './quickFixes.ts';

const text =
  '{"Statement":[{"Effect":"allow","Efect":"Allow","Action":["sts:AsumeRole"],"Condition":{"Bool":{"aws:x":"y"}}}]}';

const problem = (path: JsonPath, right: string, label = `Write "${right}"`): Problem => ({
  code: 'L-X',
  severity: 'error',
  message: 'wrong',
  document: 'd',
  place: { document: 'd', piece: 0, path },
  fix: { label, text: right },
});

const mended = (one: Problem) => {
  const [fix] = quickFixes('d', text, [one]);
  return fix ? text.slice(0, fix.from) + fix.text + text.slice(fix.to) : null;
};

test('a value is replaced by the word that the finding gives', () => {
  expect(mended(problem(['Statement', 0, 'Effect'], 'Allow'))).toContain('"Effect":"Allow"');
  expect(mended(problem(['Statement', 0, 'Action', 0], 'sts:AssumeRole'))).toContain('["sts:AssumeRole"]');
});

test('a name, advice, and what is gone are left alone', () => {
  expect(mended(problem(['Statement', 0, 'Efect'], 'Effect'))).toBeNull();
  expect(mended(problem(['Statement', 0, 'Condition', 'Bool', 'aws:x'], 'aws:y'))).toBeNull();
  expect(mended(problem(['Statement', 0, 'Action', 0], 'sts:TagSession', 'Add it'))).toBeNull();
  expect(mended(problem(['Statement', 3, 'Action'], 'sts:AssumeRole'))).toBeNull();
  expect(quickFixes('other', text, [problem(['Statement', 0, 'Effect'], 'Allow')])).toEqual([]);
});

describe('values of YAML', () => {
  const whole = (yaml: string) => {
    const documents = [{ id: 'd', name: 'd.yaml', text: yaml }];
    const { problems } = analyse({ ...emptyWorkspace, documents });
    return quickFixes('d', yaml, problems).reduceRight(
      (now, fix) => now.slice(0, fix.from) + fix.text + now.slice(fix.to),
      yaml,
    );
  };
  beforeAll(() => prepareReading([{ id: '', name: '', text: policy('sts:AssumeRole') }]));

  const policy = (action: string, effect = 'Allow') => `Version: '2012-10-17'
Statement:
  - Effect: ${effect}
    Principal:
      Service: ec2.amazonaws.com
    Action: ${action}
`;

  test('bare, in quotes, in lists, before a remark', () => {
    for (const [wrong, right] of [
      ['sts:AsumeRole', 'sts:AssumeRole'],
      ["'sts:AsumeRole'", "'sts:AssumeRole'"],
      ['"sts:AsumeRole"', '"sts:AssumeRole"'],
      ['[sts:TagSession, sts:AsumeRole]', '[sts:TagSession, sts:AssumeRole]'],
      ['\n      - sts:TagSession\n      - sts:AsumeRole', '\n      - sts:TagSession\n      - sts:AssumeRole'],
      ['sts:AsumeRole # who', 'sts:AssumeRole # who'],
      ['&who sts:AsumeRole', '&who sts:AssumeRole'],
    ] as const)
      expect(whole(policy(wrong))).toBe(policy(right));
    expect(whole(policy('sts:AssumeRole', 'allow'))).toBe(policy('sts:AssumeRole'));
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(whole(crlf(policy('sts:AsumeRole')))).toBe(crlf(policy('sts:AssumeRole')));
  });

  test('a template of CloudFormation', () => {
    const template = (action: string, effect: string) => `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: ${effect}
            Principal: {Service: lambda.amazonaws.com}
            Action: ${action}
`;
    expect(whole(template('sts:AsumeRole', 'allow'))).toBe(template('sts:AssumeRole', 'Allow'));
  });

  test('what is no word on one line is left alone', () => {
    for (const written of ['>-\n      sts:AsumeRole', '!Sub sts:AsumeRole'])
      expect(whole(policy(written))).toBe(policy(written));
  });
});

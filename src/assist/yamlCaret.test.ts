import { expect, test } from 'vitest';
import { yamlStand } from './yamlCaret.ts';

/** `|` is the caret. */
const at = (marked: string) => yamlStand(marked.replace('|', ''), 0, marked.indexOf('|'));

const TEMPLATE = `Resources:
  Build:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: "arn:aws:iam::1"
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:ExternalId: x
`;
const within = (from: string, to: string) => at(TEMPLATE.replace(from, to));

test.each([
  ['sts:AssumeRole', 'sts:Assume|Role', 'action', 'sts:AssumeRole'],
  ['Effect: Allow', 'Effect: All|ow', 'effect', 'Allow'],
  ['Effect: Allow', 'Eff|ect: Allow', 'statement-element', 'Effect'],
  ['"arn:aws:iam::1"', '"arn:aws:iam|::1"', 'principal', 'arn:aws:iam::1'],
  ['StringEquals', 'String|Equals', 'operator', 'StringEquals'],
  ['sts:ExternalId', 'sts:Ext|ernalId', 'condition-key', 'sts:ExternalId'],
  ['ExternalId: x', 'ExternalId: x|', 'condition-value', 'x'],
  ['Action: sts:AssumeRole', 'Action: [sts:TagSession, sts:As|]', 'action', 'sts:As'],
  ['Action: sts:AssumeRole', 'Action:\n            - sts:As|', 'action', 'sts:As'],
  ['Action: sts:AssumeRole', 'Action:\n              - "sts:As|"', 'action', 'sts:As'],
  ['Action: sts:AssumeRole', 'Action: |', 'action', ''],
  ['Action: sts:AssumeRole', 'Acti|', 'statement-element', 'Acti'],
  ['AWS: "arn:aws:iam::1"', 'AWS: !Sub arn:${AWS::Partition}|', 'principal', 'arn:${AWS::Partition}'],
  ['Principal:\n              AWS: "arn:aws:iam::1"', 'Principal: { Service: ec2| }', 'principal', 'ec2'],
] as const)('%s as %s', (from, to, kind, token) => {
  const found = within(from, to);
  expect(found?.standing.kind).toBe(kind);
  expect(found?.caret.token).toBe(token);
});

test('knows the keys around and the type by the path', () => {
  const found = within('Action: sts:AssumeRole', 'Acti|');
  expect([...(found?.caret.keys ?? [])].sort()).toEqual(['Condition', 'Effect', 'Principal']);
  expect(found?.caret.path).toContain('AssumeRolePolicyDocument');
});

test('says nothing of what is no policy, and of comments', () => {
  expect(within('AWS::IAM::Role', 'AWS::IAM|::Role')).toBeNull();
  expect(within('Action: sts:AssumeRole', '# Action: sts|')).toBeNull();
});

import { expect, it } from 'vitest';
import { languageOf } from './languageOf.ts';

it.each([
  ['{"a": 1}', 'json'],
  ['\uFEFF \n[1]', 'json'],
  ['// of Role_B\n/* and\nmore */ {', 'json'],
  ['Trust policy of Role_B:\n{}', 'prose'],
  ['', 'prose'],
  ['# roles\n---\nResources:\n  R:\n    Type: AWS::IAM::Role\n', 'yaml'],
  ['The template:\n\nResources:\n  R:\n    Type: AWS::IAM::Role\n', 'prose'],
  ['// roles\nresource "aws_iam_role" "a" {\n  name = "a" # x\n}\n\nlocals {\n}\n', 'hcl'],
  ['The role:\n\nresource "aws_iam_role" "a" {\n}\n', 'prose'],
])('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readActionNames } from '#actions/actionNames.ts';
import { estateInventory } from '#assume/caseInventory.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import { prepare } from '#decision/model.ts';
import { asksForActionNames } from './actionRules.ts';
import { lint } from './lint.ts';

const at = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const names = readActionNames(at('../actions/actionNames.txt'));

const modelOf = (...actions: readonly string[]) =>
  prepare(
    estateInventory({
      principals: [
        {
          arn: 'arn:aws:iam::111111111111:user/nora',
          policies: [
            {
              name: 'own',
              kind: 'identity',
              document: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::b/*' }],
              },
            },
          ],
        },
      ],
    }),
  );

const told = (...actions: readonly string[]) =>
  lint(edgeBook(modelOf(...actions)), { names })
    .filter(({ rule }) => rule === 'L-ACTION-UNKNOWN')
    .map(({ fix, message, severity }) => ({ severity, right: fix?.text, message }));

describe('an action that AWS does not have', () => {
  test.each([
    ['s3:GetObjects', 's3:GetObject'],
    ['S3:getobjet', 's3:GetObject'],
    ['iam:PasRole', 'iam:PassRole'],
    ['lamda:InvokeFunction', 'lambda:InvokeFunction'],
    ['s3:ListObjects', 's3:ListBucket'],
    ['sts:AssumRole', 'sts:AssumeRole'],
  ])('%s is a slip of %s', (written, right) => {
    expect(told(written)).toEqual([
      { severity: 'warning', right, message: expect.stringContaining(right) as unknown },
    ]);
  });

  test('what is close to nothing may be younger than the list: worth a word, and no more', () => {
    expect(told('s3:FetchEverything')).toMatchObject([{ severity: 'info', right: undefined }]);
    expect(told('quantumfoo:Run')).toMatchObject([{ severity: 'info', right: undefined }]);
  });

  test('a pattern that fits nothing', () => {
    expect(told('s3:Gett*')).toMatchObject([{ severity: 'warning', right: undefined }]);
  });

  test('what AWS has, in any letter case, and patterns that fit', () => {
    expect(told('s3:GETOBJECT', 'ec2:Describe*', '*', 's3:*', '*:List*', 'S3:Get?bject')).toEqual([]);
  });

  test('without the list nothing is said of other services', () => {
    expect(lint(edgeBook(modelOf('s3:GetObjects'))).map(({ rule }) => rule)).not.toContain(
      'L-ACTION-UNKNOWN',
    );
  });
});

test('the list is asked for by actions that nobody knows by heart', () => {
  expect(asksForActionNames(modelOf('sts:AssumeRole', 's3:GetObject', 'logs:*', '*'))).toBe(false);
  expect(asksForActionNames(modelOf('s3:GetObjects'))).toBe(true);
});

test('names in AWS’s own policies that its list lacks are told as no slip', () => {
  const own = at('../managed/managedPolicies.txt').match(/"[a-z0-9-]+:[A-Za-z0-9]+"/g) ?? [];
  // Keys of conditions look the same; those of STS are no matter of the list.
  const written = [...new Set(own.map((text) => text.slice(1, -1)))].filter(
    (text) => names.of(text.split(':')[0] ?? '') && !text.startsWith('sts:'),
  );
  expect(written.length).toBeGreaterThan(10_000);
  expect(told(...written).filter(({ severity }) => severity !== 'info')).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDocument, answerOwner } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import type { Change } from '#fixes/fix.ts';
import { withValueAt } from '#fixes/edit.ts';
import { writeChanges } from './writeChanges.ts';
import { writePolicy } from './writePolicy.ts';
import { sameValue } from './sameValue.ts';

const ROLE = 'arn:aws:iam::222222222222:role/Deploy';

const at = (...path: (string | number)[]) => ({ document: 'd1', piece: 0, path });

/** The text with `value` at the path of the policy. */
const write = (text: string, path: readonly (string | number)[], value: unknown, place = at()) =>
  writePolicy(text, place, (policy) => ({ value: withValueAt(policy, path, value) }));

const TRUST = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111111111111:role/Build" },
      "Action": ["sts:AssumeRole", "sts:TagSession"] // both are needed
    }
  ]
}
`;

describe('the rest stays as it was written', () => {
  test('where each statement stands on a line, so does a new one, unless it is too long for one', () => {
    const text = `{ "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
    {"Effect":"Deny","Action":"sts:*","Resource":"*"}
  ] }`;
    const statement = { Effect: 'Deny', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' };
    expect(write(text, ['Statement', 2], statement)).toBe(
      text.replace(
        '"Resource":"*"}\n',
        `"Resource":"*"},
    {"Effect":"Deny","Action":["sts:AssumeRole","sts:TagSession"],"Resource":"*"}
`,
      ),
    );
    const first = text.replace(/,\n[^\n]*sts[^\n]*\n/, '\n');
    expect(write(first, ['Statement', 1], statement)).toContain(
      `    { "Effect": "Deny", "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "*" }\n`,
    );
    const long = { ...statement, Resource: Array.from({ length: 9 }, (_, i) => `arn:aws:iam::*:role/${i}`) };
    expect(write(text, ['Statement', 2], long)).toContain('    {\n      "Effect": "Deny",\n');
  });

  test('a statement is added in the handwriting of the text', () => {
    const statement = {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    };
    expect(write(TRUST, ['Statement', 1], statement)).toBe(
      TRUST.replace(
        '    }\n  ]',
        `    },
    {
      "Effect": "Deny",
      "Principal": { "AWS": "*" },
      "Action": ["sts:AssumeRole", "sts:TagSession"]
    }
  ]`,
      ),
    );
  });

  test('comments stay with what they are about: above it and behind it', () => {
    const text = `{
  "Statement": [
    // the first
    { "Effect": "Allow", "Action": "s3:*" }, // of old
    // the second,
    // with more words
    { "Effect": "Deny", "Action": "sts:*" } // of now
    // the end
  ]
}`;
    const third = { Effect: 'Allow', Action: 'ec2:*' };
    expect(write(text, ['Statement', 2], third)).toBe(
      text.replace(
        '} // of now\n',
        `}, // of now
    { "Effect": "Allow", "Action": "ec2:*" }
`,
      ),
    );
    expect(write(text, ['Statement', 0], undefined)).toBe(text.replace(/ {4}\/\/ the first\n.*of old\n/, ''));
    expect(write(text, ['Statement', 1], undefined)).toBe(
      text.replace(/ {4}\/\/ the second[^]*of now\n/, '').replace('}, // of old', '} // of old'),
    );
  });

  test('a scalar becomes a list, a member of a list goes, comments stay', () => {
    const both = ['arn:aws:iam::111111111111:role/Build', 'arn:aws:iam::111111111111:user/alice'];
    expect(write(TRUST, ['Statement', 0, 'Principal', 'AWS'], both)).toBe(
      TRUST.replace('"arn:aws:iam::111111111111:role/Build"', `["${both.join('", "')}"]`),
    );
    expect(write(TRUST, ['Statement', 0, 'Action', 1], undefined)).toBe(
      TRUST.replace('["sts:AssumeRole", "sts:TagSession"]', '["sts:AssumeRole"]'),
    );
  });

  test('an element is added behind the last one, and taken away with its comma', () => {
    const condition = { StringEquals: { 'sts:ExternalId': 'x' } };
    const more = write(TRUST, ['Statement', 0, 'Condition'], condition) ?? '';
    expect(more).toContain('"sts:TagSession"], // both are needed\n      "Condition": {');
    expect(write(more, ['Statement', 0, 'Condition'], undefined)).toBe(TRUST);
    expect(write(TRUST, ['Statement', 0, 'Effect'], undefined)).toBe(
      TRUST.replace('      "Effect": "Allow",\n', '').replace('    {\n', '    {\n'),
    );
  });

  test('a lone statement becomes the first of a list and keeps its lines', () => {
    const text = '{\r\n\t"Version": "2012-10-17",\r\n\t"Statement": {\r\n\t\t"Effect": "Allow"\r\n\t}\r\n}';
    expect(write(text, ['Statement'], [{ Effect: 'Allow' }, { Effect: 'Deny' }])).toBe(
      '{\r\n\t"Version": "2012-10-17",\r\n\t"Statement": [\r\n\t\t{\r\n\t\t\t"Effect": "Allow"\r\n\t\t},\r\n\t\t{\r\n\t\t\t"Effect": "Deny"\r\n\t\t}\r\n\t]\r\n}',
    );
  });

  test('a minified text stays minified', () => {
    const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}';
    expect(write(text, ['Statement', 0, 'Resource'], ROLE)).toBe(
      text.replace('"}]', `","Resource":"${ROLE}"}]`),
    );
  });

  test('words around a piece, trailing commas and a key spelled otherwise', () => {
    const text = 'The trust policy:\n\n```json\n{ "Statement": [ { "effect": "Allow", }, ], }\n```\nEnd.';
    expect(write(text, ['Statement', 0], { Effect: 'Allow' })).toBe(text.replace('"effect"', '"Effect"'));
  });
});

describe('documents in strings', () => {
  const inside = { Version: '2012-10-17', Statement: [{ Effect: 'Allow' }] };

  test('as escaped JSON', () => {
    const text = JSON.stringify({ Role: { AssumeRolePolicyDocument: JSON.stringify(inside) } }, null, 2);
    const next = write(text, ['Statement', 0, 'Effect'], 'Deny', at('Role', 'AssumeRolePolicyDocument'));
    expect(next).toBe(text.replace('Allow', 'Deny'));
  });

  test('URL-encoded', () => {
    const encoded = encodeURIComponent(JSON.stringify(inside));
    const text = JSON.stringify({ Role: { AssumeRolePolicyDocument: encoded } });
    const next = write(text, ['Statement', 0, 'Effect'], 'Deny', at('Role', 'AssumeRolePolicyDocument'));
    expect(next).toBe(text.replace('Allow', 'Deny'));
  });
});

test('what cannot be written as it was read is refused', () => {
  expect(write('1 {\n2   "Statement": [\n3   ]\n4 }', ['Statement', 0], { Effect: 'Allow' })).toBeNull();
  expect(write('no policy', ['Statement', 0], {})).toBeNull();
  expect(writePolicy('{"Statement": []}', at(), () => null)).toBeNull();
});

test('any value can be put into any place: it is there afterwards, or nothing was written', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), json, { minKeys: 1 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), json, { minKeys: 1 }),
      fc.constantFrom(undefined, 2, '\t'),
      (before, after, space) => {
        const text = JSON.stringify({ Statement: [before] }, null, space);
        const next = writePolicy(text, at(), () => ({ value: { Statement: [after] } }));
        expect(next).not.toBeNull();
        expect(sameValue(JSON.parse(next ?? ''), { Statement: [after] })).toBe(true);
      },
    ),
  );
});

describe('a proposal in a workspace', () => {
  const change = (partial: Partial<Change>): Change => ({
    kind: 'change-statement',
    gate: 'trust',
    owner: ROLE,
    slot: 'trust',
    policy: 'trust.json',
    path: [],
    ...partial,
  });
  const w = answerOwner(addDocument(emptyWorkspace, { name: 'trust.json', text: TRUST }), 'd1', 0, {
    owner: ROLE,
  });

  test('a new policy is a document with an owner, and can be changed in the same proposal', () => {
    const { left, workspace } = writeChanges(w, [
      change({ kind: 'new-policy', slot: 'identity', policy: 'p', value: { Statement: [] } }),
      change({
        kind: 'add-statement',
        slot: 'identity',
        place: { document: 'proposal', piece: 0, path: [ROLE, '', 'p'] },
        path: ['Statement', 0],
        value: { Effect: 'Allow' },
      }),
    ]);
    expect(left).toEqual([]);
    const added = workspace.documents[1];
    expect(added?.name).toBe('Deploy permissions');
    expect(added?.owners).toEqual({ '0': { owner: ROLE, slot: 'identity' } });
    expect(JSON.parse(added?.text ?? '')).toEqual({ Statement: [{ Effect: 'Allow' }] });
  });

  test('a change whose text is another one by now is left', () => {
    const wrong = change({ place: at(), path: ['Version'], before: '2008-10-17', value: '2012-10-17' });
    expect(writeChanges(w, [wrong])).toEqual({ workspace: w, left: [wrong] });
  });

  test('a detached policy goes with its document, its piece, or its entry in a list', () => {
    expect(writeChanges(w, [change({ kind: 'remove-policy', place: at() })]).workspace.documents).toEqual([]);
    const two = answerOwner(
      addDocument(emptyWorkspace, { name: 'two', text: `${TRUST}\n${TRUST}` }),
      'd1',
      1,
      { owner: ROLE },
    );
    const one = writeChanges(two, [change({ kind: 'remove-policy', place: at() })]).workspace.documents[0];
    expect(one?.text).toBe(`\n${TRUST}`.padStart(TRUST.length + 2, '\n'));
    expect(one?.owners).toEqual({ '0': { owner: ROLE } });
    const estate = '{ "principals": [ { "arn": "x", "policies": [ { "document": {} } ] } ] }';
    const listed = addDocument(emptyWorkspace, { name: 'estate', text: estate });
    const place = at('principals', 0, 'policies', 0, 'document');
    const gone = writeChanges(listed, [change({ kind: 'remove-policy', place })]);
    expect(gone.workspace.documents[0]?.text).toBe(estate.replace('[ { "document": {} } ]', '[]'));
  });
});

import fc from 'fast-check';
import { describe, it } from 'vitest';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { rangeOf } from '#text/locate.ts';
import { piecesOf } from '#text/pieces.ts';
import { read } from './read.ts';

const seed = `## Same account\n\nThe trust policy of \`Role_B\`:\n\n\`\`\`json\n{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/Role_A" }, "Action": "sts:AssumeRole" }]
}\n\`\`\`\n\nresource "aws_iam_role" "x" {\n  name = "x"\n}\n
{ "principals": [{ "arn": "arn:aws:iam::111111111111:user/ann", "policies": [] }], "context": {} }
{ "Role": { "Arn": "arn:aws:iam::111111111111:role/r", "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%5D%7D" } }`;

/** A plausible text with cuts, doublings and foreign characters in it. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(seed.length),
      cut: fc.nat(12),
      insert: fc.oneof(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          '"',
          '”',
          ',',
          ':',
          '\n',
          '```\n',
          '//',
          '/*',
          "'",
          '\\',
          '\u00a0',
          '> ',
          '__proto__',
        ),
        fc.string({ maxLength: 4 }),
      ),
    }),
    { maxLength: 8 },
  )
  .map((edits) =>
    edits.reduce((text, { at, cut, insert }) => text.slice(0, at) + insert + text.slice(at + cut), seed),
  );

const anyText = fc.oneof(
  mutated,
  fc.string(),
  fc.string({
    unit: fc.constantFrom(...'{ } [ ] " : , \\ ` # > / * a é ”'.split(' '), ' ', '\n'),
    maxLength: 80,
  }),
  fc.json(),
);

const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, 1, 'x', '%7B', 'Allow', '*', 'arn:aws:iam::1:role/x'),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(
      fc.constantFrom(
        'Statement',
        'Version',
        'Effect',
        'Action',
        'Principal',
        'Resource',
        'principals',
        'arn',
        'policies',
        'document',
        'trust',
        'tags',
        'scps',
        'accounts',
        'context',
        'Role',
        'Roles',
        'Arn',
        'AssumeRolePolicyDocument',
        'UserDetailList',
        'GroupList',
        'Policy',
        'PolicyDocument',
        'UserName',
        '__proto__',
        'constructor',
        'toString',
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  })).object,
);

const readText = (text: string) => read({ ...emptyWorkspace, documents: [{ id: 'd', name: 'any', text }] });

function checkReading(text: string): void {
  let end = 0;
  for (const piece of piecesOf(text)) {
    if (piece.from < end || piece.to <= piece.from || piece.to > text.length)
      throw new Error('pieces overlap or leave the text');
    end = piece.to;
  }
  for (const { from, to, place } of readText(text).problems) {
    const range = place
      ? rangeOf(text, place)
      : from === undefined
        ? { from: 0, to: 0 }
        : { from, to: to ?? from };
    if (!range || range.from < 0 || range.to < range.from || range.to > text.length)
      throw new Error('a problem points outside');
  }
}

describe('whatever comes in', () => {
  it('nothing throws, pieces are disjoint and inside, every problem points into the text', () => {
    fc.assert(fc.property(anyText, checkReading), { numRuns: 400 });
  });

  it('nor does any JSON of any shape', () => {
    fc.assert(
      fc.property(anyValue, (value) => checkReading(JSON.stringify(value))),
      { numRuns: 400 },
    );
  });

  it('every declared document stands where its place says', () => {
    const policy = fc.record({
      Version: fc.constant('2012-10-17'),
      Statement: fc.array(fc.jsonValue(), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(policy, fc.integer({ min: 0, max: 4 }), (document, indent) => {
        const estate = {
          principals: [
            { arn: 'arn:aws:iam::111111111111:role/r', policies: [{ name: 'p', document }], trust: document },
          ],
        };
        const text = JSON.stringify(estate, null, indent);
        for (const principal of readText(text).inventory.principals) {
          for (const { place } of [...(principal.policies ?? []), ...(principal.trust ?? [])]) {
            const range = rangeOf(text, place);
            if (JSON.stringify(JSON.parse(text.slice(range?.from, range?.to))) !== JSON.stringify(document))
              throw new Error('wrong place');
          }
        }
      }),
    );
  });
});

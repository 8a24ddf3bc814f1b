import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harvestsOf } from './harvestText.ts';

const ROLE = 'arn:aws:iam::222222222222:role/Deploy';
const TEXTS: readonly string[] = [
  `[profile a]\nrole_arn = ${ROLE}\nsource_profile = b\n[profile b]\nsso_account_id = 111111111111\nsso_role_name = X\n`,
  `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111111111111:user/mia is not authorized to perform: sts:AssumeRole on resource: ${ROLE} because no identity-based policy allows the sts:AssumeRole action\n`,
  JSON.stringify({
    Records: [
      {
        eventName: 'AssumeRole',
        eventSource: 'sts.amazonaws.com',
        eventID: 'e',
        userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/mia' },
        requestParameters: { roleArn: ROLE },
        eventTime: 'x',
      },
    ],
  }),
  'Bearer eyJhbGciOiJSUzI1NiJ9abc.eyJpc3MiOiJodHRwczovL2dpdGxhYi5jb20iLCJzdWIiOiJ4In0.****',
  `on: push\npermissions:\n  id-token: write\njobs:\n  d:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: ${ROLE}\n`,
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  annotations:\n    eks.amazonaws.com/role-arn: ${ROLE}\n`,
];

/** Cut, doubled, with something put in between. */
const mutated = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.nat(),
    fc.nat(),
    fc.oneof(fc.string(), fc.constantFrom(...TEXTS, '\n', '"', '\u0000', '│', '{')),
  )
  .map(([text, a, b, put]) => {
    const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
    return text.slice(0, from) + put + text.slice(to);
  });

describe('whatever the text', () => {
  test('no reader throws, every place can be found, and nothing is both taken and silent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, fc.string()), async (text) => {
        for (const harvest of await harvestsOf(text)) {
          for (const { place, source, target } of harvest.attempts ?? []) {
            expect(place.document).toBe('d');
            expect(source === null || source.length > 0).toBe(true);
            expect(target === null || target.startsWith('arn:')).toBe(true);
          }
          for (const range of Object.values(harvest.ranges ?? {})) expect(range[0] <= range[1]).toBe(true);
          const said = [harvest.attempts, harvest.notes, harvest.leftOut, harvest.taken].some(
            (one) => (one ?? []).length > 0,
          );
          expect(said).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['messages', `${TEXTS[1]}\n`],
    ['profiles', TEXTS[0] ?? ''],
    ['tokens', `${TEXTS[3]}\n`],
    ['spaces', `User: ${' '.repeat(300)}`],
    ['half frames', 'User: arn:aws:iam::1:user/x is not authorized to perform: '],
    ['dots', 'eyJaaaaaaaaaaaa.'],
  ])('many %s, as many as square time would not end with', async (_, one) => {
    expect(await harvestsOf(one.repeat(20_000))).toBeDefined();
  });
});

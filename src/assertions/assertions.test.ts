import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseInput, estateInventory } from '#assume/caseInventory.ts';
import { edgeBook } from '#assume/edgeBook.ts';
import { prepare } from '#decision/model.ts';
import type { Counted } from './assertion.ts';
import { checkAssertions } from './checkAssertions.ts';
import { parseAssertions } from './parseAssertions.ts';

const [A, B, OUT] = ['111111111111', '222222222222', '999999999999'];
const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const trust = (Principal: unknown, Condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal,
    Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
    ...(Condition && { Condition }),
  });
const may = (...roles: readonly string[]) => [
  {
    name: 'ask',
    kind: 'identity' as const,
    document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roles }),
  },
];

const [ci, deploy, admin, glass] = [
  role(A, 'Ci'),
  role(B, 'team/x/Deploy'),
  role(B, 'ProdAdmin'),
  role(B, 'BreakGlass'),
];
const guest = `arn:aws:iam::${OUT}:user/guest`;
const okta = `arn:aws:iam::${B}:saml-provider/Okta`;

/** guest of elsewhere -> Ci -> Deploy -> ProdAdmin; BreakGlass by SAML and, with MFA, from Ci. */
const ESTATE: CaseInput = {
  accounts: [
    { id: A, alias: 'tools', org: 'o-abcd123456' },
    { id: B, org: 'o-abcd123456' },
  ],
  principals: [
    {
      arn: ci,
      policies: may(deploy, glass),
      trust: trust({ AWS: guest }, { StringEquals: { 'sts:ExternalId': 'x1' } }),
    },
    { arn: deploy, policies: may(admin), trust: trust({ AWS: ci }) },
    { arn: admin, policies: [], trust: trust({ AWS: deploy }) },
    { arn: glass, policies: [], trust: trust({ AWS: ci, Federated: okta }) },
    { arn: `arn:aws:iam::${A}:user/ann`, policies: may(ci) },
  ],
};

const givenGuest: CaseInput = {
  ...ESTATE,
  accounts: [...(ESTATE.accounts ?? []), { id: OUT, org: null }],
  principals: [...(ESTATE.principals ?? []), { arn: guest, policies: may(ci) }],
};

function check(lines: string, estate: CaseInput = ESTATE, counted?: Counted) {
  const { assertions, faults } = parseAssertions(lines);
  expect(faults).toEqual([]);
  return checkAssertions(edgeBook(prepare(estateInventory(estate))), assertions, counted);
}
const paths = (lines: string, estate?: CaseInput, counted?: Counted) =>
  check(lines, estate, counted).map(({ breaches }) =>
    breaches.map(({ hops, verdict }) =>
      [...hops.map(({ edge }) => edge.source), hops.at(-1)?.edge.target ?? '']
        .map((id) => id.slice(id.lastIndexOf('/') + 1))
        .join(' > ')
        .concat(`: ${verdict}`),
    ),
  );

describe('what a file says', () => {
  it('comments, blank lines, options and every kind of selector', () => {
    const { assertions, faults } = parseAssertions(
      [
        '# roles of production',
        '',
        'never: outside-org, anyone -> role/*Admin*   # not even with MFA',
        '  only (direct, unknown): saml/Okta, tools:role/Ci, 111111111111 -> arn:aws:iam::*:role/BreakGlass',
        'never (valid): *, !account/2222* -> *, !role/team/*',
      ].join('\r\n'),
    );
    expect(faults).toEqual([]);
    expect(
      assertions.map(({ column, counted, direct, kind, line }) => [line, column, kind, direct, counted]),
    ).toEqual([
      [3, 1, 'never', false, null],
      [4, 3, 'only', true, 'unknown'],
      [5, 1, 'never', false, 'valid'],
    ]);
    expect(assertions[0]?.text).toBe('never: outside-org, anyone -> role/*Admin*');
    expect(assertions[1]?.who).toMatchObject([
      { kind: 'saml', pattern: 'Okta', account: null },
      { kind: 'role', pattern: 'Ci', account: 'tools' },
      { kind: 'account', pattern: '111111111111' },
    ]);
    expect(assertions[2]?.who).toMatchObject([
      { word: '*', not: false },
      { kind: 'account', not: true },
    ]);
  });

  it.each([
    ['always: * -> *', 1, /begins with "never:" or "only:", not with "always"/],
    ['  whatever', 3, /not with "whatever"/],
    ['never * -> *', 7, /":" is missing/],
    ['never: *', 9, /"->" is missing/],
    ['never: * -> * -> *', 15, /only one "->"/],
    ['never: -> *', 8, /a name is missing/],
    ['never: *, -> *', 11, /a name is missing/],
    ['never: * ->', 12, /a name is missing/],
    ['never: everyone -> *', 8, /"everyone" is nobody/],
    ['never: *, robot/x -> *', 11, /"robot\/x" is nobody/],
    ['never: user/ -> *', 8, /behind|after the slash is missing/],
    ['never: user/a user/b -> *', 8, /separated by commas/],
    ['never: !user/a -> *', 8, /only exceptions/],
    ['never: * -> user/ann', 13, /only roles can be assumed: "user\/ann"/],
    ['never: * -> saml', 13, /only roles can be assumed/],
    ['never (often): * -> *', 8, /"often" is no option/],
    ['only (valid, unknown): * -> *', 14, /one of them/],
    ['never: tools:account/1 -> *', 8, /stands in no other account/],
  ])('%s', (line, column, message) => {
    const { assertions, faults } = parseAssertions(`\n${line}\n`);
    expect(assertions).toEqual([]);
    expect(faults).toEqual([{ line: 2, column, message: expect.stringMatching(message) as string }]);
  });

  it('any text gives assertions or faults inside of it, never an error', () => {
    const word = fc.constantFrom(
      'never',
      'only',
      ':',
      '->',
      '*',
      '(',
      ')',
      ',',
      '!',
      '#',
      ' ',
      '\n',
      'role/',
      'saml',
      'x',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 14 }).map((all) => all.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (file) => {
        const { assertions, faults } = parseAssertions(file);
        const lines = file.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
        for (const { column, line } of [...assertions, ...faults]) {
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
        const told = new Set([...assertions, ...faults].map(({ line }) => line));
        expect(told.size).toBe(lines.filter((line) => line.replace(/#.*$/s, '').trim() !== '').length);
      }),
    );
  });
});

describe('what is forbidden', () => {
  it('a path of any length, with the roles between', () => {
    expect(paths('never: outside-org -> role/*admin*', givenGuest)).toEqual([
      ['guest > Ci > Deploy > ProdAdmin: conditional'],
    ]);
    expect(paths('never (direct): outside-org -> role/*Admin*', givenGuest)).toEqual([[]]);
  });

  it('what is less sure than what counts is told apart', () => {
    expect(paths('never (valid): outside-org -> role/*Admin*', givenGuest)).toEqual([[]]);
    expect(check('never (valid): outside-org -> role/*Admin*', givenGuest)[0]?.uncounted).toBe(1);
  });

  it('what somebody outside may do they decide themselves: their missing policies keep nobody out', () => {
    const line = 'never: outside-org -> role/*Admin*';
    expect(paths(line)).toEqual([['guest > Ci > Deploy > ProdAdmin: unknown']]);
    expect(paths(line, ESTATE, 'valid')).toEqual([[]]);
    // Of their own account nobody knows either, but there it is a document that decides.
    const own = {
      principals: [
        { arn: admin, policies: [], trust: trust({ AWS: `arn:aws:iam::${B}:root` }) },
        { arn: deploy, policies: [], trust: trust({ AWS: role(B, 'Other') }) },
      ],
    };
    const all = 'never: * -> *';
    expect(
      paths(all, own)
        .flat()
        .every((path) => !path.startsWith(B)),
    ).toBe(true);
    expect(check(all, own)[0]?.uncounted).toBeGreaterThan(0);
    expect(paths(all, own, 'unknown').flat().length).toBeGreaterThan(paths(all, own).flat().length);
  });

  it('"only" forbids everybody else, also over roles between', () => {
    expect(paths('only (valid): saml -> role/BreakGlass')).toEqual([['Ci > BreakGlass: valid']]);
    expect(paths('only: saml, role/Ci -> role/BreakGlass', givenGuest)).toEqual([
      ['guest > Ci > BreakGlass: conditional'],
    ]);
    expect(paths('only: saml, tools:role/Ci, user/guest -> role/BreakGlass', givenGuest)).toEqual([[]]);
  });

  it.each([
    ['never: role/Ci -> role/Deploy', 1],
    ['never: role/Ci -> role/team/x/deploy', 1],
    ['never: role/Ci -> role/team/*', 1],
    ['never: role/Ci -> role/x/*', 0],
    ['never: tools:* -> *', -1],
    ['never: tools:role/* -> account/222222222222', 3],
    ['never: account/tools -> arn:aws:iam::2*:role/ProdAdmin', 1],
    ['never: 111111111111 -> role/ProdAdmin', 1],
    ['never: *, !role/* -> role/BreakGlass', 2],
    ['never: saml/okta -> *', 1],
    ['never: oidc, service, anyone -> *', 0],
    ['never: 222222222222:saml/Okta -> *', 1],
    ['never: 111111111111:saml/Okta -> *', 0],
    ['never: outside-org -> *', 4],
  ])('%s', (line, count) => {
    if (count < 0) expect(parseAssertions(line).faults).toHaveLength(1);
    else expect(check(line)[0]?.breaches).toHaveLength(count);
  });

  it('anyone is outside, and so is an account of no organization here', () => {
    const open = { ...ESTATE, principals: [{ arn: admin, policies: [], trust: trust({ AWS: '*' }) }] };
    expect(paths('never: outside-org -> *', open)).toEqual([['* > ProdAdmin: unknown']]);
  });

  it('says which selectors stand for nobody', () => {
    const [one, two] = check('only: saml/Octa -> role/BreakGlas\nnever: user/nobody -> role/*');
    expect(one?.idle).toEqual(['role/BreakGlas', 'saml/Octa']);
    expect(two?.idle).toEqual([]);
  });

  it('with every role and everybody forbidden, exactly the edges that are not refused are single steps', () => {
    for (const estate of [ESTATE, givenGuest]) {
      const { words } = edgeBook(prepare(estateInventory(estate)));
      const [all] = check('never (direct, unknown): * -> *', estate);
      expect(all?.breaches.map(({ source, target }) => `${source} ${target}`).sort()).toEqual(
        words
          .filter(({ verdict }) => verdict !== 'invalid')
          .map(({ source, target }) => `${source} ${target}`)
          .sort(),
      );
    }
  });

  it('a chain of forty roles is found', () => {
    const at = (i: number) => role(A, `R${i}`);
    const principals = Array.from({ length: 40 }, (_, i) => ({
      arn: at(i),
      policies: may(at(i + 1)),
      trust: i === 0 ? policy() : trust({ AWS: at(i - 1) }),
    }));
    const found = check('never: role/R0 -> role/R39', { principals })[0]?.breaches;
    expect(found?.[0]?.hops).toHaveLength(39);
  });
});

import { describe, expect, it } from 'vitest';
import { exampleEdge, gateOf, placeAt, reasonOf, SOURCE, statementAt, TARGET } from './exampleEdge.ts';
import { gateRows } from './gateRows.ts';

const ids = { source: SOURCE, target: TARGET };
const names = { source: 'Caller', target: 'Callee' };
const rowsOf = (edge: ReturnType<typeof exampleEdge>) => gateRows(edge, ids, names);

describe('the ladder', () => {
  it('goes permission, rule, trust, guardrails', () => {
    const rows = rowsOf(exampleEdge());
    expect(rows.map((row) => `${row.letter} ${row.title}`)).toEqual([
      'P Caller is permitted to ask',
      '⇄ Cross-account',
      'T Callee trusts Caller',
      'G Guardrails',
    ]);
    expect(rows[1]?.detail).toBe('111111111111 → 222222222222');
    expect(rows[3]).toMatchObject({ kind: 'guardrails', answer: 'not-needed', statements: [] });
  });

  it('says that the account decides when it was not given', () => {
    const target = 'arn:aws:iam::UNKNOWN_ACCOUNT:role/Callee';
    const edge = exampleEdge({
      target,
      verdict: 'unknown',
      gates: { permission: gateOf('unknown') },
      reasons: [
        reasonOf('IDENTITY_MISSING', 'permission', 'open', 'If in another account: nothing allows it.'),
      ],
      missing: [{ what: 'account', of: target, command: '' }],
      rule: { id: 'R9', text: 'Same account or not: not known. Judged both ways.', page: '' },
    });
    const rows = gateRows(edge, { source: SOURCE, target }, names);
    expect(rows.slice(0, 3).map(({ detail, title }) => `${title} / ${detail}`)).toEqual([
      'Is Caller permitted to ask? Depends on the account / If in another account: nothing allows it.',
      'Same account or not: not known / 111111111111 → account not given',
      'Callee trusts Caller / ',
    ]);
  });

  it('is one rung when AWS refuses the pair whatever the gates say', () => {
    const text = 'Caller cannot assume Callee: roles do not reach across partitions (aws and aws-cn).';
    const edge = exampleEdge({
      verdict: 'invalid',
      gates: { permission: gateOf('not-needed'), trust: gateOf('not-needed') },
      reasons: [reasonOf('CROSS_PARTITION', null, 'against', text)],
      rule: { id: 'R8', text: 'AWS has no such call, whatever the policies say.', page: '' },
    });
    expect(rowsOf(edge).map(({ detail, title }) => `${title} / ${detail}`)).toEqual([
      `AWS has no such call, whatever the policies say / ${text}`,
    ]);
  });

  it('gives each guardrail that says something its own row, and leaves out the general one', () => {
    const rows = rowsOf(
      exampleEdge({
        gates: { boundary: gateOf('yes'), scp: gateOf('no') },
        reasons: [reasonOf('RCP_EXEMPT_SLR', 'rcp', 'note')],
      }),
    );
    expect(rows.slice(3).map((row) => row.title)).toEqual([
      'Permissions boundary: lets it through',
      'Service control policies: do not let it through',
      'Resource control policies: do not apply',
    ]);
  });

  it('says what the reason on the deciding side says', () => {
    const [permission] = rowsOf(
      exampleEdge({
        gates: { permission: gateOf('no') },
        reasons: [
          reasonOf('IDENTITY_ALLOW', 'permission', 'for', 'one allows it'),
          reasonOf('IDENTITY_EXPLICIT_DENY', 'permission', 'against', 'another denies it'),
        ],
      }),
    );
    expect(permission).toMatchObject({ title: 'Caller’s own policies deny it', detail: 'another denies it' });
    expect(permission?.reasons).toHaveLength(2);
  });

  it('says why no permission is asked', () => {
    const [permission] = rowsOf(exampleEdge({ gates: { permission: gateOf('not-needed') } }));
    expect(permission?.detail).toBe('the trust policy decides alone');
  });

  it('marks the gate that AWS would name first, only when several fail', () => {
    const reasons = [
      reasonOf('TRUST_NO_MATCH', 'trust', 'against'),
      reasonOf('IDENTITY_MISSING', 'permission', 'against'),
    ];
    const both = exampleEdge({ gates: { trust: gateOf('no'), permission: gateOf('no') }, reasons });
    expect(
      rowsOf(both)
        .filter((row) => row.firstNamed)
        .map((row) => row.kind),
    ).toEqual(['trust']);
    const one = exampleEdge({ gates: { trust: gateOf('no') }, reasons });
    expect(rowsOf(one).some((row) => row.firstNamed)).toBe(false);
  });

  it('lights the evidence, else the statement, else where the reasons stand', () => {
    const statement = placeAt('d1', 'Statement', 0);
    const principal = placeAt('d1', 'Statement', 0, 'Principal');
    const gates = {
      permission: gateOf('yes', statementAt(statement)),
      trust: gateOf('yes', statementAt(statement, principal)),
    };
    const rows = rowsOf(exampleEdge({ gates }));
    expect(rows[0]?.places).toEqual([statement]);
    expect(rows[2]?.places).toEqual([principal]);
    const missed = { ...reasonOf('TRUST_NO_MATCH', 'trust', 'against'), places: [principal, principal] };
    const no = rowsOf(exampleEdge({ gates: { trust: gateOf('no') }, reasons: [missed] }));
    expect(no[2]?.places).toEqual([principal]);
  });

  it('says one account once, and nothing for a service', () => {
    const detail = (source: string) =>
      gateRows(exampleEdge(), { source, target: TARGET }, names).find((row) => row.kind === 'rule')?.detail;
    expect(detail('arn:aws:iam::222222222222:user/x')).toBe('both in 222222222222');
    expect(detail('ec2.amazonaws.com')).toBe('222222222222');
    expect(detail('222222222222')).toBe('both in 222222222222');
  });
});

import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json';
import { describe, expect, it } from 'vitest';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { checkCommand, type CheckOptions } from './checkCommand.ts';

const ajv = new Ajv({ schemaId: 'auto', meta: false, logger: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(draft04);
const validate = ajv.compile(schema);

const [A, B] = ['111111111111', '222222222222'];
const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
const trust = (AWS: string) => policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });
const may = (to: string) => [
  {
    name: 'ask',
    kind: 'identity',
    document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: to }),
  },
];

/** ann -> Ci -> Admin, each end in a file of its own. */
const workspace: Workspace = {
  ...emptyWorkspace,
  documents: Object.entries({
    'iam/a.json': [
      { arn: `arn:aws:iam::${A}:user/ann`, policies: may(role(A, 'Ci')) },
      { arn: role(A, 'Ci'), policies: may(role(B, 'Admin')), trust: trust(`arn:aws:iam::${A}:user/ann`) },
    ],
    'iam/b.json': [{ arn: role(B, 'Admin'), policies: [], trust: trust(role(A, 'Ci')) }],
  }).map(([id, principals]) => ({ id, name: id, text: JSON.stringify({ principals }, null, 2) })),
};

const check = (text: string, options?: CheckOptions, input = workspace) =>
  checkCommand(input, { path: 'ci/rolegraph.assert', text }, options);

const FORBIDDEN = '# people\nnever: user/* -> role/*admin*\n';

describe('rolegraph check', () => {
  it('names the statements of every step of a forbidden path', () => {
    const { code, stderr, stdout } = check(FORBIDDEN);
    expect([code, stderr]).toEqual([1, []]);
    expect(
      stdout.replaceAll(/:\d+:\d+: trust|:\d+:\d+: perm/g, (found) => found.replaceAll(/\d+/g, 'n')),
    ).toBe(
      [
        'ci/rolegraph.assert:2:1: FAILS: never: user/* -> role/*admin*',
        '  ann can become Admin in 2 steps: valid',
        `    1. arn:aws:iam::${A}:user/ann -> ${role(A, 'Ci')}  sts:AssumeRole`,
        '       iam/a.json:n:n: trust policy, statement 1 (Allow)',
        '       iam/a.json:n:n: permissions policy “ask”, statement 1 (Allow)',
        `    2. ${role(A, 'Ci')} -> ${role(B, 'Admin')}  sts:AssumeRole`,
        '       iam/b.json:n:n: trust policy, statement 1 (Allow)',
        '       iam/a.json:n:n: permissions policy “ask”, statement 1 (Allow)',
        '1 of 1 assertion failed.',
        '',
      ].join('\n'),
    );
  });

  it('ends with 0 when nothing forbidden is there, and says what an assertion is about that stands for nobody', () => {
    const { code, stdout } = check('never (direct): user/* -> role/Admin\nnever: * -> role/Nobody');
    expect(code).toBe(0);
    expect(stdout).toContain('holds: never (direct): user/* -> role/Admin');
    expect(stdout).toContain('"role/Nobody" stands for nobody in the input.');
    expect(stdout).toContain('2 assertions: nothing forbidden was found.');
  });

  it('JSON has every hop as an edge', () => {
    const { stdout } = check(FORBIDDEN, { format: 'json' });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      assertions: [
        {
          text: 'never: user/* -> role/*admin*',
          line: 2,
          holds: false,
          paths: [
            {
              target: role(B, 'Admin'),
              verdict: 'valid',
              hops: [{ target: role(A, 'Ci') }, { verdict: 'valid' }],
            },
          ],
          uncounted: 0,
          idle: [],
        },
      ],
    });
  });

  it('SARIF stands at the trust of the last step, with the other statements beside it', () => {
    const { stdout } = check(FORBIDDEN, { format: 'sarif' });
    const log = JSON.parse(stdout) as { runs: { results: object[] }[] };
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(log.runs[0]?.results).toHaveLength(1);
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleId: 'ASSERT-NEVER',
      level: 'error',
      message: { text: expect.stringContaining('Forbidden by ci/rolegraph.assert:2') as string },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'iam/b.json' } } }],
    });
    const clean = JSON.parse(check('never: * -> role/Nobody', { format: 'sarif' }).stdout) as object;
    expect(validate(clean)).toBe(true);
    expect(clean).toMatchObject({ runs: [{ results: [] }] });
  });

  it.each([
    [
      'never: user/* role/*',
      {},
      'ci/rolegraph.assert:1:21: error: "->" is missing between who and which role',
    ],
    ['# nothing', {}, 'ci/rolegraph.assert holds no assertion'],
    [FORBIDDEN, { format: 'xml' }, 'no format "xml": text, json, sarif'],
    [FORBIDDEN, { count: 'often' }, '--count takes one of valid, conditional, unknown'],
  ])('refuses %j %j', (text, options, message) => {
    expect(check(text, options)).toEqual({ stdout: '', stderr: [message], code: 2 });
  });

  it('input that cannot be read is no proof that nothing is there', () => {
    const broken = {
      ...emptyWorkspace,
      documents: [{ id: 'x', name: 'x', text: '{ "Statement": [ {{{ "Effect" ' }],
    };
    expect(check(FORBIDDEN, {}, broken).code).toBe(2);
  });
});

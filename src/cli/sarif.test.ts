import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json';
import { describe, expect, it } from 'vitest';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { lintCommand } from './lintCommand.ts';

const ajv = new Ajv({ schemaId: 'auto', meta: false, logger: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(draft04);
const validate = ajv.compile(schema);

/** What the schema of OASIS has to say against a log. */
const faults = (log: unknown): readonly string[] =>
  validate(log) === true ? [] : (validate.errors ?? []).map((e) => `${e.dataPath} ${e.message ?? ''}`);

const texts: Readonly<Record<string, string>> = {
  'nothing to say': '{"principals": []}',
  'no JSON': '{"a" "b"}',
  'prose around a policy':
    'Trust policy of Deploy:\n{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Resource": "*",}]}',
  'an estate with an error, holes and remarks': JSON.stringify({
    principals: [
      {
        arn: 'arn:aws:iam::222222222222:role/Deploy',
        policies: [{ name: 'all', kind: 'identity', document: { Statement: [{ Effect: 'allow' }] } }],
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: ['*', '1'] }, Action: 'sts:*' },
            { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    ],
  }),
};

const workspaceOf = (text: string): Workspace => ({
  ...emptyWorkspace,
  documents: [{ id: 'C:\\policies\\a b.json', name: 'a b.json', text }],
});

describe('a SARIF log is valid by the schema of OASIS', () => {
  it.each(Object.keys(texts))('%s', (name) => {
    const log: unknown = JSON.parse(lintCommand(workspaceOf(texts[name] ?? ''), 'sarif').stdout);
    expect(faults(log)).toEqual([]);
  });

  it('and the schema would object to one that is not', () => {
    const run = { tool: { driver: { name: 'rolegraph' } }, results: [{ level: 'fatal' }] };
    expect(faults({ version: '2.1.0', runs: [run] })).not.toEqual([]);
  });
});

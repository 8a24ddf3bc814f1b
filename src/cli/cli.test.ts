import { EventEmitter } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { batchLine } from './batch.ts';
import { canCommand } from './canCommand.ts';
import { FORMATS, graphCommand } from './graphCommand.ts';
import { main } from './main.ts';
import { endQuietly } from './pipe.ts';
import { readInput } from './readInput.ts';
import { parseOptions } from './usage.ts';
import type { Workspace } from '#workspace/workspace.ts';

const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
const build = 'arn:aws:iam::111111111111:role/Build';
const deploy = 'arn:aws:iam::222222222222:role/Deploy';

const estate = (permission: boolean, condition?: object) => ({
  principals: [
    {
      arn: build,
      policies: permission
        ? [
            {
              name: 'go',
              kind: 'identity',
              document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: deploy }),
            },
          ]
        : [],
    },
    {
      arn: deploy,
      policies: [],
      trust: policy({
        Effect: 'Allow',
        Principal: { AWS: build },
        Action: 'sts:AssumeRole',
        ...(condition ? { Condition: condition } : {}),
      }),
    },
  ],
});

async function workspaceOf(text: string): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-cli-'));
  await writeFile(join(folder, 'estate.json'), text);
  const workspace = await readInput([folder]);
  if ('failure' in workspace) throw new Error(workspace.failure);
  return workspace;
}

const externalId = { StringEquals: { 'sts:ExternalId': 'x-42' } };

const refused = `User: arn:aws:sts::111111111111:assumed-role/Build/s is not authorized to perform: sts:AssumeRole on resource: ${deploy}`;

describe('what was tried', () => {
  it('stands on its edge in JSON, CSV and Mermaid, and changes no verdict', async () => {
    const documents = [estate(true), refused].map((text, i) => ({
      id: `${i}`,
      name: `${i}.txt`,
      text: typeof text === 'string' ? text : JSON.stringify(text),
    }));
    const workspace: Workspace = { ...(await workspaceOf('')), documents };
    const { edges } = JSON.parse(graphCommand(workspace, 'json').stdout) as {
      edges: { source: string; verdict: string; attempts?: object[] }[];
    };
    expect(edges.filter(({ attempts }) => attempts !== undefined)).toMatchObject([
      {
        source: build,
        verdict: 'valid',
        attempts: [
          {
            origin: 'error',
            outcome: 'denied',
            count: 1,
            verdict: 'valid',
            fit: 'contradicts',
            message: refused,
            at: { document: '1', line: 1, column: 1 },
          },
        ],
      },
    ]);
    expect(graphCommand(workspace, 'csv').stdout).toContain('"denied once, contradicts the verdict"');
    expect(graphCommand(workspace, 'mermaid').stdout).toContain('denied once');
  });
});

describe('can', () => {
  it.each([
    ['both sides allow', estate(true), 0],
    ['the permission is missing', estate(false), 1],
    ['a condition decides', estate(true, externalId), 3],
    ['the source is not given', { principals: estate(true).principals.slice(1) }, 4],
  ])('exits by the verdict when %s', async (_what, input, code) => {
    const workspace = await workspaceOf(JSON.stringify(input, null, 2));
    const output = canCommand(workspace, build, deploy, 'text');
    expect(output.code).toBe(code);
    expect(output.stdout.split('\n')[0]).toContain('Build');
  });

  it('takes a short name, and asks back when it is not unique', async () => {
    const workspace = await workspaceOf(JSON.stringify(estate(true)));
    expect(canCommand(workspace, 'Build', 'Deploy', 'text').code).toBe(0);
    const twice = estate(true).principals.concat([
      { ...estate(true).principals[0]!, arn: 'arn:aws:iam::333333333333:role/Build' },
    ]);
    const asked = canCommand(
      await workspaceOf(JSON.stringify({ principals: twice })),
      'Build',
      'Deploy',
      'text',
    );
    expect(asked.code).toBe(2);
    expect(asked.stderr.join()).toContain('333333333333');
  });
});

describe('names that can refuses', () => {
  it.each([
    ['a user as target', 'Build', 'arn:aws:iam::222222222222:user/Far', /only roles can be assumed/],
    ['a bucket as target', 'Build', 'arn:aws:s3:::bucket', /"arn:aws:s3:::bucket" is not a role/],
    ['an account as target', 'Build', '222222222222', /is not a role/],
    [
      'a session as target',
      'Build',
      'arn:aws:sts::222222222222:assumed-role/Deploy/s',
      /role of the session/,
    ],
    ['a source that nobody is', 'EVE', 'Deploy', /nobody here is called "EVE"\. Give/],
    ['a typo', 'Biuld', 'Deploy', /Did you mean "Build"\?/],
    ['a target in the wrong case', 'Build', 'deploy', /Did you mean "Deploy"\?/],
    ['a bucket as source', 'arn:aws:s3:::bucket', 'Deploy', /nobody who could assume/],
    ['an empty source', '', 'Deploy', /source is empty/],
    ['an empty target', 'Build', ' ', /target is empty/],
  ])('%s', async (_what, source, target, says) => {
    const workspace = await workspaceOf(JSON.stringify(estate(true)));
    const output = canCommand(workspace, source, target, 'text');
    expect(output.stdout).toBe('');
    expect(output.stderr.join('\n')).toMatch(says);
    expect(output.code).toBe(2);
  });

  it.each(['lambda.amazonaws.com', '111111111111', 'arn:aws:iam::111111111111:user/Ann', '*'])(
    'but asks about %s',
    async (source) => {
      const workspace = await workspaceOf(JSON.stringify(estate(true)));
      expect(canCommand(workspace, source, deploy, 'json').code).not.toBe(2);
    },
  );
});

describe('graph', () => {
  it('says where each statement stands', async () => {
    const workspace = await workspaceOf(JSON.stringify(estate(true), null, 2));
    const { stdout } = graphCommand(workspace, 'json');
    const graph = JSON.parse(stdout);
    expect(graph.version).toBe(1);
    const edge = graph.edges.find((e: { source: string }) => e.source === build);
    expect(edge.verdict).toBe('valid');
    const [statement] = edge.gates.trust.statements;
    const line = workspace.documents[0]!.text.split('\n')[statement.line - 1];
    expect(line).toContain('{');
    expect(statement.path).toBe('/principals/1/trust/Statement/0');
  });

  it('gives the same bytes for the same input, in every format', async () => {
    const workspace = await workspaceOf(JSON.stringify(estate(true, externalId)));
    for (const format of FORMATS) {
      const first = graphCommand(workspace, format);
      expect(first.stdout.length).toBeGreaterThan(50);
      expect(graphCommand(workspace, format)).toEqual(first);
    }
  });

  it('keeps only what touches the account that was asked for', async () => {
    const extra = {
      arn: 'arn:aws:iam::444444444444:role/Other',
      policies: [],
      trust: policy({
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    };
    const input = { principals: [...estate(true).principals, extra] };
    const { stdout } = graphCommand(await workspaceOf(JSON.stringify(input)), 'json', '444444444444');
    const ids = JSON.parse(stdout).nodes.map((node: { id: string }) => node.id);
    expect(ids.sort()).toEqual(['arn:aws:iam::444444444444:role/Other', 'ec2.amazonaws.com']);
  });

  it('names the file, line and column of what it cannot read', async () => {
    const broken = '{\n  "Version": "2012-10-17",\n  "Statement": [ { "Effect" "Allow" } ]\n}\n';
    const output = graphCommand(await workspaceOf(broken), 'json');
    expect(output.code).toBe(2);
    expect(output.stderr.join('\n')).toMatch(/estate\.json:3:\d+: error: /);
  });
});

describe('can --batch', () => {
  it('answers a question a line', () => {
    const { ok, json } = batchLine(
      JSON.stringify({
        input: estate(true, externalId),
        question: { source: build, target: deploy, action: 'sts:AssumeRole' },
      }),
    );
    const edge = JSON.parse(json);
    expect(ok).toBe(true);
    expect(edge.verdict).toBe('conditional');
    expect(edge.requires.map((r: { key: string }) => r.key)).toEqual(['sts:ExternalId']);
    expect(edge.ways).toEqual([[0]]);
  });

  it('tells every way that is enough by itself', () => {
    const from = 'arn:aws:iam::222222222222:user/ann';
    const allow = (condition: object) => ({
      Effect: 'Allow',
      Principal: { AWS: from },
      Action: 'sts:AssumeRole',
      Condition: condition,
    });
    const trust = {
      Version: '2012-10-17',
      Statement: [
        allow({ StringEquals: { 'sts:ExternalId': 'x-42', 'sts:RoleSessionName': 'ci' } }),
        allow({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      ],
    };
    const input = { principals: [{ arn: deploy, trust }] };
    const edge = JSON.parse(
      batchLine(JSON.stringify({ input, question: { source: from, target: deploy } })).json,
    );
    const keys = edge.ways.map((way: number[]) => way.map((at) => edge.requires[at].key));
    expect(keys).toEqual([['aws:MultiFactorAuthPresent'], ['sts:ExternalId', 'sts:RoleSessionName']]);
  });

  it('tells what of the input it could not read, and only then', () => {
    const question = { source: build, target: deploy };
    const input = { principals: [...estate(true).principals, { arn: 5 }] };
    const { ok, json, stderr } = batchLine(JSON.stringify({ input, question }));
    expect([ok, JSON.parse(json).verdict]).toEqual([true, 'valid']);
    expect(JSON.parse(json).problems).toMatchObject([{ severity: 'error', line: expect.any(Number) }]);
    expect(stderr).toHaveLength(1);
    const fine = batchLine(JSON.stringify({ input: estate(true), question }));
    expect([JSON.parse(fine.json).problems, fine.stderr]).toEqual([undefined, []]);
  });

  it.each(['', '[]', '{"input": 1}', '{"input": {}, "question": {}}', '{"input":'])(
    'refuses %j in one line',
    (line) => {
      const { ok, json } = batchLine(line);
      expect(ok).toBe(false);
      expect(JSON.parse(json).error).toMatch(/./);
    },
  );
});

describe('the command line', () => {
  it('ends quietly when the reader has gone, and only then', () => {
    const stream = new EventEmitter();
    const pipe = endQuietly(stream);
    expect(() => stream.emit('error', Object.assign(new Error(), { code: 'ENOSPC' }))).toThrow();
    expect(pipe.closed).toBe(false);
    stream.emit('error', Object.assign(new Error(), { code: 'EPIPE' }));
    expect(pipe.closed).toBe(true);
  });
  it.each([
    [['--help'], /^rolegraph graph FILE/],
    [['-h'], /^rolegraph graph FILE/],
    [['can', '-h'], /^rolegraph graph FILE/],
    [['--version'], /^1\.2\.3\n$/],
  ])('answers %j', async (argv, says) => {
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((...all: unknown[]) => {
      (all[1] as () => void)();
      return true;
    });
    try {
      expect(await main(argv, '1.2.3')).toBe(0);
      expect(write.mock.calls.map(([text]) => text).join('')).toMatch(says);
    } finally {
      write.mockRestore();
    }
  });
  it('knows flags with = and without', () => {
    expect(parseOptions(['graph', 'a', '--format', 'csv', '--account=1'])).toEqual({
      command: 'graph',
      operands: ['a'],
      flags: { format: 'csv', account: '1' },
    });
  });
  it.each([[['fly']], [['graph', '--format']], [['can', '--account', '1']]])('refuses %j', (argv) => {
    expect(typeof parseOptions(argv)).toBe('string');
  });
  it('says which file cannot be read', async () => {
    expect(await readInput(['/no/such/file.json'])).toMatchObject({
      failure: expect.stringContaining('/no/such/file.json'),
    });
  });
});

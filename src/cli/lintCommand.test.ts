import { describe, expect, it } from 'vitest';
import { RULES_BY_ID } from '#lint/rules.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { lintCommand } from './lintCommand.ts';

const role = 'arn:aws:iam::222222222222:role/Deploy';

function workspaceOf(principal: unknown, more: object = {}): Workspace {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
  };
  const estate = { principals: [{ arn: role, policies: [], trust }] };
  const text = JSON.stringify(estate, null, 2);
  return { ...emptyWorkspace, documents: [{ id: 'teams/a b.json', name: 'a b.json', text }] };
}

const clean = workspaceOf({ AWS: 'arn:aws:iam::222222222222:user/ann' });
const open = workspaceOf({ AWS: '*' });
const refused = workspaceOf({ AWS: 'arn:aws:iam::222222222222:user/ann' }, { Resource: '*' });
const json = (workspace: Workspace, format: string) => JSON.parse(lintCommand(workspace, format).stdout);

it('exits by the worst finding', () => {
  expect(lintCommand(clean, 'text').code).toBe(0);
  expect(lintCommand(open, 'text').code).toBe(0);
  expect(lintCommand(refused, 'text').code).toBe(1);
  const broken = { ...emptyWorkspace, documents: [{ id: 'x', name: 'x', text: '{"a" "b"}' }] };
  expect(lintCommand(broken, 'text')).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/^x:1:\d+: error: /),
  });
  expect(lintCommand(clean, 'xml')).toMatchObject({ code: 2, stdout: '' });
});

it('names file, line, column, severity and rule, in the order of the text', () => {
  const lines = lintCommand(open, 'text').stdout.trimEnd().split('\n');
  for (const line of lines)
    expect(line).toMatch(/^teams\/a b\.json:\d+:\d+: (security|warning|info): .+ \[[A-Z-]+\]$/);
  expect(lines.join('\n')).toContain(': security: ');
  const at = lines.map((line) => Number(line.split(':')[1]));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
});

it('gives the region that is meant, with reason and AWS page, as JSON', () => {
  const { version, findings } = json(refused, 'json');
  expect(version).toBe(1);
  const found = findings.find(({ severity }: { severity: string }) => severity === 'error');
  const line = refused.documents[0]!.text.split('\n')[found.line - 1]!;
  expect(line.slice(found.column - 1)).toMatch(/^"(\*|Resource)"/);
  expect(found).toMatchObject({ page: expect.stringMatching(/^https:/), why: expect.stringMatching(/./) });
  expect(findings.filter(({ id }: { id: string }) => id === found.id)).toHaveLength(1);
});

it('says the same of two edges once, but as JSON of each', () => {
  const ends = ['Ann', 'Bob'].map((name) => `arn:aws:iam::222222222222:role/${name}`);
  const twice = workspaceOf(
    { AWS: ends },
    { Condition: { StringEquals: { 'sts:ExternalId': 'a-long-one' } } },
  );
  const id = 'L-CONSOLE-IMPOSSIBLE';
  const found = json(twice, 'json').findings.filter((one: { id: string }) => one.id === id);
  expect(found.map((one: { edge: { source: string } }) => one.edge.source)).toEqual(ends);
  expect(lintCommand(twice, 'text').stdout.split(`[${id}]`)).toHaveLength(2);
  const { results } = json(twice, 'sarif').runs[0];
  expect(results.filter((one: { ruleId: string }) => one.ruleId === id)).toHaveLength(1);
});

describe('SARIF 2.1.0', () => {
  const { version, runs } = json(open, 'sarif');
  const [run] = runs;
  const { rules } = run.tool.driver;

  it('has one run, a rule for each id, and results that point at their rule', () => {
    expect(version).toBe('2.1.0');
    expect(run.results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex].id).toBe(ruleId);
    expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
  });

  it('uses only the levels of the standard, and scores what is about security', () => {
    for (const { level } of run.results) expect(['error', 'warning', 'note']).toContain(level);
    const holes = rules.filter(({ id }: { id: string }) => RULES_BY_ID.get(id)?.severity === 'security');
    expect(holes.length).toBeGreaterThan(0);
    for (const hole of holes) {
      expect(Number(hole.properties['security-severity'])).toBeGreaterThanOrEqual(7);
      expect(hole.helpUri).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });

  it('writes paths as URIs and regions counted from 1', () => {
    for (const { locations, message } of run.results) {
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe('teams/a%20b.json');
      expect(Math.min(region.startLine, region.startColumn, region.endColumn)).toBeGreaterThanOrEqual(1);
      expect(region.endLine).toBeGreaterThanOrEqual(region.startLine);
      expect(message.text).toMatch(/./);
    }
  });
});

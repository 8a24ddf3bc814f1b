import { expect, test } from 'vitest';
import { chooseResources, defaultHidden, RESOURCES } from '#graph/hidden.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { wholeOf } from './analysis.ts';
import { analyse, draw, judge } from './engine.ts';
import { answerTo } from './answer.ts';

const arn = (i: number): string => `arn:aws:iam::111111111111:role/Role_${i}`;
const statement = (Action: string, Resource: string | readonly string[]) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const role = (i: number) => ({
  arn: arn(i),
  trust: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: arn(i + 1) }, Action: 'sts:AssumeRole' }],
  },
  policies: [
    {
      name: 'main',
      kind: 'identity',
      document: {
        Version: '2012-10-17',
        Statement: [
          statement('s3:GetObject', [`arn:aws:s3:::bucket-${i % 7}`, `arn:aws:s3:::bucket-${i % 7}/*`]),
          statement('sqs:SendMessage', `arn:aws:sqs:eu-central-1:111111111111:queue-${i % 5}`),
        ],
      },
    },
  ],
});
const workspace = (roles: number) => ({
  ...emptyWorkspace,
  documents: [
    {
      id: 'd1',
      name: 'estate.json',
      text: JSON.stringify({ principals: Array.from({ length: roles }, (_, i) => role(i)) }),
    },
  ],
});

test('of very many principals resources are counted, and listed when somebody asks for them', () => {
  const judged = judge(workspace(520));
  const first = draw(judged, {});
  expect(wholeOf(first).nodes.some(({ kind }) => kind === 'resource')).toBe(false);
  expect(wholeOf(first).unlisted).toBe(12);
  expect(defaultHidden(wholeOf(first), {}).has(RESOURCES)).toBe(true);

  const hidden = chooseResources({}, true);
  const listed = wholeOf(draw(judged, { hidden }));
  expect(listed.unlisted).toBeUndefined();
  expect(listed.nodes.filter(({ kind }) => kind === 'resource')).toHaveLength(12);
  expect(defaultHidden(listed, { hidden }).has(RESOURCES)).toBe(false);
  const edge = listed.edges.find(({ kind }) => kind === 'access');
  expect(judged.tell(edge?.id ?? '')).toMatchObject({ kind: 'access', verdict: edge?.verdict });
  expect(listed.edges.filter(({ kind }) => kind === 'assume')).toEqual(wholeOf(first).edges);
});

test('what a role may use is among its documents before resources are listed', () => {
  const source = workspace(520);
  const node = arn(3);
  const before = answerTo({ judged: judge(source), source }, { kind: 'documents', node });
  const judged = judge(workspace(3));
  expect(judged.graph.unlisted).toBeUndefined();
  expect(before.map(({ name }) => name)).toContain('main');
});

test('whoever asks for everything at once gets resources too', () => {
  expect(analyse(workspace(520)).whole.nodes.filter(({ kind }) => kind === 'resource')).toHaveLength(12);
});

test('problems come in parts that together are all of them, in order', () => {
  const source = workspace(1100);
  const held = { judged: judge(source), source };
  const { problems } = held.judged.findings();
  const first = answerTo(held, { kind: 'findings', from: 0 });
  expect(first.of).toBe(problems.length);
  expect(first.problems.length).toBeLessThan(problems.length);
  const second = answerTo(held, { kind: 'findings', from: first.problems.length });
  expect([...first.problems, ...second.problems]).toEqual(problems);
});

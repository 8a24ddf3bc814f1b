import { describe, expect, test } from 'vitest';
import { findSample } from '#lessons/samples.ts';
import type { Sample } from '#lessons/samples.ts';
import { createDesk } from './engineDesk.ts';
import { createPacker } from './texts.ts';
import type { Answers, Question } from './questions.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const ALICE = 'arn:aws:iam::111111111111:user/alice';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';

async function ask<K extends Question['kind']>(
  question: Question & { kind: K },
  sample: string = 'cross-account',
): Promise<Answers[K]> {
  const desk = createDesk();
  const { documents, context, view } = sampleWorkspace(findSample(sample) as Sample);
  await desk({ kind: 'analyse', id: 1, source: createPacker()({ documents, context }, {}), view });
  const told = await desk({ kind: 'ask', id: 2, question });
  if (told.kind !== 'answer') throw new Error(JSON.stringify(told));
  return told.answer as Answers[K];
}

describe('questions beside the picture', () => {
  test('a pair that the picture does not draw is explained', async () => {
    const { edge } = await ask({ kind: 'pair', source: ALICE, target: DEPLOY });
    expect(edge.verdict).toBe('invalid');
    expect(edge.gates.trust.answer).toBe('no');
    expect(edge.gates.permission.answer).toBe('no');
  });

  test('paths come with commands, the shortest first', async () => {
    const [path] = await ask({ kind: 'paths', source: 'codebuild.amazonaws.com', target: DEPLOY });
    expect(path?.hops.map((hop) => hop.edge.target)).toEqual([BUILD, DEPLOY]);
    expect(path?.commands).toEqual([null, expect.stringContaining('--external-id blue-harbor-42')]);
    expect(path?.profile).toContain('[profile deploy]');
  });

  test('a node knows who can become it and what it can become', async () => {
    const { chains: who } = await ask({ kind: 'reach', node: BUILD, direction: 'who' });
    const { chains: become } = await ask({ kind: 'reach', node: BUILD, direction: 'become' });
    expect(who.map((chain) => chain.source)).toEqual(['codebuild.amazonaws.com']);
    expect(become.map((chain) => [chain.target, chain.verdict])).toEqual([[DEPLOY, 'conditional']]);
  });

  test('roads from outside: an identity provider, not a service, not the own accounts', async () => {
    expect(await ask({ kind: 'roads' })).toEqual({ roads: [], count: 0, outsiders: 0 });
    const { outsiders, roads } = await ask({ kind: 'roads' }, 'federated');
    expect(outsiders).toBe(1);
    expect(roads.map(({ target, verdict }) => [target, verdict])).toEqual([
      ['arn:aws:iam::444444444444:role/Release', 'conditional'],
    ]);
  });

  test('before the first analysis there is nothing to answer from', async () => {
    const question = { kind: 'reach', node: BUILD, direction: 'who' } as const;
    const told = await createDesk()({ kind: 'ask', id: 1, question });
    expect(told).toEqual({ kind: 'answer', id: 1, answer: null });
  });
});

describe('OUs', () => {
  test('are found by their names and ids, before the accounts in them', async () => {
    for (const text of ['ou prod', 'ou-ab12-prod0001']) {
      const { found } = await ask({ kind: 'find', text }, 'organization');
      expect(found[0], text).toEqual({
        id: 'ou-ab12-prod0001',
        label: 'OU Workloads / Prod',
        detail: 'ou-ab12-prod0001 · 2 accounts',
      });
    }
  });

  test('have the guardrails of all levels around and in them, each once', async () => {
    const dev = await ask({ kind: 'guardrails', owner: 'ou-ab12-dev00001' }, 'organization');
    const at = dev.filter(({ level }) => level === 'Dev (ou-ab12-dev00001)');
    expect(at.map(({ slot }) => slot)).toEqual(['scp', 'scp']);
    const work = await ask({ kind: 'guardrails', owner: 'ou-ab12-workl001' }, 'organization');
    const levels = work.map(({ level, name, slot }) => `${slot} ${level} ${name}`);
    expect(new Set(levels).size).toBe(levels.length);
    expect(levels.some((level) => level.startsWith('rcp Prod'))).toBe(true);
  });
});

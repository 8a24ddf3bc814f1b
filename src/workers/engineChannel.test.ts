import { expect, test } from 'vitest';
import type { EngineAnswer } from '#engine/engineDesk.ts';
import { openMainThread } from './engineChannel.ts';

const policy = (i: number) =>
  `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/R${i}"}}`;

test('without a worker the page is told how far it is as well', async () => {
  const text = Array.from({ length: 300 }, (_, i) => policy(i)).join('\n');
  const answers: EngineAnswer[] = [];
  await new Promise<void>((done, fail) => {
    const channel = openMainThread({
      answer: (answer) => {
        answers.push(answer);
        if (answer.kind !== 'progress') done();
      },
      broken: (why) => fail(new Error(why)),
    });
    const source = {
      documents: [{ id: 'd', name: '', text: 1 }],
      context: {},
      goodTexts: {},
      texts: { 1: text },
    };
    channel.post({ kind: 'analyse', id: 1, view: {}, source });
  });
  expect(answers.at(-1)?.kind).toBe('analysis');
  expect(answers.length).toBeGreaterThan(1);
  expect(answers.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true);
});

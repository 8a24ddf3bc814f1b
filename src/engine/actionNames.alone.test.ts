// The names of AWS's actions come after the picture, and only where they can say anything.
import { expect, test } from 'vitest';
import { actionNames } from '#actions/actionNames.ts';
import { SAMPLES } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { asksForActionNames } from '#lint/actionRules.ts';
import { judge } from './engine.ts';
import { createDesk } from './engineDesk.ts';
import { createPacker } from './texts.ts';

const policy = (action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  });

test('the sample that greets newcomers needs none of them', () => {
  const [first] = SAMPLES;
  expect(first && asksForActionNames(judge(sampleWorkspace(first)).model)).toBe(false);
});

test('a picture never waits for them; what they find comes with the findings', async () => {
  const [desk, pack] = [createDesk(), createPacker()];
  const analyse = (id: number, action: string) => {
    const source = pack({ documents: [{ id: 'd', name: 'd', text: policy(action) }], context: {} }, {});
    return desk({ kind: 'analyse', id, view: {}, source });
  };
  expect(await analyse(1, 's3:GetObject')).not.toMatchObject({ analysis: { unfinished: true } });
  expect(actionNames()).toBeNull();
  expect(await analyse(2, 's3:GetObjects')).toMatchObject({ analysis: { unfinished: true } });
  expect(actionNames()).toBeNull();
  expect(await desk({ kind: 'ask', id: 3, question: { kind: 'findings', from: 0 } })).toMatchObject({
    answer: {
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'L-ACTION-UNKNOWN',
          fix: { label: 'Write "s3:GetObject"', text: 's3:GetObject' },
        }),
      ]) as unknown,
    },
  });
  // From now on they are here.
  expect(await analyse(4, 's3:GetObjets')).not.toMatchObject({ analysis: { unfinished: true } });
  const listed = await desk({ kind: 'ask', id: 5, question: { kind: 'actions', service: 'sqs' } });
  expect(listed).toMatchObject({
    answer: expect.arrayContaining([{ name: 'SendMessage', level: 'Write' }]) as unknown,
  });
});

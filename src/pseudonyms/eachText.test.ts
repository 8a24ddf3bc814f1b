import { expect, test } from 'vitest';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { eachText } from './eachText.ts';

const secret = (id: string) => ({ id, name: 'acme', text: 'acme', owners: { '0': { owner: 'acme' } } });

const lesson: Workspace = {
  ...emptyWorkspace,
  name: 'acme',
  documents: [secret('d1')],
  context: { 'sts:ExternalId': 'acme' },
  lesson: {
    authored: {
      title: 'acme',
      story: ['acme'],
      hints: ['acme'],
      afterword: 'acme',
      draft: 'solution',
      start: [secret('d1')],
      solution: [secret('d1'), secret('d2')],
      goals: [
        {
          source: 'acme',
          target: 'acme',
          verdict: ['valid'],
          says: 'acme',
          keep: true,
          when: { 'sts:ExternalId': ['acme'], 'aws:MultiFactorAuthPresent': true },
        },
      ],
    },
  },
};

test('a lesson is said anew in all its states, and loses nothing', () => {
  const said = eachText(lesson, (text) => text.replaceAll('acme', 'blue'));
  expect(JSON.stringify(said)).not.toContain('acme');
  expect(JSON.parse(JSON.stringify(said).replaceAll('blue', 'acme'))).toEqual(lesson);
});

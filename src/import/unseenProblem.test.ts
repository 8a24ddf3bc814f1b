import { expect, test } from 'vitest';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { read } from './read.ts';

const problems = (text: string) =>
  read({ ...emptyWorkspace, documents: [{ id: 'd', name: 'd', text }] }).problems.filter(
    ({ code }) => code === 'UNSEEN',
  );

const trust = (name: string) =>
  `Trust:\n{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::111111111111:role/${name}"}}}`;

test('a name that is turned around is told where it stands, raw or as an escape', () => {
  const raw = trust('Admin\u202Enimda');
  expect(problems(raw)).toMatchObject([
    { severity: 'security', from: raw.indexOf('\u202E'), to: raw.indexOf('\u202E') + 1 },
  ]);
  expect(problems(raw)[0]?.message).toContain('U+202E');
  const escaped = trust(String.raw`Admin\u202enimda`);
  expect(problems(escaped)).toMatchObject([
    { from: escaped.indexOf('\\u202e'), to: escaped.indexOf('nimda') },
  ]);
  expect(problems(trust('Admin\u200B'))).toMatchObject([{ severity: 'warning' }]);
});

test('prose around a policy may have them, and what was read as white space is told as that', () => {
  expect(problems(`A soft\u00ADhyphen.\n${trust('Admin')}`)).toEqual([]);
  expect(problems(trust('Admin').replace('"Version"', '\u200B"Version"'))).toEqual([]);
});

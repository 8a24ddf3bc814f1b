import { expect, it } from 'vitest';
import { emptyWorkspace, type WorkspaceDocument } from '#workspace/workspace.ts';
import { createDesk } from './engineDesk.ts';
import type { Compared, Other, ToldChange } from './compared.ts';
import { createPacker } from './texts.ts';
import type { Question } from './questions.ts';

const BUILD = 'arn:aws:iam::111111111111:role/Build';
const DEPLOY = 'arn:aws:iam::222222222222:role/Deploy';
const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const trust = (Service: readonly string[]) =>
  policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' });

const document = (value: unknown): WorkspaceDocument => ({
  id: 'd1',
  name: 'd1.json',
  text: typeof value === 'string' ? value : JSON.stringify(value),
});
const estate = (services: readonly string[]) =>
  document({
    principals: [
      { arn: DEPLOY, policies: [], trust: trust(services) },
      { arn: BUILD, policies: [] },
    ],
  });

async function deskWith(...documents: readonly WorkspaceDocument[]) {
  const desk = createDesk();
  const source = createPacker()({ documents, context: {} }, {});
  await desk({ kind: 'analyse', id: 1, source, view: emptyWorkspace.view });
  const ask = async (question: Question) => {
    const answer = await desk({ kind: 'ask', id: 2, question });
    return answer.kind === 'answer' ? answer.answer : answer;
  };
  return {
    ask,
    compare: async (other: Other, reversed = false) =>
      (await ask({ kind: 'compare', order: { other, reversed } })) as Compared,
  };
}

const with2 = estate(['ec2.amazonaws.com', 'lambda.amazonaws.com']);
const with1 = estate(['ec2.amazonaws.com']);

it('the other state is the one before; the other way round it is the one after', async () => {
  const { ask, compare } = await deskWith(with2);
  const other = { name: 'old', documents: [with1] };
  expect((await compare(other)).rows.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'new Lambda → Deploy',
  ]);
  const [row] = (await compare(other, true)).rows;
  expect(row).toMatchObject({ kind: 'removed', title: 'Lambda → Deploy' });
  const told = (await ask({ kind: 'change', id: row?.id ?? '' })) as ToldChange;
  expect(told.edges?.after).toBeNull();
  expect(told.edges?.before?.verdict).toBe('valid');
  // The statement that stands before only is in the texts of this graph: the editor can go there.
  expect(told.statements.map(({ change, spot }) => [change, spot !== null])).toEqual([['gone', true]]);
});

it('two states from elsewhere are compared with each other: this graph is neither', async () => {
  const { ask } = await deskWith(document('{"principals":[]}'));
  const order = {
    other: { name: 'old', documents: [with1] },
    mine: { name: 'new', documents: [with2] },
    reversed: false,
  };
  const { rows, trouble } = (await ask({ kind: 'compare', order })) as Compared;
  expect([trouble, rows.map(({ kind, title }) => `${kind} ${title}`)]).toEqual([
    null,
    ['new Lambda → Deploy'],
  ]);
  const told = (await ask({ kind: 'change', id: rows[0]?.id ?? '' })) as ToldChange;
  expect(told.statements.map(({ at, spot }) => [at, spot])).toEqual([['d1.json, line 1', null]]);
  expect(await ask({ kind: 'review', whole: true })).toContain('Before: `old`. After: `new`.');
});

it('HCL is read for the other state as well', async () => {
  const { compare } = await deskWith(with1);
  const hcl = `resource "aws_iam_role" "deploy" {
  name = "Deploy"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}`;
  const { rows, trouble } = await compare({ name: 'main.tf', documents: [document(hcl)] });
  expect(trouble).toBeNull();
  expect(rows.map(({ kind }) => kind)).toContain('removed');
});

it('what cannot be compared says why; what was never compared, or is of an older graph, has no answer', async () => {
  const { ask, compare } = await deskWith(with1);
  expect(await ask({ kind: 'review', whole: true })).toBeNull();
  expect(await ask({ kind: 'change', id: 'x' })).toBeNull();
  expect(await ask({ kind: 'changes', ids: [], shape: { theme: 'light', aspect: 2 } })).toBeNull();
  expect((await compare({ plan: true })).trouble).toBe('There is no Terraform plan in this graph.');
  const diary = { name: 'diary', documents: [document('Dear diary')] };
  expect((await compare(diary)).trouble).toBe('Nothing in it could be read as policies.');
  const empty = await compare({ name: 'nothing', documents: [] });
  expect([empty.trouble, empty.rows.map(({ about, kind }) => `${kind} ${about}`)]).toEqual([
    null,
    ['new assume', 'new written', 'new written'],
  ]);
});

// A teacher needs no server: a lesson is written on any graph, travels as a link or a file, and is graded by the engine.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { clean } from './axe.ts';
import { copied, drop, edge, open, retype } from './visit.ts';

const ALICE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/Audit' },
  ],
});

test('a lesson is written by clicking edges, checked, and solved by somebody else from its link or file', async ({
  page,
  browser,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByRole('button', { name: 'Write a lesson about the graph on the screen' }).click();
  const author = page.getByRole('region', { name: 'Write a lesson' });
  const ready = author.getByText('The start fails its goals, the solution reaches them all.');
  const copy = author.getByRole('button', { name: 'Copy the link of the lesson' });

  await test.step('words', async () => {
    await expect(author.getByText('It has no goal')).toBeVisible();
    await expect(copy).toBeDisabled();
    await author.getByLabel('Title').fill('Alice and the audit');
    await author
      .getByRole('textbox', { name: 'Step 1' })
      .fill('Alice has to read the audit. `Audit` trusts her already.');
    await author.getByRole('button', { name: 'Add a step' }).click();
    await page.keyboard.type('Find what is missing.');
    await author.getByRole('button', { name: 'Add a hint' }).click();
    await page.keyboard.type('Two accounts: both sides have to say yes.');
  });
  await test.step('goals by clicking edges', async () => {
    await edge(page, /alice/).click();
    await author.getByRole('button', { name: 'Must be valid' }).click();
    await expect(author.getByText(/Wanted: valid. At the start invalid/)).toBeVisible();
    await edge(page, /Build.*Deploy|codebuild/)
      .first()
      .click();
    await author.getByRole('button', { name: 'Must be valid' }).click();
    await expect(author.getByText(/has to stay so/)).toBeVisible();
  });
  await test.step('the solution, checked by the engine', async () => {
    await expect(author.getByText('Nobody has shown that it can be solved')).toBeVisible();
    await author.getByRole('button', { name: 'Solution' }).click();
    await expect(author.getByText(/The solution does not reach/)).toBeVisible();
    await page.getByRole('button', { name: /^alice permissions/ }).click();
    await retype(page, ALICE);
    await expect(ready).toBeVisible();
    await author.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(ready).toBeVisible();
    await clean(page);
  });
  await copy.click();
  await expect(author.getByText(/Copied: [\d,]+ characters/)).toBeVisible();
  const link = await copied(page, /#/);
  const saving = page.waitForEvent('download');
  await author.getByRole('button', { name: 'Save it as a file' }).click();
  const file = readFileSync(await (await saving).path());

  const fresh = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const learner = await fresh.newPage();
  const lesson = learner.getByRole('region', { name: 'Alice and the audit' });
  const goal = lesson.getByRole('listitem').filter({ hasText: /alice can assume Audit/i });
  await test.step('solved in a fresh profile', async () => {
    await learner.goto(link);
    await expect(lesson).toContainText('Find what is missing.');
    await expect(goal).toContainText('invalid now');
    await lesson.getByRole('button', { name: 'Give me a hint' }).click();
    await expect(lesson).toContainText('both sides have to say yes');
    await learner.getByRole('button', { name: /^alice permissions/ }).click();
    await retype(learner, ALICE);
    await expect(goal).toContainText('reached');
    await expect(lesson).toContainText('3 of 3 stars');
    await learner.getByRole('button', { name: 'Learn', exact: true }).click();
    await expect(learner.getByRole('dialog', { name: 'Learn' })).toContainText('1 that somebody else wrote');
    await learner.keyboard.press('Escape');
    await lesson.getByRole('button', { name: 'Start over' }).click();
    await expect(goal).toContainText('invalid now');
  });
  await test.step('the file is the same lesson', async () => {
    await learner.getByRole('button', { name: 'Back to mine' }).click();
    await expect(lesson).toHaveCount(0);
    await drop(learner, [{ name: 'lesson.json', bytes: file }]);
    await expect(goal).toContainText('invalid now');
  });
  await fresh.close();
});

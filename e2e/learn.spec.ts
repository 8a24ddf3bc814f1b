import { expect, test, type Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { open, retype } from './visit.ts';

const lesson = (page: Page) => page.getByRole('region', { name: /signatures|One account|Three roles/ });
const goal = (page: Page, says: string) => lesson(page).getByRole('listitem').filter({ hasText: says });

const PERMISSION = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/Deploy' },
  ],
});

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a lesson is solved in the editor, its goals tick, and the next one follows', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByRole('button', { name: 'Two accounts, two signatures' }).click();
  await expect(goal(page, 'Build can assume Deploy')).toContainText('invalid now');
  await expect(goal(page, 'Test cannot assume Deploy')).toContainText('still so');
  await expect(page.getByRole('heading', { name: 'Fix it' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Build permissions/ }).click();
  await retype(page, PERMISSION);
  await expect(goal(page, 'Build can assume Deploy')).toContainText('reached');
  await expect(lesson(page)).toContainText('3 of 3 stars');
  await lesson(page).getByRole('button', { name: 'Next: Trusted, and still denied' }).click();
  await expect(page).toHaveURL(/#learn\/trust-alone$/);
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(
    page.getByRole('button', { name: /Two accounts, two signatures.*3 of 3 stars/ }),
  ).toBeVisible();
});

test('own work waits: a lesson is left as it was entered, and goes on after a reload', async ({ page }) => {
  await open(page);
  await page.goto('/#learn/both-sides');
  await expect(goal(page, 'Build can assume Deploy')).toBeVisible();
  await page.getByRole('button', { name: /^Build permissions/ }).click();
  await retype(page, PERMISSION);
  await expect(goal(page, 'Build can assume Deploy')).toContainText('reached');
  await expect(page.getByText('changes stay with this link')).toBeVisible();
  await page.waitForTimeout(600);
  await page.reload();
  await expect(goal(page, 'Build can assume Deploy')).toContainText('reached');
  await page.getByRole('button', { name: 'Back to mine' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of this graph' })).toHaveValue(
    'Deploy across accounts',
  );
  await expect(lesson(page)).toHaveCount(0);
});

test('hints come one by one, the solution last; whoever breaks what has to stay is told', async ({
  page,
}) => {
  await page.goto('/#learn/same-account');
  await expect(lesson(page)).toBeVisible();
  for (const left of [3, 2, 1])
    await lesson(page)
      .getByRole('button', { name: new RegExp(`${left} left`) })
      .click();
  await expect(lesson(page).getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(3);
  await expect(lesson(page).getByRole('button', { name: 'Show a solution' })).toBeVisible();
  await page.getByRole('button', { name: /^Reports trust policy/ }).click();
  await retype(
    page,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}',
  );
  await expect(goal(page, 'max cannot assume Reports')).toContainText('broken');
});

test('the course and a lesson pass axe, on a phone the lesson is a tab of its own', async ({ page }) => {
  await page.goto('/#learn/role-chaining');
  await expect(lesson(page)).toBeVisible();
  await expect(goal(page, 'Middle can assume Goal')).toContainText('now');
  const axe = () => new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  expect((await axe()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(page.getByRole('dialog', { name: 'Learn' })).toContainText('30 small graphs');
  expect((await axe()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('tab', { name: 'Lesson' })).toHaveAttribute('aria-selected', 'true');
  await expect(goal(page, 'Middle can assume Goal')).toBeVisible();
});

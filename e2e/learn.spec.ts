import { expect, test, type Page } from '@playwright/test';
import { clean } from './axe.ts';
import { editor, explained, open, retype, tabTo } from './visit.ts';

const lesson = (page: Page) =>
  page.getByRole('region', { name: /signatures|One account|Three roles|still denied|User, role/ });
const goal = (page: Page, says: string) => lesson(page).getByRole('listitem').filter({ hasText: says });

const PERMISSION = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/Deploy' },
  ],
});

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function palette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option').first()).toContainText(typed);
  await page.keyboard.press('Enter');
}

/** From the story to the document, into the editor, and its whole text anew. */
async function rewrite(page: Page, document: RegExp, text: string): Promise<void> {
  // The list is one stop of Tab; arrows lead to its rows.
  const rows = page.getByRole('region', { name: 'Documents' }).locator('.editor-row-main');
  await tabTo(page, rows.and(page.locator('[tabindex="0"]')));
  await page.keyboard.press('Home');
  const wanted = rows.and(page.getByRole('button', { name: document }));
  for (let i = 0; i < 20 && !(await wanted.evaluate((row) => row.matches(':focus'))); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await editor(page);
  await tabTo(page, page.locator('.monaco-editor').first().getByRole('textbox'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((data) => navigator.clipboard.writeText(data), text);
  await page.keyboard.press('ControlOrMeta+V');
}

test('three lessons by keyboard alone: open, read, hints, solution, edit, solve, next', async ({ page }) => {
  await open(page);
  await test.step('the first from the course, by hints', async () => {
    await page.keyboard.press('l');
    const chosen = page.getByRole('button', { name: 'Two accounts, two signatures' });
    await tabTo(page, chosen);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Two accounts, two signatures' })).toBeFocused();
    await expect(goal(page, 'Build can assume Deploy')).toContainText('invalid now');
    await expect(goal(page, 'Test cannot assume Deploy')).toContainText('still so');
    await expect(page.getByRole('heading', { name: 'Fix it' })).toHaveCount(0);
    await tabTo(page, goal(page, 'Build can assume Deploy').getByRole('button', { name: 'Why?' }));
    await page.keyboard.press('Enter');
    await expect(explained(page)).toContainText('Build');
    await tabTo(page, lesson(page).getByRole('button', { name: 'Give me a hint' }));
    for (let shown = 1; shown <= 3; shown++) {
      await page.keyboard.press('Enter');
      await expect(lesson(page).getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(
        shown,
      );
    }
    // The same button all the way: the focus stays with it.
    await expect(lesson(page).getByRole('button', { name: 'Show a solution' })).toBeFocused();
    await rewrite(page, /^Build permissions/, PERMISSION);
    await expect(goal(page, 'Build can assume Deploy')).toContainText('reached');
    await expect(lesson(page)).toContainText('3 of 3 stars');
  });
  await test.step('the second by "Next", with the solution looked at', async () => {
    await page.keyboard.press('Escape');
    await tabTo(
      page,
      lesson(page).getByRole('button', { name: 'Next: Trusted, and still denied' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#learn\/trust-alone$/);
    await expect(page.getByRole('heading', { name: 'Trusted, and still denied' })).toBeFocused();
    await tabTo(page, lesson(page).getByRole('button', { name: 'Give me a hint' }));
    for (let i = 0; i < 4; i++) await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Before and after' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(lesson(page).getByRole('button', { name: 'Show a solution' })).toBeFocused();
    await rewrite(
      page,
      /^Reader permissions/,
      PERMISSION.replace('222222222222:role/Deploy', '222222222222:role/Vault'),
    );
    await expect(goal(page, 'Reader can assume Vault')).toContainText('reached');
    await expect(lesson(page)).toContainText('no stars');
  });
  await test.step('the third from the palette, and back to its story from the editor', async () => {
    await palette(page, 'User, role, service');
    await expect(page.getByRole('heading', { name: 'User, role, service' })).toBeFocused();
    await rewrite(
      page,
      /^has an error: Resize trust policy/,
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
    );
    await expect(goal(page, 'can assume Resize').first()).toContainText('reached');
    await palette(page, 'Go to the lesson');
    await expect(page.getByRole('heading', { name: 'User, role, service' })).toBeFocused();
    await tabTo(page, lesson(page).getByRole('button', { name: /^Next: / }));
  });
  await test.step('the course knows', async () => {
    // Letters act in the picture; Escape leads there.
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await expect(
      page.getByRole('button', { name: /Two accounts, two signatures.*3 of 3 stars/ }),
    ).toBeVisible();
  });
});

test('own work waits: a lesson is left as it was entered, and goes on after a reload', async ({ page }) => {
  await open(page);
  await page.goto('/#learn/both-sides');
  await expect(goal(page, 'Build can assume Deploy')).toBeVisible();
  await page.getByRole('button', { name: /^Build permissions/ }).click();
  await retype(page, PERMISSION);
  await expect(goal(page, 'Build can assume Deploy')).toContainText('reached');
  await expect(page.getByText('changes stay with this link')).toBeVisible();
  await page.reload();
  await expect(goal(page, 'Build can assume Deploy')).toContainText('reached');
  await page.getByRole('button', { name: 'Back to mine' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of this graph' })).toHaveValue(
    'Deploy across accounts',
  );
  await expect(lesson(page)).toHaveCount(0);
});

test('who breaks what has to stay is told; course and lesson pass axe; on a phone the lesson is a tab', async ({
  page,
}) => {
  await page.goto('/#learn/same-account');
  await expect(lesson(page)).toBeVisible();
  await page.getByRole('button', { name: /^Reports trust policy/ }).click();
  await retype(
    page,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}',
  );
  await expect(goal(page, 'max cannot assume Reports')).toContainText('broken');
  await clean(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(page.getByRole('dialog', { name: 'Learn' })).toContainText('30 small graphs');
  await clean(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('tab', { name: 'Lesson' })).toHaveAttribute('aria-selected', 'true');
  await expect(goal(page, 'max cannot assume Reports')).toBeVisible();
});

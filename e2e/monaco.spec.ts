// The editor knows policies: what can stand there, what it means, how to mend it, whom an ARN names.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { editor, explained, open, paste } from './visit.ts';

const BROKEN = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111111111111:role/Build" },
      "Action": "sts:AsumeRole"
    }
  ]
}`;

const offers = (page: Page) => page.locator('.suggest-widget');
const text = async (page: Page) =>
  (await (await editor(page)).locator('.view-lines').innerText()).replaceAll('\u00a0', ' ');

/** To the end of the line on the screen, by keys: a long line counts as several. */
async function goToLine(page: Page, line: number): Promise<void> {
  await (await editor(page)).getByRole('textbox').first().focus();
  await page.keyboard.press('Control+Home');
  for (let i = 1; i < line; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/** In `BROKEN` it stands four lines from the end; the caret is left before the closing quote. */
async function goToAction(page: Page): Promise<void> {
  await (await editor(page)).getByRole('textbox').first().focus();
  await page.keyboard.press('Control+End');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
}

test('a trust policy is offered its own actions only', async ({ page }) => {
  await open(page);
  await paste(page, BROKEN.replace('sts:AsumeRole', ''));
  await expect.poll(() => text(page)).toContain('"Action": ""');
  await goToAction(page);
  await page.keyboard.press('Control+Space');
  await expect(offers(page)).toContainText('sts:AssumeRoleWithWebIdentity');
  await expect(offers(page)).not.toContainText('s3:');
});

test('a word tells what it means, and an ARN leads to its role', async ({ page }) => {
  await open(page);
  const monaco = await editor(page);
  // Monaco forgets a hover that comes while it is still laying out.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await monaco.getByText('"StringEquals"').hover();
    const told = page.locator('.monaco-hover').filter({ hasText: 'Fails when the key is missing' });
    await expect(told).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(page.getByRole('link', { name: 'AWS page' }).first()).toHaveAttribute(
    'href',
    /condition_operators/,
  );
  await goToLine(page, 8);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F12');
  await expect(explained(page)).toHaveText(/Build/);
  await expect(explained(page)).not.toContainText('assume');
});

test('a finding that knows the right word writes it, as one step to undo', async ({ page }) => {
  await open(page);
  await paste(page, BROKEN);
  await expect.poll(() => text(page)).toContain('sts:AsumeRole');
  await goToAction(page);
  // The editor hears of the finding a moment later than the list of problems, and only then has something to offer.
  await expect(page.locator('.monaco-editor [class*="squiggly-"]').first()).toBeVisible();
  await page.keyboard.press('Control+.');
  await page.getByText('Write "sts:AssumeRole"').first().click();
  await expect.poll(() => text(page)).toContain('"sts:AssumeRole"');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => text(page)).toContain('"sts:AsumeRole"');
});

test('Escape closes what is open over the text, and whether Tab leaves is told', async ({ page }) => {
  await open(page);
  await goToLine(page, 1);
  await page.keyboard.press('F1');
  const commands = page.locator('.quick-input-widget');
  await expect(commands).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(commands).toBeHidden();
  const leaves = page.getByText('Tab now leaves the editor');
  await expect(leaves).toBeHidden();
  await page.keyboard.press('Control+M');
  await expect(leaves).toBeVisible();
  await page.keyboard.press('Control+M');
  await expect(leaves).toBeHidden();
});

test('axe finds nothing around the editor while it offers', async ({ page }) => {
  await open(page);
  await goToLine(page, 10);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Space');
  await expect(offers(page)).toContainText('Federated');
  await clean(page);
});

test('when its files do not come the text field says why, takes changes, and asks again', async ({
  page,
}) => {
  let isGone = true;
  await page.route(/MonacoEditor-.*\.js/, (route) =>
    isGone ? route.fulfill({ status: 404, body: 'no such file' }) : route.continue(),
  );
  await open(page);
  await expect(page.getByText('The full editor is not here: its files did not come.')).toBeVisible();
  const field = page.getByRole('textbox', { name: /^Text of / });
  await field.press('ControlOrMeta+A');
  await field.pressSequentially('{}');
  await expect(field).toHaveValue('{}');
  isGone = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(async () => expect(await text(page)).toContain('{}')).toPass();
  await expect(page.getByText('The full editor is not here')).toBeHidden();
});

test('a text of over a million characters is shown in part, and edited without marks', async ({ page }) => {
  await open(page);
  await editor(page);
  const roles = Array.from({ length: 4000 }, (_, i) => ({
    RoleName: `Role${i}`,
    Description: 'x'.repeat(250),
  }));
  await paste(page, JSON.stringify({ Roles: roles }, null, 2));
  await page.getByRole('button', { name: 'Edit all of it' }).click();
  await expect(page.getByText('Over a million characters: nothing is lit')).toBeVisible();
  await expect.poll(() => text(page)).toContain('"RoleName": "Role0"');
});

// Why not? Any two ends can be asked about, with an edge or without, and drawn.
import { expect, test } from '@playwright/test';
import { copied, edge, explained, explanation, open } from './visit.ts';

test.beforeEach(async ({ page }) => open(page));

const node = (name: string) => `.react-flow__node-party:has-text("${name}")`;

test('two ends without an edge are explained, with statements for both sides; both applied, the edge is there', async ({
  page,
}) => {
  await page.locator(node('alice')).click();
  const ask = explanation(page).getByRole('region', { name: 'Ask about' });
  await ask.getByRole('searchbox').fill('deploy');
  await ask.getByRole('button', { name: /Deploy/ }).click();
  await expect(explained(page)).toContainText('alice in 111111111111 cannot assume Deploy in 222222222222');
  const gates = explanation(page).getByRole('list', { name: 'Gates' });
  await expect(gates.getByRole('button', { name: /says no/ })).toHaveCount(2);
  const fix = explanation(page).getByRole('region', { name: 'Fix it' });
  await expect(fix.getByRole('figure', { name: 'Change of alice permissions' })).toBeVisible();
  await expect(fix.getByRole('figure', { name: 'Change of Deploy trust policy' })).toBeVisible();
  await fix.getByRole('button', { name: 'Apply' }).first().click();
  await expect(edge(page, /alice in 111111111111 can assume Deploy/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(explained(page)).toContainText('cannot assume Deploy');
  // So can somebody be who is nowhere in the texts.
  await page.locator(node('Deploy')).click();
  await ask.getByRole('searchbox').fill('lambda.amazonaws.com');
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('The service lambda.amazonaws.com cannot assume Deploy');
});

test('a drag from a principal to a role asks the same', async ({ page }) => {
  const from = page.locator(node('alice'));
  // The picture may still come to rest under the hand.
  await expect(async () => {
    await from.hover();
    const handle = await from.locator('.react-flow__handle.source').boundingBox();
    const to = await page.locator(node('Deploy')).boundingBox();
    if (!handle || !to) throw new Error('nothing to drag');
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 20, { steps: 8 });
    await page.mouse.up();
    const asked = 'alice in 111111111111 cannot assume Deploy';
    await expect(explained(page)).toContainText(asked, { timeout: 2000 });
  }).toPass();
  await expect(explanation(page).getByRole('region', { name: 'Fix it' })).toBeVisible();
});

test('the keyboard alone asks from the picture', async ({ page }) => {
  await page.getByRole('listbox', { name: /^Graph/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('w');
  await expect(explanation(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('audit');
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('Audit');
  await expect(explained(page)).toContainText('codebuild.amazonaws.com cannot assume');
});

test('a shared link opens at the question', async ({ page, context }) => {
  await page.locator(node('alice')).click();
  await explanation(page).getByRole('searchbox').fill('deploy');
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('cannot assume Deploy');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /copy/i }).first().click();
  const link = await copied(page, /#g/);
  const visitor = await context.newPage();
  await visitor.goto(link);
  await expect(explained(visitor)).toContainText('alice in 111111111111 cannot assume Deploy');
});

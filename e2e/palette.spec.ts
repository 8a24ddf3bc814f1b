// Ctrl+K or /: everything by name.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { editor, expectNoSidewaysScrolling, explained, open } from './visit.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find' });
const field = (page: Page) => palette(page).getByRole('combobox');

async function ask(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(typed);
}

test('finds a role by a part of its ARN, jumps there and explains it; then it stands first', async ({
  page,
}) => {
  await open(page);
  await ask(page, '222222222222:role/dep');
  await expect(palette(page).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(explained(page)).toContainText('Deploy');
  await page.keyboard.press('Control+k');
  const first = palette(page).getByRole('option').first();
  await expect(first).toContainText('Deploy');
  await expect(palette(page).getByRole('group').first()).toHaveAccessibleName('Recent');
});

test('runs commands, opens documents and lessons, and says when nothing is called like that', async ({
  page,
}) => {
  await open(page);
  await ask(page, 'edge table');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Edges' })).toBeVisible();
  await ask(page, 'zzz');
  await expect(palette(page)).toContainText('Nothing here is called like that');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
  await ask(page, 'keys and');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Escape');
  await ask(page, 'lesson');
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#learn\//);
});

test('opens from inside the editor and gives the focus back', async ({ page }) => {
  await open(page);
  const text = (await editor(page)).getByRole('textbox').first();
  await text.focus();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
});

test('has the keyboard also when asked for while another dialog is closing', async ({ page }) => {
  await open(page);
  for (let round = 0; round < 12; round += 1) {
    await ask(page, 'keys and');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('axe finds nothing in the palette, light and dark, on a screen and on a phone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  await cleanInBoth(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await cleanInBoth(page);
});

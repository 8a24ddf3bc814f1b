import { expect, test } from '@playwright/test';
import { edge, open, paste, text } from './visit.ts';
import type { Page } from '@playwright/test';

const ofA = (page: Page) => edge(page, /Role_B in 222222222222/);
const other = /Another tab saved a different graph/;

async function twoTabs(first: Page): Promise<Page> {
  const second = await first.context().newPage();
  await open(first);
  await open(second);
  await paste(first, text('sameAndCross.md'));
  await expect(ofA(first)).toBeVisible();
  await expect(first.getByText(/^saved/)).toBeVisible();
  await paste(second, text('placeholders.md'));
  await expect(second.getByText(/^saved/)).toBeVisible();
  await expect(first.getByText(other)).toBeVisible();
  return second;
}

test('two tabs with different graphs: each keeps its own over a reload', async ({ page }) => {
  const second = await twoTabs(page);
  await page.reload();
  await expect(ofA(page)).toBeVisible();
  await second.reload();
  await expect(ofA(second)).toHaveCount(0);
});

test("the other tab's graph can be opened, and the own one comes back from the list", async ({ page }) => {
  await twoTabs(page);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(ofA(page)).toHaveCount(0);
  await expect(page.getByText(other)).toBeHidden();
  await page.reload();
  await expect(ofA(page)).toHaveCount(0);
  await page.getByRole('button', { name: /^Add/ }).first().click();
  await page.getByRole('button', { name: 'Earlier graphs in this browser' }).click();
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
  await expect(ofA(page)).toBeVisible();
});

test('kept, this graph is what a new tab opens', async ({ page }) => {
  await twoTabs(page);
  await page.getByRole('button', { name: 'Keep this one' }).click();
  await expect(page.getByText(other)).toBeHidden();
  const third = await page.context().newPage();
  await open(third);
  await expect(ofA(third)).toBeVisible();
});

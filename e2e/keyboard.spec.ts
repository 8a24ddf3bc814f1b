// Without a mouse: from the first picture to a link that somebody else opens.
import { expect, test } from '@playwright/test';
import { expectVerdicts, explained, open, verdicts } from './visit.ts';

test(
  'keys alone lead from the first picture to a shared link that opens at the same edge',
  { tag: '@firefox' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    // The first Tab offers the way past the header.
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the graph' })).toBeFocused();
    await page.keyboard.press('Enter');
    const picture = page.getByRole('listbox', { name: /^Graph/ });
    await expect(picture).toBeFocused();

    // One tab stop: the arrows walk inside, and what is current is told.
    await page.keyboard.press('Home');
    const current = () =>
      picture.evaluate((list) => {
        const id = list.getAttribute('aria-activedescendant');
        return (id === null ? null : document.getElementById(id)?.textContent) ?? '';
      });
    await expect.poll(current).toMatch(/^\S.*\.$/);
    const first = await current();
    await page.keyboard.press('ArrowRight');
    await expect.poll(current).not.toBe(first);
    const edge = await current();
    await page.keyboard.press('Enter');
    // The list says a full sentence, the heading the same with its verdict before it.
    await expect(explained(page)).toContainText(edge.split('.')[0]?.slice(0, 40) ?? edge);
    const sentence = await explained(page).textContent();

    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Share this graph' });
    await expect(dialog).toBeVisible();
    const copy = dialog.getByRole('button', { name: /copy/i }).first();
    for (let i = 0; i < 12 && !(await copy.evaluate((button) => button === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await expect(copy).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#g');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const reader = await context.newPage();
    await reader.goto(link);
    await expect(explained(reader)).toHaveText(sentence ?? '');
    await expect.poll(() => verdicts(page)).not.toEqual([]);
    await expectVerdicts(reader, await verdicts(page));
  },
);

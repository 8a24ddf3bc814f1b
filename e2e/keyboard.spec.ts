// Without a mouse: from the first picture to a link that somebody else opens.
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { copied, expectVerdicts, explained, explanation, open, retype, tabTo, verdicts } from './visit.ts';

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
    await tabTo(page, copy);
    await page.keyboard.press('Enter');
    const link = await copied(page, /#g/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const reader = await context.newPage();
    await reader.goto(link);
    await expect(explained(reader)).toHaveText(sentence ?? '');
    await expect.poll(() => verdicts(page)).not.toEqual([]);
    await expectVerdicts(reader, await verdicts(page));
  },
);

const focused = (page: Page) => page.locator(':focus');

async function goToEdge(page: Page, from: RegExp): Promise<void> {
  const picture = page.getByRole('listbox', { name: /^Graph/ });
  await picture.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 20 && !from.test((await current(picture)) ?? ''); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
}

const current = (picture: Locator) =>
  picture.evaluate((list) => {
    const id = list.getAttribute('aria-activedescendant');
    return (id === null ? null : document.getElementById(id)?.textContent) ?? '';
  });

test('by keys: explained, assumed, mended, closed; the focus is never lost, and Escape leads back', async ({
  page,
}) => {
  await open(page);
  const picture = page.getByRole('listbox', { name: /^Graph/ });
  await goToEdge(page, /^User alice/);
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('alice');
  await page.keyboard.press('Enter');
  await expect(explained(page)).toBeFocused();
  await tabTo(page, explanation(page).getByRole('button', { name: 'Apply' }).first());
  await page.keyboard.press('Enter');
  // What was pressed is gone: the heading that tells the outcome has the focus.
  await expect(explained(page)).toContainText('valid:');
  await expect(explained(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(picture).toBeFocused();
  await page.keyboard.press('Delete');
  await tabTo(page, explanation(page).getByRole('button', { name: 'Apply' }).first());
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('invalid:');
  await expect(focused(page)).not.toHaveCount(0);
});

test('a permission is drawn by keys, from the picture and from the table, and letters are nobody else’s', async ({
  page,
}) => {
  await open(page);
  const picture = page.getByRole('listbox', { name: /^Graph/ });
  await goToEdge(page, /^User alice/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('w');
  await expect(explanation(page).getByRole('searchbox', { name: /Ask about/ })).toBeFocused();
  await page.keyboard.type('deploy');
  await tabTo(
    page,
    explanation(page)
      .getByRole('button', { name: /^Deploy/ })
      .first(),
  );
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('alice');
  await expect(explanation(page).getByRole('button', { name: 'Apply' }).first()).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(picture).toBeFocused();
  await page.keyboard.press('t');
  const rows = page.getByRole('table', { name: 'Edges' }).locator('tbody').getByRole('button');
  await expect(rows.first()).toBeVisible();
  await tabTo(page, rows);
  await page.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAccessibleName(/^\S.* to \S.*\.$/);
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('t');
  await expect(picture).toBeFocused();

  // On a button that somebody came to by Tab a letter does nothing.
  await page.keyboard.press('y');
  await expect(explained(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('results are told once, at rest: an error in the text, and what a filter leaves', async ({ page }) => {
  await open(page);
  const told = page.getByRole('region', { name: 'Graph' }).getByRole('status');
  await expect(told).toHaveText(/^Graph updated/);
  await retype(page, '{ "Version": "2012-10-17", "Statement": [ { "Effect" }');
  await expect(told).toHaveText(/cannot be read/);
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.press('Enter');
  await expect(told).toHaveText(/can be read again/);
  // There is nothing more to undo: the focus stays all the same, and the step is told by its name.
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  await expect(page.getByText(/^Undone: the text of “Deploy/)).toBeAttached();
  await page.getByRole('listbox', { name: /^Graph/ }).focus();
  await page.keyboard.press('x');
  await expect(told).toHaveText(/principals shown, with 3 of 4 edges\.$/);
});

test('what is typed while Find is still on its way is not lost, and its next dialog has the focus', async ({
  page,
}) => {
  let release = (): void => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/assets/Palette-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await page.keyboard.press('/');
  const find = page.getByRole('dialog', { name: 'Find' });
  const field = find.getByLabel(/^Name, ARN/);
  await expect(field).toBeFocused();
  await page.keyboard.type('share');
  release();
  await expect(find.getByRole('option').first()).toContainText('Share');
  await expect(field).toHaveValue('share');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /Link to exactly/ })).toBeFocused();
});

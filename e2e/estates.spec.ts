// A thousand roles: nobody has to read them all, and nobody loses one.
import type { Page } from '@playwright/test';
import { clean, cleanInBoth } from './axe.ts';
import { expect, test } from '@playwright/test';
// @ts-expect-error plain JavaScript
import { generateEstate } from '../scripts/generateEstate.mjs';
import { explained, explanation, open, paste } from './visit.ts';

interface Made {
  readonly principals: readonly { readonly arn: string; readonly name?: string }[];
}

const made = generateEstate(1000) as Made;
const roles = made.principals.map(({ arn }) => arn).filter((arn) => arn.includes(':role/'));
const arn = roles[roles.length >> 1] ?? '';
const name = arn.slice(arn.lastIndexOf('/') + 1);
const account = arn.split(':')[4] ?? '';

const picture = (page: Page) => page.getByRole('application', { name: 'Picture of the graph' });
const node = (page: Page, label: string | RegExp) =>
  picture(page).locator('.canvas-party', { hasText: label });
const graph = (page: Page) => page.getByRole('listbox', { name: /^Graph/ });
const legend = (page: Page) => page.getByRole('group', { name: /^Legend/ });

async function load(page: Page): Promise<void> {
  await open(page);
  await paste(page, JSON.stringify(made));
  await expect(legend(page)).toContainText(/1,\d\d\d principals in closed accounts/);
}

const drawn = (page: Page) =>
  page.evaluate(() => [
    document.querySelectorAll('.react-flow__node').length,
    document.querySelectorAll('.react-flow__edge').length,
  ]);

async function within(page: Page): Promise<void> {
  const [nodes = 0, lines = 0] = await drawn(page);
  // Boxes of accounts are nodes to React Flow as well.
  expect(nodes).toBeGreaterThan(0);
  expect(nodes).toBeLessThanOrEqual(500);
  expect(lines).toBeLessThanOrEqual(800);
}

test('the map of accounts opens one account, and closes it again', async ({ page }) => {
  await load(page);
  await expect(node(page, /\d+ roles/).first()).toBeVisible();
  await within(page);
  await expect(node(page, name)).toHaveCount(0);
  const before = (await legend(page).textContent()) ?? '';
  await test.step('a line of the bitmap says what it is, and opens what it leads to', async () => {
    const tip = page.locator('.bitmap-tip');
    const between = async () => {
      const [one, other] = await picture(page)
        .locator('.react-flow__node-party')
        .evaluateAll((cards) =>
          cards
            .map((card) => card.getBoundingClientRect())
            .map(({ x, y, width, height }) => ({ x, y, width, height }))
            // The first two of the first row.
            .sort((a, b) => (Math.abs(a.y - b.y) > a.height ? a.y - b.y : a.x - b.x)),
        );
      if (one === undefined || other === undefined) throw new Error('There are no cards.');
      return { x: (one.x + one.width + other.x) / 2, y: one.y + one.height / 2 };
    };
    // Lines run straight from card to card: one of them between two neighbours. The picture may still find its place.
    await expect(async () => {
      const line = await between();
      await page.mouse.move(line.x, line.y + 40);
      await page.mouse.move(line.x, line.y, { steps: 4 });
      await expect(tip).toContainText(/→ account \d{12}\d+ valid/, { timeout: 1000 });
      await page.mouse.click(line.x, line.y);
      await expect(legend(page)).not.toHaveText(before, { timeout: 2000 });
    }).toPass();
    await expect(tip).toBeHidden();
    await picture(page)
      .getByRole('button', { name: /^Close/i, includeHidden: true })
      .first()
      .click();
    await expect(legend(page)).toHaveText(before);
  });
  await picture(page)
    .locator('[data-id$="' + account + '"] .canvas-party, [data-id="' + account + '"]')
    .first()
    .click();
  await expect(legend(page)).not.toHaveText(before);
  await expect(picture(page).locator('.canvas-close').first()).toBeVisible();
  await within(page);
});

test('find goes to a role, focus shows what is near it, by keys alone', async ({ page }) => {
  await load(page);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: /^Name, ARN/ });
  await expect(field).toBeFocused();
  await page.keyboard.type(arn);
  await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(node(page, name).first()).toBeVisible();
  await expect(explanation(page)).toContainText(name);
  await within(page);
  await graph(page).focus();
  await page.keyboard.press('f');
  const focus = page.getByRole('group', { name: 'Focus' });
  await expect(focus).toContainText(`Near ${name}: 1 step`);
  await page.keyboard.press(']');
  await expect(focus).toContainText('2 steps');
  await within(page);
  await page.keyboard.press('[');
  await expect(focus).toContainText('1 step');
  await page.keyboard.press('f');
  await expect(focus).toBeHidden();
});

test('an external id finds the role that asks for it', async ({ page }) => {
  await open(page);
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:role/Vendor' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'kiwi-4711' } },
      },
    ],
  };
  const role = { RoleName: 'Guarded', Arn: 'arn:aws:iam::222222222222:role/Guarded' };
  await paste(page, JSON.stringify({ Role: { ...role, AssumeRolePolicyDocument: trust } }));
  await expect(node(page, 'Guarded')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: /^Find/ }).click();
  await page.getByRole('combobox').fill('kiwi');
  await page.getByRole('option', { name: /Guarded.*kiwi-4711/ }).click();
  await expect(explanation(page)).toContainText('Guarded');
});

test('filters narrow the picture and the table alike, and nothing is out of reach', async ({ page }) => {
  await load(page);
  await page.getByRole('button', { name: /^Edges \d/ }).click();
  const count = page.locator('.explain-table-tools output');
  await expect(count).toHaveText(/^[\d,]+ edges$/);
  const whole = (await count.textContent()) ?? '';
  await legend(page)
    .getByRole('button', { name: /Filter/ })
    .click();
  await page.getByRole('combobox', { name: 'Account' }).selectOption(account);
  await expect(count).toHaveText(/^[\d,]+ of [\d,]+ edges$/);
  await page.getByRole('checkbox', { name: 'cross-account only' }).check();
  await within(page);
  await page.getByRole('checkbox', { name: /filtered as the picture/ }).uncheck();
  await expect(count).toHaveText(whole);
  await page.getByRole('checkbox', { name: /filtered as the picture/ }).check();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('edges.csv');
  await page.getByRole('button', { name: 'Filter nothing' }).click();
  await expect(count).toHaveText(whole);
});

test('axe finds nothing on the map of a large estate, filtered, in light, dark and paper', async ({
  page,
}) => {
  await load(page);
  await legend(page)
    .getByRole('button', { name: /Filter/ })
    .click();
  await page.getByRole('checkbox', { name: 'cross-account only' }).check();
  await expect(explained(page)).toBeVisible();
  await cleanInBoth(page);
  const button = page.getByRole('button', { name: /^Theme/ });
  const theme = async () => (await button.getAttribute('aria-label')) ?? '';
  for (let name = await theme(); name !== 'Theme: paper'; name = await theme()) {
    await button.click();
    await expect(button).not.toHaveAccessibleName(name);
  }
  await clean(page, { rules: ['color-contrast'] });
});

test('print is black on white: the picture, without panes', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'paper');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(picture(page)).toBeVisible();
  const colour = await page
    .locator('.canvas-pill')
    .first()
    .evaluate((pill) => getComputedStyle(pill).color);
  expect(colour).toBe('rgb(0, 0, 0)');
});

import { expect, test } from '@playwright/test';
import { host } from './host.ts';
import { edge, expectVerdicts, explained, open, paste, text } from './visit.ts';
import type { Page } from '@playwright/test';

async function link(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: /^Link to/ });
  await expect(field).toHaveValue(/#g1\./);
  const url = await field.inputValue();
  await page.keyboard.press('Escape');
  return url;
}

test(
  'a link opens the same graph, text, what-if and selection for somebody else',
  { tag: '@firefox' },
  async ({ page, browser }) => {
    await open(page);
    await paste(page, text('sameAndCross.md'));
    await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
    await edge(page, /Role_B in 222222222222/).click();
    const url = await link(page);

    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(url);
    await expectVerdicts(stranger, [
      'Role_A 111111111111 > Role_B 111111111111: valid',
      'Role_A 111111111111 > Role_B 222222222222: valid',
    ]);
    await expect(explained(stranger)).toContainText('Role_B in 222222222222');
    // the same text, owners, view and selection, to the letter: sharing it again gives the same link
    expect(await link(stranger)).toBe(url);
  },
);

test("opening a link never touches the visitor's own work", { tag: '@firefox' }, async ({ page }) => {
  await open(page);
  const shared = await link(page);
  await paste(page, text('sameAndCross.md'));
  await expect(page.getByText(/^saved/)).toBeVisible();
  await page.goto('about:blank');
  await page.goto(shared);
  await expect(page.getByText(/shared graph/i).first()).toBeVisible();
  await expect(edge(page, /^if ExternalId\. Build/)).toBeVisible();
  await page.getByRole('button', { name: /Back to mine/ }).click();
  await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
});

test('a kept copy becomes own work, and undo brings the old back', async ({ page }) => {
  await open(page);
  const shared = await link(page);
  await paste(page, text('sameAndCross.md'));
  await expect(page.getByText(/^saved/)).toBeVisible();
  await page.goto('about:blank');
  await page.goto(shared);
  await page.getByRole('button', { name: /Keep a copy/ }).click();
  await expect(page.getByText(/shared graph/i)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
});

test(
  'changes to a shared graph outlive a reload, and leaving offers a copy first',
  { tag: '@firefox' },
  async ({ page }) => {
    await open(page);
    await paste(page, text('sameAndCross.md'));
    await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
    const shared = await link(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.goto('about:blank');
    await page.goto(shared);
    const back = page.getByRole('button', { name: /Back to mine/ });
    await expect(back).toBeVisible();
    await paste(page, text('placeholders.md'));
    const rows = page.getByRole('button', { name: /^Edges \d/ });
    const changed = 'Edges 3';
    await expect(rows).toHaveText(changed);
    await page.reload();
    await expect(back).toBeVisible();
    await expect(page.getByText('Your changes to this shared graph are back.')).toBeVisible();
    await expect(rows).toHaveText(changed);
    await back.click();
    await expect(page.getByText(/You changed this shared graph/)).toBeVisible();
    await page.getByRole('button', { name: 'Leave without a copy' }).click();
    await expect(back).toBeHidden();
    await page.goto('about:blank');
    await page.goto(shared);
    await expect(rows).toHaveText(changed);
    await back.click();
    await page.locator('.app-notice').getByRole('button', { name: 'Keep a copy' }).click();
    await expect(back).toBeHidden();
    await expect(rows).toHaveText(changed);
  },
);

const SPOILT = [
  ['cut off', (url: string) => url.slice(0, -20), /cut/i],
  ['from a newer Rolegraph', (url: string) => url.replace('#g1.', '#g9.'), /newer/i],
  ['damaged', (url: string) => `${url.slice(0, -30)}AAAAAAAAAA${url.slice(-20)}`, /damaged|cut|whole/i],
] as const;

test('a link that is cut, newer or damaged gets a helpful page and leaves own work alone', async ({
  page,
}) => {
  await open(page);
  const good = await link(page);
  await paste(page, text('sameAndCross.md'));
  await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
  for (const [what, spoil, says] of SPOILT)
    await test.step(what, async () => {
      await expect(page.getByText(/^saved/)).toBeVisible();
      await page.goto('about:blank');
      await page.goto(spoil(good));
      await expect(page.getByRole('heading', { name: says })).toBeVisible();
      await page
        .getByRole('button', { name: /my (own )?(work|graph)|mine/i })
        .first()
        .click();
      await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
    });
  await test.step('of a lesson that is not there, to those that are', async () => {
    await page.goto('/#learn/nothing-here');
    await expect(page.getByRole('heading', { name: 'There is no such lesson' })).toBeVisible();
    await page.getByRole('button', { name: 'All lessons' }).click();
    await expect(page.getByRole('button', { name: 'Begin: One account, one name' })).toBeFocused();
    await page.keyboard.press('Escape');
  });
  await test.step('a host that knows no such path leads to the page, with what the address held', async () => {
    const server = await host();
    const link = good.slice(good.indexOf('#') + 1);
    await page.goto(`${server.origin}/%23${link}&data=05%7C02`);
    await expect(page).toHaveURL(`${server.origin}/#${link}`);
    await expect(edge(page, /^if ExternalId\. Build/)).toBeVisible();
    await page.goto(`${server.origin}/some/where/?x=1#glossary/scp`);
    await expect(page).toHaveURL(`${server.origin}/?x=1#glossary/scp`);
    await server.stop();
  });
});

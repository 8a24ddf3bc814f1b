// OUs: seen as boxes, found by name, explained with their guardrails, closed to an overview that a link carries.
import { expect, test, type Page } from '@playwright/test';
import { clean, cleanInBoth } from './axe.ts';
import { explained, explanation, open } from './visit.ts';

const list = (page: Page) => page.getByRole('listbox', { name: /^Graph/ });

async function command(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Find anything' }).click();
  const palette = page.getByRole('dialog', { name: 'Find' });
  await palette.getByRole('combobox').fill(name.source.replaceAll('\\', '').replaceAll('^', ''));
  await palette.getByRole('option', { name }).first().click();
  await expect(palette).toBeHidden();
}

async function openOrganization(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'Samples' }).click();
  await page.getByRole('button', { name: /An organization with OUs/ }).click();
  await expect(list(page).getByRole('option', { name: /^OU Workloads, 3 accounts/ })).toBeAttached();
}

test('an OU is a box that is found by name and explained, with the guardrails at it', async ({ page }) => {
  await openOrganization(page);
  await expect(
    list(page).getByRole('option', { name: /^User dina, account 666666666666 in OU Workloads \/ Dev,/ }),
  ).toBeAttached();
  await command(page, /OU Workloads \/ Dev/);
  await expect(explained(page)).toHaveText('OU Dev');
  const guardrails = explanation(page).getByRole('region', { name: 'Guardrails' });
  await expect(guardrails).toContainText('attached to this OU');
  await expect(guardrails.getByRole('button', { name: /SCP 2 of Dev/ })).toBeVisible();
  await cleanInBoth(page, { within: 'main' });
});

test('closed OUs make an overview; keys open one again, and a link carries what is closed', async ({
  page,
  browser,
}) => {
  await openOrganization(page);
  await command(page, /^Close all OUs/);
  const workloads = (where: Page) =>
    list(where).getByRole('option', { name: /^OU Workloads, 2 edges lead here|^OU Workloads,/ });
  await expect(list(page).getByRole('option', { name: /dina/ })).toHaveCount(0);
  await expect(workloads(page)).toHaveCount(1);
  await clean(page, { within: 'main' });

  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: /^Link to/ });
  await expect(field).toHaveValue(/#g1\./);
  const url = await field.inputValue();
  await page.keyboard.press('Escape');
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(url);
  await expect(workloads(stranger)).toHaveCount(1);
  await expect(list(stranger).getByRole('option', { name: /dina/ })).toHaveCount(0);

  await list(page).focus();
  await page.keyboard.press('Home');
  const current = () =>
    list(page).evaluate(
      (own) => document.getElementById(own.getAttribute('aria-activedescendant') ?? '')?.textContent,
    );
  for (let i = 0; i < 9 && (await current())?.startsWith('OU Workloads') !== true; i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('g');
  await expect(list(page).getByRole('option', { name: /^OU Workloads \/ Dev,/ })).toHaveCount(1);
});

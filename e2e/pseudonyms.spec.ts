// What is shared under other names holds none of the true ones, and an answer opens under them again.
import { expect, test } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { edge, expectVerdicts, open, paste } from './visit.ts';

const TEXT = `Trust policy of acme-Vault in account 987654321098:

{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/acme-ci"},"Action":"sts:AssumeRole"}]}

Permissions policy of acme-ci in account 123456789012:

{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::987654321098:role/acme-*"}]}

Ask Wilhelmina.
`;
const TRUE = /acme|vault|987654321098|123456789012/i;

test('a graph goes out under other names with the same verdicts, and the answer is read under the true ones', async ({
  page,
  browser,
}) => {
  await open(page);
  await paste(page, TEXT);
  await expectVerdicts(page, ['acme-ci 123456789012 > acme-Vault 987654321098: valid']);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this graph' });
  await dialog.getByRole('checkbox', { name: 'Replace names and account ids' }).check();
  await expect(dialog.getByText('every verdict is the same')).toBeVisible();
  await expect(dialog.getByRole('cell', { name: 'acme-Vault', exact: true })).toBeVisible();
  await cleanInBoth(page);
  await dialog.getByLabel('Replace these words too').fill('Wilhelmina');
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(dialog.getByText('every verdict is the same')).toBeVisible();
  const field = dialog.getByRole('textbox', { name: /^Link to/ });
  await expect(field).toHaveValue(/#g1\./);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const url = await field.inputValue();
  // own work keeps its address
  expect(page.url()).not.toContain('#g1.');
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/share-names.png' });

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(url);
  await expect(edge(stranger, /is allowed|can assume|allowed/).first()).toBeVisible();
  const seen = await stranger.locator('body').innerText();
  expect(seen).not.toMatch(TRUE);
  expect(seen).not.toContain('Wilhelmina');
  await paste(stranger, 'The wildcard of the second policy is wider than it has to be.');
  await expect(stranger.getByText('The wildcard of the second policy').first()).toBeAttached();
  await stranger.getByRole('button', { name: /^Share/ }).click();
  const answer = await stranger.getByRole('textbox', { name: /^Link to/ }).inputValue();
  await stranger.context().close();

  await dialog.getByText('Read an answer that uses replaced names').click();
  await dialog.getByRole('textbox', { name: 'Answer' }).fill(answer);
  await dialog.getByRole('button', { name: 'Open the graph under the true names' }).click();
  await expect(page.getByText(/shared graph/i).first()).toBeVisible();
  await expectVerdicts(page, ['acme-ci 123456789012 > acme-Vault 987654321098: valid']);
});

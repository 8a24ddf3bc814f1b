// Nobody loses work: undo spans everything, a reload brings everything back, answers stick.
import { expect, test } from '@playwright/test';
import { edge, expectVerdicts, open, paste, retype, text } from './visit.ts';

test('undo and redo span paste, sample, edits and owner answers', async ({ page }) => {
  await open(page);
  const undo = page.getByRole('button', { name: 'Undo' });
  const redo = page.getByRole('button', { name: 'Redo' });
  const sample = edge(page, /^if ExternalId\. Build/);
  const pasted = edge(page, /Role_B in 222222222222/);

  await paste(page, text('sameAndCross.md'));
  await expect(pasted).toBeVisible();
  await page.getByRole('button', { name: 'Yes to all 3' }).click();
  await expect(page.getByRole('region', { name: 'Whose policy is it?' })).toBeHidden();
  await retype(page, '{}');
  await expect(pasted).toBeHidden();

  await undo.click();
  await expect(pasted).toBeVisible();
  await expect(page.getByRole('region', { name: 'Whose policy is it?' })).toBeHidden();
  await expect(async () => {
    if (!(await sample.isVisible())) await undo.click({ timeout: 1000 });
    await expect(sample).toBeVisible({ timeout: 1500 });
  }).toPass();
  await expect(sample).toBeVisible();
  await redo.click();
  await expect(pasted).toBeVisible();

  await page.getByRole('button', { name: 'Samples' }).click();
  await page
    .getByRole('menuitem', { name: /Boundary, SCP/ })
    .or(page.getByRole('button', { name: /Boundary, SCP/ }))
    .first()
    .click();
  await expect(edge(page, /Ops/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await undo.click();
  await expect(pasted).toBeVisible();
});

test('a reload brings everything back', async ({ page }) => {
  await open(page);
  await paste(page, text('completeExample.txt'));
  const pasted = ['EC2 > Role_A 111111111111: valid', 'Role_A 111111111111 > Role_B 222222222222: valid'];
  await expectVerdicts(page, pasted);
  await page.getByRole('textbox', { name: 'Name of this graph' }).fill('My two accounts');
  await page.keyboard.press('Enter');
  await page.reload();
  await expectVerdicts(page, pasted);
  await expect(page.getByRole('textbox', { name: 'Name of this graph' })).toHaveValue('My two accounts');
});

test('files can be chosen, several at once', async ({ page }) => {
  await open(page);
  await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: /files/i }).click();
  await (
    await chooser
  ).setFiles([
    { name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from(text('sameAndCross.md')) },
    { name: 'b.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 0, 255, 254]) },
  ]);
  await expect(edge(page, /Role_B in 222222222222/)).toBeVisible();
  await expect(page.getByText(/b\.bin/).first()).toBeVisible();
});

test('a bare policy is drawn dashed until somebody says whose it is', async ({ page }) => {
  await open(page);
  await paste(
    page,
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  );
  await expect(page.getByRole('option', { name: /^Role .*owner guessed/ })).toBeAttached();
  await page
    .getByRole('button', { name: /^(Other|Name it)/ })
    .first()
    .click();
  const owner = page
    .getByRole('region', { name: 'Whose policy is it?' })
    .getByRole('combobox')
    .or(page.getByRole('region', { name: 'Whose policy is it?' }).getByRole('textbox'))
    .first();
  await owner.fill('arn:aws:iam::999999999999:role/Web');
  await page.keyboard.press('Enter');
  await expectVerdicts(page, ['EC2 > Web 999999999999: valid']);
  await expect(page.getByRole('option', { name: /^Role .*owner guessed/ })).toHaveCount(0);
});

// What was read of everything that came in; what it leaves open; what must not be kept.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { copied, expectVerdicts, open, paste, retype } from './visit.ts';

const SECRET = 'hunter2-hunter2-hunter2';
const ROLE = `{"Role": {"RoleName": "Deploy", "Arn": "arn:aws:iam::222222222222:role/Deploy", "AssumeRolePolicyDocument":
  {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:role/Build"}, "Action": "sts:AssumeRole"}]}}}`;
const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  TrustedAccountId:
    Type: String
    Description: The account that may assume the role
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      RoleName: Deployer
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub 'arn:aws:iam::\${TrustedAccountId}:role/Ci' }
            Action: sts:AssumeRole
`;

const file = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

async function choose(page: Page, files: readonly ReturnType<typeof file>[]): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /^Add/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Choose files/ })
    .click();
  await (await chooser).setFiles([...files]);
}

const strip = (page: Page) => page.locator('.app-notice');

/** Everything that this browser keeps of the page: storage of all kinds, and the address. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const values = await Promise.all(
      databases.map(
        ({ name = '' }) =>
          new Promise<unknown>((done) => {
            const opening = indexedDB.open(name);
            opening.addEventListener('success', () => {
              const db = opening.result;
              const stores = [...db.objectStoreNames];
              if (stores.length === 0) return done([]);
              const all = stores.map(
                (store) =>
                  new Promise((got) => {
                    const reading = db.transaction(store).objectStore(store).getAll();
                    reading.addEventListener('success', () => got(reading.result));
                  }),
              );
              void Promise.all(all).then(done);
            });
          }),
      ),
    );
    return JSON.stringify([
      values,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
    ]);
  });

test('a strip says what was recognised, and the ledger of each file what was taken, what not, and why', async ({
  page,
}) => {
  await open(page);
  await choose(page, [
    file('role.json', ROLE),
    file('cats.json', '{"cats": 3}'),
    file('config', `[profile x]\nrole_arn = arn:aws:iam::222222222222:role/Deploy\nregion = eu-central-1\n`),
  ]);
  await expect(strip(page)).toContainText('3 files: 1 role, 1 profile; 1 file not understood.');
  await strip(page).getByRole('button', { name: 'What was read' }).click();
  const table = page.getByRole('dialog').getByRole('table', { name: 'What was read' });
  await expect(table.getByRole('rowheader', { name: /cats\.json.*not understood/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /Other settings: 1\./ })).toBeVisible();
  await table.getByRole('button', { name: /the keys cats/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /^cats\.json/, pressed: false }).first()).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('a value that a template leaves open is filled in where it is asked, as one undo step', async ({
  page,
}) => {
  await open(page);
  await choose(page, [file('template.yaml', TEMPLATE)]);
  const values = page.getByRole('region', { name: 'Values to fill in' });
  await expect(values).toContainText('The account that may assume the role');
  const field = values.getByRole('textbox', { name: 'Value of TrustedAccountId' });
  await field.fill('12345');
  await expect(values).toContainText('An account id has 12 digits; this has 5.');
  await field.fill('333333333333');
  await page.keyboard.press('Enter');
  await expect(values).toContainText('filled in: 333333333333');
  await expect(page.getByRole('option', { name: /Ci.*333333333333/ }).first()).toBeAttached();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('option', { name: /Ci.*333333333333/ })).toHaveCount(0);
});

test('secrets in what is pasted are struck out before anything is stored or shared, and that is told', async ({
  page,
}) => {
  await open(page);
  await paste(
    page,
    `${ROLE}\n\npassword = ${SECRET}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzEXAMPLEK\n`,
  );
  await expect(strip(page)).toContainText(
    '2 secrets were struck out before anything was stored: 1 secret access key, 1 password.',
  );
  await expect(page.getByText(/^saved/)).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue(/#g1\./);
  await expect.poll(() => kept(page)).toContain('STRUCK-OUT-password');
  const all = await kept(page);
  expect(all).not.toContain(SECRET);
  expect(all).not.toContain('wJalrXUtn');
});

test('a secret that is pasted into the editor never gets into it; a typed one goes when the editor is left', async ({
  page,
}) => {
  await open(page);
  await paste(page, ROLE);
  await expectVerdicts(page, ['Build 111111111111 > Deploy 222222222222: unknown']);
  await retype(page, `password = ${SECRET}\n`);
  await expect(page.locator('.view-lines')).toContainText('STRUCK-OUT-password');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(`\nDB_PASSWORD=${SECRET}`);
  // Not by keys: what the editor offers may come up meanwhile, and takes them.
  await page.getByRole('textbox', { name: 'Name of this graph' }).focus();
  await expect(page.locator('.view-lines')).not.toContainText(SECRET);
  await expect.poll(() => kept(page)).toMatch(/DB_PASSWORD=STRUCK-OUT/);
  expect(await kept(page)).not.toContain(SECRET);
});

test('what can be pasted is listed with an example of each to copy', async ({ page }) => {
  await open(page);
  await page.getByRole('banner').getByRole('button', { name: /^Add/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'What can I paste?' }).click();
  await page.getByText('output of aws iam list-users').click();
  await expect(page.getByRole('dialog')).toContainText('"UserName": "ann"');
  await page.getByRole('button', { name: 'Copy output of aws iam list-users' }).click();
  await copied(page, /"UserName": "ann"/);
});

test('axe finds nothing in the ledger, light and dark, wide and on a phone', async ({ page }) => {
  await open(page);
  await choose(page, [file('template.yaml', TEMPLATE), file('cats.json', '{"cats": 3}')]);
  await expect(strip(page)).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeHidden();
    await expect(async () => {
      await page.keyboard.press('r');
      await expect(dialog.getByRole('table')).toBeVisible({ timeout: 3000 });
    }).toPass();
    await cleanInBoth(page);
    expect(await dialog.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
    await dialog.getByRole('button', { name: 'What can I paste?', exact: true }).click();
    await expect(page.getByText('output of aws iam list-users')).toBeVisible();
    await cleanInBoth(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

// Whatever goes wrong with the browser's storage or its tabs: the work is there, or can be had as a file.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { drop, edge, onDisk, open, paste, text } from './visit.ts';

const ofA = (page: Page) => edge(page, /Role_B in 222222222222/);
const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name of this graph' });

async function rename(page: Page, name: string): Promise<void> {
  await nameOf(page).fill(name);
  await page.keyboard.press('Enter');
}

test('left a moment after an edit, looked back at, taken home as a file', async ({ page }, info) => {
  await open(page);
  await paste(page, text('sameAndCross.md'));
  await expect(ofA(page)).toBeVisible();
  await expect(page.getByText(/^saved/)).toBeVisible();

  await test.step('gone to another page at once, and back: the edit is there', async () => {
    await rename(page, 'Renamed and left');
    await page.goto('about:blank');
    await page.goBack();
    await expect(ofA(page)).toBeVisible();
    await expect(nameOf(page)).toHaveValue('Renamed and left');
  });

  await test.step('the same when the page is closed', async () => {
    await rename(page, 'Renamed and closed');
    const next = await page.context().newPage();
    await page.close({ runBeforeUnload: false });
    page = next;
    await open(page);
    await expect(ofA(page)).toBeVisible();
    await expect(nameOf(page)).toHaveValue('Renamed and closed');
  });

  await test.step('closed during an import: everything from before is there, and nothing half', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: /files/i }).click();
    const users = Array.from({ length: 60_000 }, (_, i) => ({ UserName: `u${i}`, Path: '/' }));
    await (await chooser).setFiles(onDisk(info, 'users.json', JSON.stringify({ Users: users })));
    await page.reload();
    await expect(ofA(page)).toBeVisible();
    await expect(nameOf(page)).toHaveValue('Renamed and closed');
  });

  await test.step('a state with a name comes back, and Undo takes that back', async () => {
    await page.getByRole('button', { name: /^saved/ }).click();
    const panel = page.getByRole('dialog', { name: 'Look back' });
    await panel.getByRole('textbox', { name: 'Name of this state' }).fill('Before the audit');
    await panel.getByRole('button', { name: 'Keep it' }).click();
    const named = panel.getByRole('region', { name: 'States with a name' });
    await expect(named.getByText('Before the audit')).toBeVisible();
    await expect(named.getByText(/principals/)).toBeVisible();
    await cleanInBoth(page, { within: '[role=dialog]' });
    await expect(
      panel.getByRole('region', { name: 'The last thirty states' }).getByRole('listitem').first(),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await paste(page, text('placeholders.md'));
    await rename(page, 'Something else');
    await page.getByRole('button', { name: /^saved/ }).click();
    await panel.getByRole('button', { name: /^Go back to Before the audit/ }).click();
    await expect(panel).toBeHidden();
    await expect(nameOf(page)).toHaveValue('Renamed and closed');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(nameOf(page)).toHaveValue('Something else');
  });

  await test.step('as a file, and dropped on the page it is back', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /^saved/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save as a file' }).click();
    const file = await (await saved).path();
    await page.keyboard.press('Escape');
    await rename(page, 'Changed since');
    await drop(page, [{ name: 'kept.rolegraph.json', bytes: readFileSync(file) }]);
    await expect(nameOf(page)).toHaveValue('Something else');
  });
});

test('storage that is forbidden, and storage that was damaged', async ({ page }) => {
  await test.step('forbidden: the page works, says so and offers a file', async () => {
    await page.addInitScript(() => {
      if (location.hash !== '#forbidden') return;
      IDBFactory.prototype.open = () => {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError');
      };
    });
    // It asks before it is left.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/#forbidden');
    await expect(page.getByText(/lets the page keep nothing/)).toBeVisible();
    await paste(page, text('sameAndCross.md'));
    await expect(ofA(page)).toBeVisible();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Not saved here: save as a file' }).click();
    expect(readFileSync(await (await saved).path(), 'utf8')).toContain('Role_B');
  });

  await test.step('damaged: what is left can be saved, and the page goes on', async () => {
    await open(page);
    await page.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const opening = indexedDB.open('rolegraph');
          opening.addEventListener('error', () => failed(new Error('no database')));
          opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('state'));
          opening.addEventListener('success', () => {
            const transaction = opening.result.transaction('state', 'readwrite');
            transaction.objectStore('state').put(2, 'format');
            transaction
              .objectStore('state')
              .put({ format: 2, workspace: { documents: 'torn' } }, 'workspace');
            transaction.addEventListener('complete', () => done());
          });
        }),
    );
    await page.reload();
    await expect(page.getByText(/kept aside, not deleted/)).toBeVisible();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save it as a file' }).click();
    expect(readFileSync(await (await saved).path(), 'utf8')).toContain('torn');
    await paste(page, text('sameAndCross.md'));
    await expect(ofA(page)).toBeVisible();
    await expect(page.getByText(/^saved/)).toBeVisible();
  });
});

// What a visitor does and sees, in words; the specs read like promises.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { expect } from '@playwright/test';

export const text = (name: string) => readFileSync(new URL(`texts/${name}`, import.meta.url), 'utf8');

export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(page.getByRole('listbox', { name: /^Graph/ })).toBeAttached();
}

/** Ctrl+V with the focus outside any text field. */
export async function paste(page: Page, pasted: string): Promise<void> {
  if (page.context().browser()?.browserType().name() === 'firefox') {
    // It makes no paste event with content of ours, so this one is pressed.
    await page.evaluate(async (data) => {
      (document.activeElement as HTMLElement | null)?.blur();
      await navigator.clipboard.writeText(data);
    }, pasted);
    await page.keyboard.press('ControlOrMeta+V');
    return;
  }
  await page.locator('body').evaluate((body, data) => {
    (document.activeElement as HTMLElement | null)?.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
}

/** Every assume edge of the table as "Source account > Target account: verdict". */
export async function verdicts(page: Page): Promise<readonly string[]> {
  const tab = page.getByRole('button', { name: /^Edges \d/ });
  if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
  const rows = page.getByRole('table', { name: 'Edges' }).locator('tbody').getByRole('row');
  const cells = await rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll('td, th')].map((cell) =>
        (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
      ),
    ),
  );
  return cells
    .filter(([, , action]) => action?.startsWith('sts:'))
    .map(([from, to, , verdict]) => `${from} > ${to}: ${verdict?.replace(/^\W+/, '')}`)
    .sort();
}

/** Waits until exactly these edges are there. */
export async function expectVerdicts(page: Page, wanted: readonly string[]): Promise<void> {
  await expect.poll(() => verdicts(page)).toEqual([...wanted].sort());
}

/** The pill on the picture whose sentence begins like this. */
export const edge = (page: Page, sentence: string | RegExp) =>
  page.getByRole('application', { name: 'Picture of the graph' }).getByRole('button', { name: sentence });

export const explanation = (page: Page) => page.getByRole('region', { name: 'Explanation' });

export const explained = (page: Page) => explanation(page).getByRole('heading', { level: 2 });

/** The text area of the editor, once Monaco is there. */
export async function editor(page: Page) {
  const monaco = page.locator('.monaco-editor').first();
  await expect(monaco).toBeVisible();
  return monaco;
}

/** Replaces the whole text of the open document by typing into Monaco, as a person with a clipboard would. */
export async function retype(page: Page, wanted: string): Promise<void> {
  const monaco = await editor(page);
  await monaco.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((data) => navigator.clipboard.writeText(data), wanted);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Tab until one of what is wanted has the focus. What is not there yet would be passed by, and the editor keeps Tab. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted.first()).toBeVisible();
  for (let i = 0; i < 60; i++) {
    // Firefox cannot be asked of several elements at once.
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(wanted)}`);
}

/** What the clipboard holds once that is there: the page writes into it a moment after the click. */
export async function copied(page: Page, wanted: string | RegExp): Promise<string> {
  let held = '';
  await expect
    .poll(async () => (held = await page.evaluate(() => navigator.clipboard.readText())))
    .toMatch(wanted);
  return held;
}

/** Where something is when it no longer moves. */
export async function restOf(moving: Locator): Promise<Awaited<ReturnType<Locator['boundingBox']>>> {
  let place = await moving.boundingBox();
  await expect
    .poll(async () => {
      const before = JSON.stringify(place);
      place = await moving.boundingBox();
      return JSON.stringify(place) === before;
    })
    .toBe(true);
  return place;
}

/** No part of the page sticks out to the right, as soon as it has taken up its new width. */
export const expectNoSidewaysScrolling = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);

/** As a file on the disk: large ones would take seconds on their way through the browser's tools. */
export function onDisk(info: TestInfo, name: string, content: string): string {
  const path = info.outputPath(name);
  writeFileSync(path, content);
  return path;
}

interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files on the page, as a file manager would. */
export async function drop(page: Page, files: readonly Given[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes).toString('base64') }));
  await page.locator('body').evaluate((body, all) => {
    const dataTransfer = new DataTransfer();
    for (const { data, name } of all)
      dataTransfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
    for (const kind of ['dragenter', 'dragover', 'drop'])
      body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, given);
}

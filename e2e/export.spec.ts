// The graph leaves as files that the programs they are for can read.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { expectNoSidewaysScrolling, expectVerdicts, open, paste, text } from './visit.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

async function openExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

async function saved(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await dialog(page).getByRole('radio', { name: format, exact: true }).check();
  const save = dialog(page).getByRole('button', { name: 'Save file' });
  await expect(save).toBeEnabled();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const HOSTILE = JSON.stringify({
  principals: [
    {
      arn: 'arn:aws:iam::111111111111:role/A"]; x --> y',
      policies: [],
      tags: {},
      trust: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: '</script><img src=x onerror=alert(1)>',
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    },
  ],
});

test('every format is a file that its own kind of reader takes', { tag: '@firefox' }, async ({ page }) => {
  await open(page);
  await paste(page, text('sameAndCross.md'));
  await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
  await paste(page, HOSTILE);
  await expect(page.getByRole('button', { name: '3 valid' })).toBeVisible();
  await openExport(page);

  const mermaid = (await saved(page, 'Mermaid')).bytes.toString();
  const report = (await saved(page, 'Review report (Markdown)')).bytes.toString();
  const xml = [
    (await saved(page, 'SVG')).bytes.toString(),
    (await saved(page, 'draw.io')).bytes.toString(),
    (await saved(page, 'GraphML')).bytes.toString(),
  ];
  // The page itself may not make elements of text (Trusted Types).
  const blank = await page.context().newPage();
  const faults = await blank.evaluate(
    (texts) =>
      texts.map((each) => {
        const parsed = new DOMParser().parseFromString(each, 'application/xml');
        return [parsed.querySelectorAll('parsererror, script').length, parsed.documentElement.localName];
      }),
    xml,
  );
  expect(faults).toEqual([
    [0, 'svg'],
    [0, 'mxfile'],
    [0, 'graphml'],
  ]);
  const png = (await saved(page, 'PNG')).bytes;
  const width = Number(/width="([\d.]+)"/.exec(xml[0] ?? '')?.[1]);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(Math.round(width * 2));
  expect(JSON.parse((await saved(page, 'BloodHound OpenGraph')).bytes.toString()).graph.edges).toHaveLength(
    3,
  );
  expect((await saved(page, 'CSV')).name).toMatch(/\.csv$/);
  expect((await saved(page, 'DOT (Graphviz)')).bytes.toString()).toMatch(/^digraph/);

  // In a page of its own: ours lets no other code in.
  const reader = await page.context().newPage();
  await reader.goto('about:blank');
  await reader.addScriptTag({ path: 'node_modules/mermaid/dist/mermaid.min.js' });
  const fenced = /```mermaid\n([\s\S]*?)\n```/.exec(report)?.[1] ?? '';
  const drawn = await reader.evaluate(
    async (texts) => {
      const { mermaid: reading } = globalThis as unknown as {
        mermaid: { render(id: string, source: string): Promise<{ svg: string }> };
      };
      const pictures = [];
      for (const [i, each] of texts.entries()) pictures.push((await reading.render(`m${i}`, each)).svg);
      return pictures;
    },
    [mermaid, fenced],
  );
  for (const picture of drawn) {
    expect(picture).toContain('Role_A');
    expect(picture).toContain('x --&gt; y');
    expect(picture).not.toMatch(/<img|<script/);
  }
});

test('an exported picture and an estate file open the same graph again', async ({ page, browser }) => {
  await open(page);
  await paste(page, text('sameAndCross.md'));
  const mine = [
    'Role_A 111111111111 > Role_B 111111111111: valid',
    'Role_A 111111111111 > Role_B 222222222222: valid',
  ];
  await expectVerdicts(page, mine);
  await openExport(page);
  for (const format of ['SVG', 'Mermaid', 'Estate file (JSON)']) {
    const { name, bytes } = await saved(page, format);
    const other = await (await browser.newContext()).newPage();
    await open(other);
    await other
      .locator('input[type=file]')
      .first()
      .or(other.locator('body'))
      .first()
      .waitFor({ state: 'attached' });
    await other.evaluate(
      ([file, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content ?? ''], file ?? ''));
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
      },
      [name, bytes.toString()],
    );
    await expectVerdicts(other, mine);
    await other.context().close();
  }
});

test('the dialog is accessible, light and dark, also on a phone', async ({ page }) => {
  await open(page);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.keyboard.press('e');
    await expect(dialog(page).getByRole('img', { name: 'Preview: SVG' })).toBeVisible();
    await cleanInBoth(page, { within: '[role=dialog]' });
    await expectNoSidewaysScrolling(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
});

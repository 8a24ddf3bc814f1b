// Whatever comes in: a clear message, everything else still taken, the page alive, nothing lost.
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { edge, expectVerdicts, explanation, open, paste } from './visit.ts';

const estate = (name: string) =>
  JSON.stringify({
    principals: [
      { arn: `arn:aws:iam::111111111111:user/${name}`, policies: [] },
      {
        arn: 'arn:aws:iam::111111111111:role/Door',
        policies: [],
        trust: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::111111111111:user/${name}` },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  });
const GOOD = estate('eve');
const DRAWN = ['eve 111111111111 > Door 111111111111: valid'];

interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files as if dropped from a folder of the visitor's machine. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Choose files/ })
    .click();
  await (
    await chooser
  ).setFiles(
    files.map(({ bytes, name }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  );
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** `told`: what the strip or the ledger says. */
const BAD: readonly (Dropped & { readonly told: RegExp })[] = [
  { name: 'empty.json', bytes: new Uint8Array(), told: /empty\.json is empty/ },
  { name: 'blob.bin', bytes: Uint8Array.of(0, 1, 2, 0, 255, 254, 0), told: /blob\.bin is no text/ },
  { name: 'photo.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), told: /photo\.png is a picture/ },
  {
    name: 'legacy.json',
    bytes: Uint8Array.from(Buffer.from('{ "Version": "2012-10-17",\n "Sid": "na\u00efve" }', 'latin1')),
    told: /legacy\.json is in an older encoding \(line 2, column 12\)/,
  },
  { name: 'report.pdf', bytes: utf8('%PDF-1.7\n\u0000'), told: /report\.pdf is a PDF/ },
  {
    name: 'bomb.json.gz',
    bytes: gzipSync(new Uint8Array(80_000_000)),
    told: /bomb\.json\.gz .*(?:unpack|times|MB)/,
  },
];

test('what is no text is refused in words, each by its name, and what came with it is drawn', async ({
  page,
}) => {
  await open(page);
  await drop(page, [...BAD, { name: 'good.json', bytes: utf8(GOOD) }]);
  await expectVerdicts(page, DRAWN);
  const note = page.getByRole('alert').filter({ hasText: 'Left out' });
  for (const { told } of BAD.slice(0, 3)) await expect(note).toContainText(told);
  await page
    .getByRole('region', { name: 'Documents' })
    .getByRole('button', { name: 'What was read' })
    .click();
  for (const { told } of BAD) await expect(page.getByRole('dialog').getByText(told)).toBeVisible();
});

/** Texts: drawn all the same, or told with the line. */
const TEXTS: readonly { readonly what: string; readonly bytes: Uint8Array; readonly told: RegExp | null }[] =
  [
    { what: 'UTF-16, as PowerShell writes it', bytes: utf16(GOOD), told: null },
    { what: 'a byte order mark', bytes: utf8(`\ufeff${GOOD}`), told: null },
    {
      what: 'duplicate keys',
      bytes: utf8(GOOD.replace('"Effect":"Allow"', '\n"Effect":"Deny",\n"Effect":"Allow"')),
      told: /^(?:2|3):\d+ "Effect" stands twice/,
    },
    {
      what: '__proto__ as a key',
      bytes: utf8(GOOD.replace('"principals"', '"__proto__":{"admin":true},"principals"')),
      told: /__proto__/,
    },
  ];

test('an encoding or a doubtful key does not keep a file from being drawn', async ({ page }) => {
  await open(page);
  for (const { bytes, told, what } of TEXTS)
    await test.step(what, async () => {
      await drop(page, [{ name: 'estate.json', bytes }]);
      await expectVerdicts(page, DRAWN);
      if (told !== null) {
        await page
          .getByRole('region', { name: 'Documents' })
          .getByRole('button', { name: 'What was read' })
          .click();
        await expect(page.getByRole('dialog').getByRole('button', { name: told })).toBeVisible();
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByRole('region', { name: 'Documents' }).getByText('estate.json')).toHaveCount(0);
    });
});

const BREAKS_OFF = /^1:\d+ .*(?:breaks off|never ends|missing)/;
const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const HOSTILE: readonly { readonly what: string; readonly text: string; readonly told: RegExp }[] = [
  {
    what: 'a file that is cut',
    text: GOOD.slice(0, -40),
    told: BREAKS_OFF,
  },
  { what: 'nesting 100,000 deep', text: DEEP, told: /No policy was found/ },
  {
    what: 'an object nested 100,000 deep',
    text: `${'{"a":'.repeat(100_000)}1`,
    told: /^1:\d+ Nested more than 200 levels deep/,
  },
  {
    what: 'a CSV file',
    text: 'user,arn\neve,arn:aws:iam::111111111111:user/eve\n',
    told: /No policy was found/,
  },
  { what: 'JSON of something else', text: '{"cats": 3}', told: /the keys cats: not understood/ },
];

test('texts that cannot be read are told, each of them, and the graph that was there stays', async ({
  page,
}) => {
  await open(page);
  await paste(page, GOOD);
  await expectVerdicts(page, DRAWN);
  const documents = page.getByRole('region', { name: 'Documents' });
  for (const [i, { text }] of HOSTILE.entries()) {
    await paste(page, text);
    await expect(documents.getByRole('listitem')).toHaveCount(i + 2, { timeout: 30_000 });
  }
  await documents.getByRole('button', { name: 'What was read' }).click();
  for (const { told, what } of HOSTILE)
    await expect(page.getByRole('dialog').getByRole('button', { name: told }).first(), what).toBeVisible();
  await page.keyboard.press('Escape');
  await expectVerdicts(page, DRAWN);
});

test('a file of 500 MB is refused before it is read', async ({ page }) => {
  await open(page);
  // The page believes in a large file; nobody has to make one.
  await page.evaluate(() => {
    const file = new File(['{}'], 'huge.json');
    Object.defineProperty(file, 'size', { value: 500_000_000 });
    const event = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', {
      value: { types: ['Files'], files: [file], items: [] },
    });
    window.dispatchEvent(event);
  });
  await expect(page.getByText(/huge\.json .*MB/).first()).toBeVisible();

  await test.step('a text that breaks off leads to its line, on a phone too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await paste(page, GOOD.slice(0, -40));
    const note = page.getByRole('note').filter({ hasText: 'No document could be read yet' });
    await note.getByRole('button', { name: 'What was read' }).click();
    const told = page.getByRole('dialog').getByRole('button', { name: BREAKS_OFF });
    await expect(told.first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Problems' }).click();
    const problems = page
      .getByRole('tabpanel', { name: 'Problems' })
      .getByRole('table', { name: 'Problems' });
    await expect(problems.getByRole('row', { name: /error/ }).first()).toBeVisible();
    await expect
      .poll(() => problems.evaluate((table) => table.getBoundingClientRect().right <= innerWidth))
      .toBe(true);
  });
});

test('a name that is turned around is shown as what it is, everywhere but in the text itself', async ({
  page,
}) => {
  const shown = 'Admin⟨U+202E⟩nimda';
  await open(page);
  await paste(page, estate('Admin\u202Enimda'));
  await expectVerdicts(
    page,
    DRAWN.map((row) => row.replace('eve', shown)),
  );
  await edge(page, /nimda/).click();
  await expect(explanation(page)).toContainText(shown);
  await page.getByRole('button', { name: /^Problems/ }).click();
  await expect(page.getByText('Names are shown with ⟨U+202E⟩').first()).toBeVisible();
  const hidden = await page.evaluate(() => {
    const said: (string | null)[] = [];
    for (const one of document.querySelectorAll('*')) {
      if (one.closest('.monaco-editor, textarea, script')) continue;
      said.push(one.getAttribute('title'), one.getAttribute('aria-label'));
      for (const node of one.childNodes) if (node instanceof Text) said.push(node.data);
    }
    return said.filter((words) => words?.includes('\u202E'));
  });
  expect(hidden).toEqual([]);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('textbox', { name: /^Link to/ }).inputValue();
  const { decodeLink } = await import('../src/share/link.ts');
  const decoded = decodeLink(new URL(link).hash);
  expect(decoded.ok && decoded.workspace.documents.some(({ text }) => text.includes('\u202E'))).toBe(true);
});

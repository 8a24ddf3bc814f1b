// A file of each format, as people have them (e2e/formats), dropped all at once: loose, packed and in folders.
import { readFileSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import { expect, test } from '@playwright/test';
import { drop, edge, explanation, open, verdicts } from './visit.ts';

const FOLDER = new URL('formats/', import.meta.url);
interface Line {
  readonly taken: readonly string[];
  readonly leftOut?: readonly string[];
}
const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as {
  readonly ledger: Readonly<Record<string, Line>>;
};
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)));

/** How each folder comes in; the name that its files have then. */
const WAYS = {
  loose: (name: string) => name,
  zip: (name: string) => `drop.zip/${name}`,
  gz: (name: string) => name,
} as const;
type Way = keyof typeof WAYS;
const wayOf = (name: string): Way =>
  /^(?:4-terraform|10-tools)\//.test(name) ? 'zip' : name.startsWith('8-') ? 'gz' : 'loose';

/** The parts of an AWS principal that a row of the table of edges shows. */
const LINES = [
  'Build 111111111111 > Deploy 222222222222: invalid',
  'Nightly 333333333333 > Report 333333333333: valid',
  'runner 444444444444 > planned 444444444444: valid',
  'Steamed 888888888888 > Own 888888888888: valid',
  'EC2 > Collected 666666666666: valid',
];

test('a file of each format, dropped all at once, is one graph; the ledger says of each what was taken', async ({
  page,
}) => {
  const files = Object.keys(EXPECTED.ledger);
  await open(page);
  await test.step('loose files, an archive with folders, and packed files', async () => {
    const of = (way: Way) => files.filter((name) => wayOf(name) === way);
    await drop(page, [
      ...of('loose').map((name) => ({ name, bytes: bytesOf(name) })),
      ...of('gz').map((name) => ({ name: `${name}.gz`, bytes: gzipSync(bytesOf(name)) })),
      {
        name: 'drop.zip',
        bytes: zipSync(Object.fromEntries(of('zip').map((name) => [name, bytesOf(name)]))),
      },
    ]);
    await expect(page.locator('.app-notice')).toContainText(`${files.length} files: `);
  });

  await test.step('the ledger has a line for each', async () => {
    await page.locator('.app-notice').getByRole('button', { name: 'What was read' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Show \d+ more/ }).click();
    const table = dialog.getByRole('table', { name: 'What was read' });
    await expect(table.getByRole('rowheader')).toHaveCount(files.length);
    // One reading of all rows: fifty waits would cost a minute.
    const said = await table.locator('tbody').evaluateAll((groups) =>
      groups.map((group) => ({
        name: group.querySelector('.ledger-name')?.textContent ?? '',
        text: group.textContent.replaceAll(/\s+/g, ' ').toLowerCase(),
      })),
    );
    for (const [file, { leftOut = [], taken }] of Object.entries(EXPECTED.ledger)) {
      const name = WAYS[wayOf(file)](file);
      const row = said.find((one) => one.name === name);
      expect(row?.text, name).not.toContain('not understood');
      for (const words of [...taken.map((one) => one.replaceAll(/(?<=file of ).*/g, '')), ...leftOut])
        expect(row?.text, name).toContain(words.toLowerCase());
    }
    await page.keyboard.press('Escape');
  });

  await test.step('and all of it is one estate', async () => {
    await expect
      .poll(async () => (await verdicts(page)).map((line) => line.replace(/ ·.*/, '')))
      .toEqual(expect.arrayContaining(LINES));
    await edge(page, /^guardrails|Build in .*cannot assume Deploy/)
      .first()
      .click();
    await expect(explanation(page).getByRole('region', { name: 'What was tried' })).toContainText(
      'CloudTrail',
    );
  });
});

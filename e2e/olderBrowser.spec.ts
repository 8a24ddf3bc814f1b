// WebKit does not run here. So Chromium forgets everything that the oldest Safari we promise lacks, by MDN's data, in the
// page and in its workers, and the basics have to work all the same.
import { expect, test, type Page } from '@playwright/test';
// @ts-expect-error plain JavaScript, as the check of the built page is
import { FLOORS } from '../scripts/support/floors.mjs';
// @ts-expect-error as above
import { lacking, mdn } from '../scripts/support/lacking.mjs';
import { edge, editor, expectVerdicts, explained, open, paste, retype, text } from './visit.ts';

const { safari } = FLOORS as { readonly safari: string };
const MISSING: readonly string[] = [
  ...(lacking(mdn(), 'safari', safari) as ReadonlyMap<string, 'half' | 'none'>),
].flatMap(([path, answer]) =>
  answer === 'none' && /^(?:api|javascript\.builtins)\./.test(path) ? [path] : [],
);

/** Runs in the browser, before anything else does. */
function forget(missing: readonly string[]): void {
  type Thing = Record<string, unknown> & { readonly prototype?: object };
  const all = globalThis as unknown as Thing;
  const drop = (from: object | undefined, name: string) =>
    from && Object.getOwnPropertyDescriptor(from, name)?.configurable && Reflect.deleteProperty(from, name);
  const dropGlobal = (name: string) => {
    // those of a worker stand on what its scope inherits from
    for (let scope: object | null = all; scope; scope = Object.getPrototypeOf(scope) as object | null)
      drop(scope, name);
  };
  const scopes = new Set(['Window', 'WorkerGlobalScope', 'DedicatedWorkerGlobalScope']);
  const parsed = missing.map((path) => path.replace('javascript.builtins.', 'api.').split('.').slice(1));
  for (const [owner = '', member, deeper] of parsed) {
    if (!member || deeper || /@@|_event$/.test(member)) continue;
    const name = member.replace(/_static$/, '');
    if (scopes.has(owner)) dropGlobal(name);
    // crypto, performance and the like have their methods on a prototype of that name
    const type = (all[owner] ?? all[owner.charAt(0).toUpperCase() + owner.slice(1)]) as Thing | undefined;
    drop(type, name);
    drop(type?.prototype, name);
  }
  for (const [owner = '', member] of parsed) if (!member) dropGlobal(owner);
}

async function useAnOlderBrowser(page: Page): Promise<void> {
  const program = `(${String(forget)})(${JSON.stringify(MISSING)});`;
  await page.addInitScript(program);
  await page.addInitScript((first) => {
    const Whole = Blob;
    const url = URL.createObjectURL(new Blob([first], { type: 'text/javascript' }));
    globalThis.Blob = class extends Whole {
      constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
        const [program] = parts;
        const worker =
          options.type === 'text/javascript' && typeof program === 'string' && program.startsWith('import ');
        super(worker ? [`import ${JSON.stringify(url)};`, ...parts] : parts, options);
      }
    };
  }, program);
  // Without Trusted Types a policy that asks for them means nothing; here the browser still has them inside. And workers
  // may not import the program above.
  await page.route(/\/(?:#.*)?$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
    expect(html).toMatch(policy);
    await route.fulfill({ response, body: html.replace(policy, '') });
  });
}

test('a browser with no more than the oldest Safari has draws, reads, edits, explains, shares and keeps', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await useAnOlderBrowser(page);
  await open(page);

  await test.step('paste, explain, edit', async () => {
    await paste(page, text('sameAndCross.md'));
    await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
    await edge(page, /Role_B in 222222222222/).click();
    await expect(explained(page)).toContainText('Role_B in 222222222222');
    await editor(page);
    await retype(page, text('main.tf'));
    await expect(edge(page, /^allowed/).first()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
  });

  await test.step('it is one, and so are its workers', async () => {
    expect(MISSING.length).toBeGreaterThan(1000);
    const left = () =>
      [
        ...['requestIdleCallback', 'trustedTypes', 'EditContext', 'scheduler', 'URLPattern'].map(
          (name) => [globalThis, name] as const,
        ),
        [[].values(), 'map'] as const,
        [Promise, 'try'] as const,
        [Uint8Array.prototype, 'toHex'] as const,
      ].flatMap(([place, name]) => (name in place ? [name] : []));
    for (const at of [page, ...page.workers()]) expect(await (at as Page).evaluate(left)).toEqual([]);
    expect(page.workers().length).toBeGreaterThan(0);
  });

  await test.step('share, export', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('textbox', { name: /^Link to/ })).toHaveValue(/#g1\./);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'PNG', exact: true }).check();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save file' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.png$/);
    await page.keyboard.press('Escape');
  });

  await test.step('keep', async () => {
    await expect(page.getByText(/^saved/)).toBeVisible();
    await page.reload();
    await expectVerdicts(page, [
      'Role_A 111111111111 > Role_B 111111111111: valid',
      'Role_A 111111111111 > Role_B 222222222222: valid',
    ]);
  });
  expect(errors).toEqual([]);
});

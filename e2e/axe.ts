// What axe says of the page as it stands. One visit is looked at in each theme: a load costs seconds, a look does not.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { AxeResults } from 'axe-core';

interface Look {
  /** Only this part of the page. */
  readonly within?: string;
  /** Runs rules of one kind only. */
  readonly rules?: readonly string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A colour on its way to another one has no contrast that means anything. */
const settled = (page: Page | Frame) =>
  page.evaluate(async () => {
    // The page hears of another theme a moment later, and only then colours set out.
    for (let i = 0; i < 2; i++) await new Promise((frame) => requestAnimationFrame(frame));
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(finite.map(({ finished }) => finished));
  });

/** Monaco answers for itself. Of a frame only what is inside it is looked at, of a page nothing inside of its frames. */
export async function clean(page: Page | Frame, { rules, within }: Look = {}): Promise<void> {
  await settled(page);
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    async ({ only, root }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations }: AxeResults = await axe.run(
        {
          ...(root !== undefined && { include: [root] }),
          exclude: ['.monaco-editor', '.monaco-aria-container'],
        },
        // Without the names of all that passed, which take longer than the rules themselves.
        { resultTypes: ['violations'], ...(only && { runOnly: { type: 'rule', values: [...only] } }) },
      );
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    },
    { root: within, only: rules },
  );
  expect(found).toEqual([]);
}

/** In light everything, in dark what colours can break. */
export async function cleanInBoth(page: Page, look: Look = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await clean(page, look);
  await page.emulateMedia({ colorScheme: 'dark' });
  await clean(page, { ...look, rules: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
}

// What axe says of the page as it stands. One visit is looked at in each theme: a load costs seconds, a look does not.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

interface Look {
  /** Only this part of the page. */
  readonly within?: string;
  /** Runs rules of one kind only. */
  readonly rules?: readonly string[];
}

/** A colour on its way to another one has no contrast that means anything. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    // The page hears of another theme a moment later, and only then colours set out.
    for (let i = 0; i < 2; i++) await new Promise((frame) => requestAnimationFrame(frame));
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(finite.map(({ finished }) => finished));
  });

/** Monaco answers for itself. */
export async function clean(page: Page, { rules, within }: Look = {}): Promise<void> {
  await settled(page);
  let axe = new AxeBuilder({ page }).exclude('.monaco-editor').exclude('.monaco-aria-container');
  if (within !== undefined) axe = axe.include(within);
  if (rules !== undefined) axe = axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

/** In light everything, in dark what colours can break. */
export async function cleanInBoth(page: Page, look: Look = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await clean(page, look);
  await page.emulateMedia({ colorScheme: 'dark' });
  await clean(page, { ...look, rules: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
}

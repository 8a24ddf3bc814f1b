import { expect, test, type Request } from '@playwright/test';
import { edge, editor, explained, explanation } from './visit.ts';

test(
  'a newcomer sees a sample drawn and explained before Monaco or the engine is even asked for',
  { tag: '@firefox' },
  async ({ page }) => {
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector('.react-flow__node')) return;
        observer.disconnect();
        performance.mark('first-node');
      }).observe(document, { childList: true, subtree: true });
    });
    const asked: Request[] = [];
    page.on('request', (request) => void asked.push(request));
    await page.goto('/');
    await editor(page);
    const drawn = await page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('first-node')[0]?.startTime ?? Infinity),
    );
    // When a request was made is known only once it is answered.
    const late = () =>
      asked.filter(
        (request) =>
          /monaco|editor\.worker|json\.worker|engineWorker/i.test(request.url()) &&
          request.timing().startTime > 0,
      );
    await expect.poll(() => late().some((request) => request.url().includes('engineWorker'))).toBe(true);
    await expect.poll(() => late().length).toBeGreaterThan(1);
    // milliseconds since 1970; the page rounds its own to a tenth
    expect(
      late()
        .filter((request) => request.timing().startTime < drawn - 1)
        .map((request) => request.url()),
    ).toEqual([]);
    await expect(explained(page)).toContainText(
      'Build in 111111111111 can assume Deploy in 222222222222 only if',
    );
    await expect(edge(page, /^allowed\. The service codebuild/)).toBeVisible();
    await expect(edge(page, /^no permission\. alice/)).toBeVisible();
    await expect(page.getByRole('button', { name: '1 conditional' })).toBeVisible();
  },
);

test('the page stays where it is: only what is in its panes can be scrolled', async ({ page }) => {
  await page.goto('/');
  await editor(page);
  await expect(explained(page)).toBeVisible();
  const sticksOut = () =>
    page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  expect(await sticksOut()).toBe(0);
  // what is quoted far below in the explanation is brought into view within its pane
  await explanation(page).evaluate((pane) => pane.lastElementChild?.scrollIntoView({ block: 'start' }));
  await page.keyboard.press('Space');
  expect(await sticksOut()).toBe(0);
  await expect(page.getByRole('banner')).toBeInViewport({ ratio: 1 });
});

test(
  'the page loads, edits and explains without a single console error',
  { tag: '@firefox' },
  async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/');
    await editor(page);
    await edge(page, /^no permission/).click();
    await page.getByRole('button', { name: /^Problems/ }).click();
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(errors).toEqual([]);
  },
);

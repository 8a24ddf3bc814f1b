import { expect, test } from '@playwright/test';
import { edge, editor, explained } from './visit.ts';

test('a newcomer sees a sample drawn and explained before Monaco or the engine is even asked for', async ({
  page,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('.react-flow__node')) return;
      observer.disconnect();
      performance.mark('first-node');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/');
  await editor(page);
  const loads = await page.evaluate(() => ({
    drawn: performance.getEntriesByName('first-node')[0]?.startTime ?? Infinity,
    files: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
  }));
  const late = loads.files.filter(({ name }) =>
    /monaco|editor\.worker|json\.worker|engineWorker/i.test(name),
  );
  expect(late.length).toBeGreaterThan(1);
  expect(late.filter(({ startTime }) => startTime < loads.drawn)).toEqual([]);
  await expect(explained(page)).toContainText(
    'Build in 111111111111 can assume Deploy in 222222222222 only if',
  );
  await expect(edge(page, /^allowed\. The service codebuild/)).toBeVisible();
  await expect(edge(page, /^no permission\. alice/)).toBeVisible();
  await expect(page.getByRole('button', { name: '1 conditional' })).toBeVisible();
});

test('nothing is asked of any other host, and nothing at all once everything is loaded', async ({ page }) => {
  const hosts = new Set<string>();
  const late: string[] = [];
  let settled = false;
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http')) hosts.add(url.host);
    if (settled) late.push(url.pathname);
  });
  await page.goto('/');
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  settled = true;
  await edge(page, /^no permission/).click();
  await expect(explained(page)).toContainText('alice');
  await page.getByRole('button', { name: /^Edges/ }).click();
  expect([...hosts]).toEqual([new URL(page.url()).host]);
  expect(late.filter((path) => !path.startsWith('/assets/'))).toEqual([]);
});

test('the browser itself refuses to send anything', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  const answers = await page.evaluate(async () => {
    const attempts = [fetch('/favicon.svg'), fetch('https://example.com/', { mode: 'no-cors' })];
    const results = await Promise.allSettled(attempts);
    return results.map(({ status }) => status);
  });
  expect(answers).toEqual(['rejected', 'rejected']);
});

test('the page loads, edits and explains without a single console error', async ({ page }) => {
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
});

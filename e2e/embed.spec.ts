// A graph inside of somebody else's page: it keeps nothing, takes no keys, and answers that page only.
import { expect, test } from '@playwright/test';
import { cleanInBoth } from './axe.ts';
import { answerTo, foreignPage, said, say } from './foreignPage.ts';
import { edge, open, paste, text } from './visit.ts';

test('a graph stands in a page of another origin, and talks to it', async ({ page, baseURL }) => {
  await open(page);
  await paste(page, text('sameAndCross.md'));
  await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('radio', { name: 'Graph and explanation only' }).check();
  const snippet = (await page.locator('.sharing-embed pre').textContent()) ?? '';
  expect(snippet).toMatch(/^<iframe src="[^"]+\?embed#g1\.[\w-]+"/);
  await page.goto('about:blank');

  const { server, url } = await foreignPage(snippet);
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.goto(url);
  const frame = page.frameLocator('iframe');
  const picture = frame.getByRole('application', { name: 'Picture of the graph' });
  await expect(picture.getByRole('button', { name: /Role_B in 222222222222/ })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Explanation' })).toBeVisible();

  await test.step('no shell, no workbench, nothing kept, the address as it was', async () => {
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await expect(frame.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0);
    await expect(frame.getByText(/^Close it/)).toHaveCount(0);
    const inner = page.frames().find((one) => one.url().startsWith(baseURL ?? '?'));
    // A browser that gives frames no storage at all has nothing kept either.
    const kept = await inner?.evaluate(async () => {
      const count = async (of: () => number | Promise<number>) => {
        try {
          return await of();
        } catch {
          return 0;
        }
      };
      return {
        local: await count(() => localStorage.length),
        session: await count(() => sessionStorage.length),
        databases: await count(async () => (await indexedDB.databases()).length),
        hash: location.hash.slice(0, 4),
      };
    });
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, hash: '#g1.' });
  });

  await test.step('the wheel scrolls the page, Tab goes through and out', async () => {
    await page.locator('iframe').hover({ position: { x: 200, y: 150 } });
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('#before').focus();
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    for (let i = 0; i < 60 && (await focused()) !== 'after'; i++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('after');
  });

  await test.step('three calls, checked; hostile ones refused', async () => {
    await expect
      .poll(async () => (await said(page)).filter((one) => one['event'] === 'ready').length)
      .toBe(1);
    await say(page, { rolegraph: 1, id: 'v', call: 'verdicts' });
    await expect.poll(() => answerTo(page, 'v')).toMatchObject({ ok: true, origin: baseURL });
    const { verdicts } = (await answerTo(page, 'v')) as {
      verdicts: { verdict: string; source: string; target: string }[];
    };
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['valid', 'valid']);
    const [, second] = verdicts;
    await say(page, {
      rolegraph: 1,
      id: 's',
      call: 'select',
      select: { source: second?.source, target: second?.target },
    });
    await expect.poll(() => answerTo(page, 's')).toMatchObject({ ok: true });
    await say(page, { rolegraph: 1, id: 'bad', call: 'load', link: 'javascript:alert(1)' });
    await say(page, { rolegraph: 1, id: 'worse', call: '__proto__' });
    await say(page, { rolegraph: 1, id: 'cut', call: 'load', link: 'g1.HH_-' });
    for (const id of ['bad', 'worse', 'cut'])
      await expect.poll(() => answerTo(page, id)).toMatchObject({ ok: false });
    await say(page, {
      rolegraph: 1,
      id: 'l',
      call: 'load',
      texts: [{ name: 'slips.md', text: text('placeholders.md') }],
    });
    await expect.poll(() => answerTo(page, 'l')).toMatchObject({ ok: true });
    await expect(picture.getByRole('button', { name: /Role_B in 222222222222/ })).toHaveCount(0);
  });
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/embed-foreign.png' });
  server.close();
});

test('a frame for one page is silent in another, and a reader link reads on a phone', async ({
  page,
  baseURL,
}) => {
  const { server, url } = await foreignPage(
    `<iframe src="${baseURL}/?embed=https://wiki.example" width="600" height="400"></iframe>`,
  );
  await page.goto(url);
  await expect(page.frameLocator('iframe').getByText('There is no graph yet.')).toBeVisible();
  await say(page, { rolegraph: 1, id: 'v', call: 'load', texts: [{ text: text('sameAndCross.md') }] });
  // The frame's own click is behind the message in its queue.
  await page.frameLocator('iframe').getByText('There is no graph yet.').click();
  expect(await said(page)).toEqual([]);
  server.close();

  await page.setViewportSize({ width: 390, height: 800 });
  await open(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const whole = await page.getByRole('textbox', { name: /^Link to/ }).inputValue();
  await page.goto(whole.replace('#', '?embed#'));
  await expect(edge(page, /^if ExternalId\. Build/)).toBeVisible();
  await cleanInBoth(page);
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open in Rolegraph' }).click(),
  ]);
  await expect(popup.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
  expect(popup.url()).toBe(whole);
});

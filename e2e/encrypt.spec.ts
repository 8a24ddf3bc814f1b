// A link locked with a passphrase opens with it, and with nothing else.
import { expect, test } from '@playwright/test';
import { embedSnippet } from '../src/sharing/embedSnippet.ts';
import { clean } from './axe.ts';
import { answerTo, foreignPage, said, say } from './foreignPage.ts';
import { copied, edge, open, paste, text } from './visit.ts';

test('a locked link asks for its passphrase, refuses another, and shows the graph', async ({
  page,
  browser,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await paste(page, text('sameAndCross.md'));
  await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('checkbox', { name: 'Lock it with a passphrase' }).check();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('blue harbor 42');
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/seal-share.png' });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const url = await page.getByRole('textbox', { name: /^Link to/ }).inputValue();
  expect(url).toMatch(/#e1\.[\w-]+$/);
  expect(await copied(page, /#e1/)).toBe(url);
  expect(page.url()).toBe(url);

  const stranger = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  await stranger.goto(url);
  await expect(stranger.getByRole('heading', { name: 'This graph is locked' })).toBeVisible();
  await clean(stranger);
  const words = stranger.getByLabel('Passphrase');
  await words.fill('blue harbor 43');
  await stranger.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(stranger.getByRole('alert').filter({ hasText: 'does not open the link' })).toBeVisible();
  if (process.env['SHOTS']) await stranger.screenshot({ path: '/tmp/seal-open.png' });
  await words.fill('blue harbor 42');
  await stranger.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(edge(stranger, /Role_B in 222222222222/)).toBeVisible();

  await test.step('a sandboxed frame of another page asks for it as well, and its way out stays locked', async () => {
    const src = url.replace('#', '?embed#');
    const { server, url: wiki } = await foreignPage(embedSnippet(src));
    await stranger.goto(wiki);
    const frame = stranger.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'This graph is locked' })).toBeVisible();
    await expect(frame.getByRole('region', { name: 'Explanation' })).toHaveCount(0);
    const typed = frame.getByLabel('Passphrase');
    await typed.fill('blue harbor 43');
    await typed.press('Enter');
    await expect(frame.getByRole('alert').filter({ hasText: 'does not open the link' })).toBeVisible();
    for (const inner of stranger.mainFrame().childFrames()) await clean(inner);
    if (process.env['SHOTS']) await stranger.screenshot({ path: '/tmp/seal-frame.png' });
    // The page around hears that it is locked, and of its own link when the reader has opened that.
    await say(stranger, { rolegraph: 1, id: 'early', call: 'verdicts' });
    await expect.poll(() => answerTo(stranger, 'early')).toMatchObject({ ok: false });
    await say(stranger, { rolegraph: 1, id: 'load', call: 'load', link: url });
    await expect.poll(() => said(stranger)).toContainEqual(expect.objectContaining({ event: 'locked' }));
    expect(await answerTo(stranger, 'load')).toBeUndefined();
    await typed.fill('blue harbor 42');
    await frame.getByRole('button', { name: 'Open', exact: true }).click();
    const picture = frame.getByRole('application', { name: 'Picture of the graph' });
    await expect(picture.getByRole('button', { name: /Role_B in 222222222222/ })).toBeAttached();
    await expect.poll(() => answerTo(stranger, 'load')).toMatchObject({ ok: true });
    await expect.poll(() => said(stranger)).toContainEqual(expect.objectContaining({ event: 'opened' }));
    const out = frame.getByRole('link', { name: 'Open in Rolegraph' });
    await out.focus();
    await expect(out).toHaveAttribute('href', url);
    server.close();
  });
});

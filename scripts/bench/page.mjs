// (e) The built page in a browser without a GPU: first picture after the verdicts, frames while panning and zooming at the
// default views, edit to recolour, bytes before the first picture. Times are wall-clock: other work on the machine counts.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../browser.mjs';
import { firstLoad } from '../budget.mjs';
import { generateEstate } from '../generateEstate.mjs';
import { mainThread } from './mainThread.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SECONDS = 3;
const EDITS = 24;

const share = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

async function paste(page, text) {
  await page.evaluate((data) => {
    document.activeElement?.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Milliseconds between the frames of whatever `work` does. */
async function frames(page, work) {
  await page.evaluate(() => {
    window.frameTimes = [];
    let last = performance.now();
    window.counting = true;
    const count = (now) => {
      window.frameTimes.push(now - last);
      last = now;
      if (window.counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await work();
  return page.evaluate(() => {
    window.counting = false;
    return window.frameTimes.slice(2);
  });
}

/** An empty spot of the picture, so that a drag moves the view. */
async function emptySpot(page) {
  return page.evaluate(() => {
    const pane = document.querySelector('.canvas-flow').getBoundingClientRect();
    for (let y = pane.top + 60; y < pane.bottom - 120; y += 17)
      for (let x = pane.left + 60; x < pane.right - 60; x += 23)
        if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y };
    return { x: pane.left + pane.width / 2, y: pane.top + 20 };
  });
}

async function pan(page) {
  const { x, y } = await emptySpot(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const end = Date.now() + SECONDS * 1000;
  for (let i = 0; Date.now() < end; i++)
    await page.mouse.move(x + 160 * Math.sin(i / 25), y + 90 * Math.sin(i / 18));
  await page.mouse.up();
}

async function zoom(page) {
  const { x, y } = await emptySpot(page);
  await page.mouse.move(x, y);
  const end = Date.now() + SECONDS * 1000;
  for (let i = 0; Date.now() < end; i++) await page.mouse.wheel(0, i % 60 < 30 ? -24 : 24);
}

async function estate(browser, url, roles) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.waitForSelector('.react-flow__node');
  await page.waitForTimeout(1500);
  await page.evaluate((least) => {
    performance.clearMarks();
    const look = () => {
      const legend = document.querySelector('.canvas-legend')?.textContent ?? '';
      // "of 340 principals shown", or "340 principals in closed accounts"
      const principals = Number(/([\d,]+) principals/.exec(legend)?.[1]?.replaceAll(',', '') ?? 0);
      const verdicts = performance.getEntriesByName('rolegraph:verdicts').at(-1);
      if (principals < least || verdicts === undefined) return requestAnimationFrame(look);
      return requestAnimationFrame(() => {
        window.pictureMs = performance.now() - verdicts.startTime;
      });
    };
    look();
  }, roles);
  await paste(page, JSON.stringify(generateEstate(roles)));
  await page.waitForFunction(() => window.pictureMs !== undefined, null, { timeout: 180_000 });
  const picture = await page.evaluate(() => window.pictureMs);
  // What lint says, the tables and the editor come after the picture.
  await page.waitForTimeout(roles > 5000 ? 15_000 : 5000);
  const [nodes, edges] = await page.evaluate(() => [
    document.querySelectorAll('.react-flow__node').length,
    document.querySelectorAll('.react-flow__edge').length,
  ]);
  const moving = await frames(page, () => pan(page));
  const zooming = await frames(page, () => zoom(page));
  await page.close();
  const told = (times) => ({
    fps: (1000 * times.length) / times.reduce((sum, one) => sum + one, 0),
    slow: share(times, 0.95),
  });
  return { roles, picture, nodes, edges, pan: told(moving), zoom: told(zooming) };
}

/** Undo and redo of one more trust policy beside 200 roles: from the key to the numbers and lines of the other verdicts. */
async function recolour(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.waitForSelector('.react-flow__node');
  const made = generateEstate(200);
  await paste(page, JSON.stringify(made));
  await page.waitForTimeout(5000);
  const [{ arn }] = made.principals;
  const trust = { Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' };
  const role = {
    Role: {
      RoleName: 'bench',
      Arn: arn.replace(/(user|role)\/.*$/, 'role/bench'),
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    },
  };
  await paste(page, JSON.stringify(role));
  await page.waitForTimeout(4000);
  const times = [];
  for (let i = 0; i < EDITS; i++) {
    const ms = await page.evaluate(
      (redo) =>
        new Promise((done) => {
          const legend = () => document.querySelector('.canvas-legend')?.textContent;
          const before = legend();
          const start = performance.now();
          const look = () => {
            if (legend() !== before) requestAnimationFrame(() => done(performance.now() - start));
            else if (performance.now() - start > 10_000) done(null);
            else requestAnimationFrame(look);
          };
          const options = { key: 'z', ctrlKey: true, shiftKey: redo, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new KeyboardEvent('keydown', options));
          look();
        }),
      i % 2 === 1,
    );
    if (ms !== null) times.push(ms);
    await page.waitForTimeout(500);
  }
  await page.close();
  return { median: share(times, 0.5), slow: share(times, 0.95), count: times.length };
}

/** `only`: 'main' for the main thread alone. */
export async function pageBench(only) {
  const server = await preview({ root: ROOT, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const { port } = server.httpServer.address();
  const found = await findBrowser();
  const args = ['--disable-gpu', '--no-sandbox', '--disable-dev-shm-usage'];
  const browser = await chromium.launch({ args, ...(found?.path ? { executablePath: found.path } : {}) });
  const url = `http://127.0.0.1:${port}/`;
  try {
    const held = await mainThread(browser, url);
    if (only === 'main') return { held, estates: [], edit: null, bytes: null };
    const estates = [];
    for (const roles of [200, 1000, 10_000]) estates.push(await estate(browser, url, roles));
    const edit = await recolour(browser, url);
    const bytes = firstLoad(ROOT).reduce((sum, { size }) => sum + size, 0);
    return { held, estates, edit, bytes };
  } finally {
    await browser.close();
    await new Promise((done) => server.httpServer.close(done));
  }
}

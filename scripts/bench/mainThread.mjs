// (f) One account of about 30 MB in the built page: how long the main thread is held up by one task, in wall-clock (what a
// visitor feels) and in its own CPU time (what is left of it when other work has the machine too).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateAccount } from '../generateEstate.mjs';

const TRACED = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];
const LONG_MS = 50;

/** Tasks of the page's main thread: milliseconds from one end to the other, and of CPU. */
function tasksIn(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name === 'RunTask' && mains.has(`${pid} ${tid}`),
  );
  return tasks.map(({ dur = 0, tdur = 0, ts }) => ({ at: ts, wall: dur / 1000, cpu: tdur / 1000 }));
}

const longest = (tasks) => ({
  wall: Math.max(0, ...tasks.map(({ wall }) => wall)),
  cpu: Math.max(0, ...tasks.map(({ cpu }) => cpu)),
  /** Tasks longer than the promise, as the browser's own observer counts them, and by CPU time. */
  long: tasks.filter(({ wall }) => wall > LONG_MS).length,
  longCpu: tasks.filter(({ cpu }) => cpu > LONG_MS).length,
});

async function traced(browser, page, work) {
  await browser.startTracing(page, { categories: TRACED });
  await work();
  return longest(tasksIn(await browser.stopTracing()));
}

const drawn = (page) =>
  page.waitForFunction(
    () => {
      const shown = /of ([\d,]+) principals/.exec(
        document.querySelector('.canvas-legend')?.textContent ?? '',
      );
      return Number(shown?.[1]?.replaceAll(',', '') ?? 0) > 1000;
    },
    null,
    { timeout: 180_000 },
  );

/** What lint says, saving and the panes come after the picture. */
const SETTLED_MS = 12_000;

export async function mainThread(browser, url) {
  const folder = mkdtempSync(join(tmpdir(), 'rolegraph-bench-'));
  const file = join(folder, 'account.json');
  writeFileSync(file, JSON.stringify(generateAccount(7600), null, 4));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(url);
    await page.waitForSelector('.react-flow__node');
    await page.waitForTimeout(5000);
    await page.getByRole('banner').getByRole('button', { name: 'Add policies' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: /files/i }).click();
    const chosen = await chooser;
    const reading = await traced(browser, page, async () => {
      await chosen.setFiles(file);
      await drawn(page);
      await page.waitForTimeout(SETTLED_MS);
    });
    const edit = await traced(browser, page, async () => {
      await page.getByRole('textbox', { name: 'Name of this graph' }).fill('Renamed');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(3000);
    });
    const reload = await traced(browser, page, async () => {
      await page.reload();
      await drawn(page);
      await page.waitForTimeout(SETTLED_MS);
    });
    return { reading, edit, reload };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

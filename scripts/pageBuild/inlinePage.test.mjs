import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { asInlineScript, hashOf, inlinePage } from './inlinePage.ts';

const html = `<!doctype html><html><head>
<link rel="manifest" href="./manifest.webmanifest" />
<script type="module" crossorigin src="./assets/index.js"></script>
<link rel="stylesheet" crossorigin href="./assets/index.css">
</head><body><div id="root"></div>
</body></html>`;
const parts = { html, css: 'b{color:red}', icon: '<svg/>' };

it('puts in all of it, asks for nothing by address, and allows just this script', () => {
  const page = inlinePage({ ...parts, code: 'start("$&", "</script>", /<!--/u)' });
  const [, script] = /<script type="module">([\s\S]*?)<\/script>/.exec(page) ?? [];
  expect(script).toBe('start("$&", "\\x3C/script>", /\\x3C!--/u)');
  expect(page).toContain(`script-src '${hashOf(script)}' `);
  expect(page).not.toMatch(/\b(?:src|href)="(?!data:)/);
  expect(page.match(/<\/script/gi)).toHaveLength(1);
});

it('an escaped program means the same', () => {
  const code = 'JSON.stringify(["</ScRiPt>", `<!-- ${1}`, /<script/u.test("<script")])';
  expect(asInlineScript(code)).not.toMatch(/<(?:\/script|script|!--)/i);
  expect(new Script(asInlineScript(code)).runInNewContext()).toBe(new Script(code).runInNewContext());
});

it('refuses a page that would still ask for something', () => {
  expect(() =>
    inlinePage({ ...parts, html: html.replace('rel="manifest"', 'rel="preload"'), code: '' }),
  ).toThrow(/not as expected/);
});

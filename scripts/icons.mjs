// `node scripts/icons.mjs`: public/icons from public/favicon.svg, drawn by a browser. Run it when the favicon changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';

const svg = readFileSync(new URL('../public/favicon.svg', import.meta.url), 'utf8');
/** The system cuts its own shape out of it: no corners of ours, and the mark inside the safe circle. */
const full = svg.replace('rx="7" ', '').replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"');
const masked = full.replace('<rect width="32" height="32"', '<rect x="-4" y="-4" width="40" height="40"');
const ICONS = [
  ['192', 192, svg],
  ['512', 512, svg],
  ['180', 180, masked],
  ['maskable', 512, masked],
];

const found = await findBrowser();
const browser = await chromium.launch({
  ...(found?.path ? { executablePath: found.path } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const [name, size, drawing] of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const image = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
    await page.setContent(
      `<style>body{margin:0;background:none}img{display:block}</style><img src="${image}" width="${size}">`,
    );
    const picture = await page.screenshot({ omitBackground: true });
    writeFileSync(new URL(`../public/icons/${name}.png`, import.meta.url), picture);
    await page.close();
  }
} finally {
  await browser.close();
}

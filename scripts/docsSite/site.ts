// The documentation as pages beside the page: written by the same build, no script, the same colours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { escaped, type Heading, renderMarkdown } from './markdown.ts';
import { ALL_DOCS, DOCS, type DocsPage } from './pages.ts';

/** A page that runs nothing and loads only its style and icon. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

function navigation(open: DocsPage): string {
  const item = ({ name, title }: DocsPage) =>
    `<li><a href="${name}.html"${name === open.name ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`;
  return Object.entries(DOCS)
    .map(([group, pages]) => `<p>${escaped(group)}</p><ul>${pages.map(item).join('')}</ul>`)
    .join('\n');
}

/** Of a heading that is a command with all its options, the command. */
const short = (text: string): string => text.replace(/\s+(?:\[|[A-Z…]{2,}).*$/, '');

function contents(headings: readonly Heading[]): string {
  const items = headings
    .filter(({ depth }) => depth === 2)
    .map(({ id, text }) => `<li><a href="#${id}">${escaped(short(text))}</a></li>`);
  if (items.length < 3) return '';
  return `<nav class="contents" aria-label="On this page"><p>On this page</p><ul>${items.join('')}</ul></nav>`;
}

export function docsHtml(page: DocsPage, markdown: string): string {
  const { headings, html } = renderMarkdown(markdown, page.source);
  const title = headings.find(({ depth }) => depth === 1)?.text ?? page.title;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Rolegraph</title>
<link rel="icon" type="image/svg+xml" href="../favicon.svg">
<link rel="stylesheet" href="docs.css">
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header><a class="home" href="index.html"><img src="../favicon.svg" alt="" width="24" height="24">Rolegraph <span>documentation</span></a><nav aria-label="Site"><a class="more" href="#documents">Documents</a> <a class="open" href="../index.html">Open the page</a></nav></header>
<div class="columns">
<nav class="pages" id="documents" aria-label="Documents">
${navigation(page)}
</nav>
<main id="text">
${html}</main>
${contents(headings)}
</div>
</body>
</html>
`;
}

/** The colours of the page, by what the system prefers instead of by a choice. */
export function docsCss(theme: string, own: string): string {
  const block = (selector: string) => {
    const start = theme.indexOf(`${selector} {`);
    if (start < 0) throw new Error(`No ${selector} in the theme.`);
    return theme.slice(theme.indexOf('{', start), theme.indexOf('}', start) + 1);
  };
  const dark = block(":root[data-theme='dark']");
  return `:root ${block(':root')}\n@media (prefers-color-scheme: dark) {\n:root ${dark}\n}\n${own}`;
}

/** Files of the site by their names below the page. */
export function docsFiles(root: string): ReadonlyMap<string, string> {
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  return new Map([
    ['docs/docs.css', docsCss(text('src/app/theme.css'), text('scripts/docsSite/docs.css'))],
    ...ALL_DOCS.map((page) => [`docs/${page.name}.html`, docsHtml(page, text(page.source))] as const),
  ]);
}

export function docsSite(): Plugin {
  let root = '';
  return {
    name: 'docs-site',
    configResolved: (config) => void (root = config.root),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.replace(/^\/|[?#].*$/g, '').replace(/^docs\/?$/, 'docs/index.html') ?? '';
        const file = path.startsWith('docs/') ? docsFiles(root).get(path) : undefined;
        if (file === undefined) return next();
        response.setHeader('Content-Type', path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8');
        response.end(file);
      });
    },
    generateBundle() {
      for (const [fileName, source] of docsFiles(root)) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

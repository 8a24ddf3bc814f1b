// Markdown of the repository as HTML for the site: anchors, links between pages, and nothing that runs.
import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { ALL_DOCS } from './pages.ts';

export interface Heading {
  readonly id: string;
  readonly depth: number;
  readonly text: string;
}

export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const plainText = (markdown: string): string =>
  markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]/g, '');

/** The name that GitHub gives a heading, so that a link works in both places. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

/** Where a link of a document leads on the site; null: to a file of the repository that is no page. */
function target(source: string, href: string): string | null {
  if (/^(?:https?:|mailto:|#)/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const file = posix.join(posix.dirname(source), path);
  const page = ALL_DOCS.find((one) => one.source === file);
  return page ? `${page.name}.html${hash === undefined ? '' : `#${hash}`}` : null;
}

/** `source`: where the Markdown stands, for its links. */
export function renderMarkdown(markdown: string, source: string): Rendered {
  const headings: Heading[] = [];
  const used = new Map<string, number>();

  function idOf(text: string): string {
    const base = slug(text);
    const times = used.get(base) ?? 0;
    used.set(base, times + 1);
    return times === 0 ? base : `${base}-${times}`;
  }

  const marked = new Marked({
    renderer: {
      heading({ depth, text, tokens }) {
        const plain = plainText(text);
        const id = idOf(plain);
        headings.push({ id, depth, text: plain });
        const link = `<a class="anchor" href="#${id}" aria-label="Link to: ${escaped(plain)}">#</a>`;
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)} ${link}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const to = target(source, href);
        if (to === null) return `<span class="elsewhere" title="In the repository">${words}</span>`;
        const outside = to.startsWith('http') ? ' rel="noreferrer"' : '';
        return `<a href="${escaped(to)}"${outside}>${words}</a>`;
      },
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
      table(token) {
        const row = (cells: readonly Tokens.TableCell[], tag: 'td' | 'th') =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const rows = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="wide" tabindex="0" role="group" aria-label="Table"><table><thead>${row(token.header, 'th')}</thead><tbody>${rows}</tbody></table></div>\n`;
      },
      code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
    },
  });
  return { html: marked.parse(markdown, { async: false }), headings };
}

// One HTML file of a page, its program and its styles, with a policy that names them by their hashes.
import { createHash } from 'node:crypto';
import { singleFilePolicy } from '../../src/confined/contentPolicy.ts';

/** HTML ends a script at these, wherever they stand in it; in strings and regular expressions the escape is the same. */
export const asInlineScript = (code: string): string => code.replace(/<(?=\/script|script|!--)/gi, '\\x3C');

export const hashOf = (script: string): string =>
  `sha256-${createHash('sha256').update(script).digest('base64')}`;

const attribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

interface Parts {
  readonly html: string;
  readonly code: string;
  readonly css: string;
  /** SVG */
  readonly icon: string;
}

/** Throws when the HTML is not as expected, or when something would still be asked for by address. */
export function inlinePage({ html, code, css, icon }: Parts): string {
  const script = asInlineScript(code);
  const policy = singleFilePolicy([hashOf(script)]);
  const bare = html
    .replace(/ *<script\b[^>]*\bsrc=[^>]*><\/script>\n?/g, '')
    .replace(
      / *<link\b[^>]*\brel="(?:stylesheet|modulepreload|manifest|icon|apple-touch-icon)"[^>]*>\n?/g,
      '',
    );
  const left = /<(?:script|link)\b[^>]*>/.exec(bare);
  if (left || !bare.includes('<head>') || !bare.includes('</body>'))
    throw new Error(`The page is not as expected: ${left?.[0] ?? 'no head or body'}`);
  if (/<\/style/i.test(css)) throw new Error('A style sheet that ends its element.');
  const head = [
    '<head>',
    `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">`,
    `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">`,
    `<style>${css}</style>`,
  ].join('\n');
  return bare
    .replace('<head>', () => head)
    .replace('</body>', () => `<script type="module">${script}</script>\n</body>`);
}

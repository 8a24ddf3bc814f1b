/** The sign before a link in a picture, by the kind of its text. */
const SIGNS: readonly (readonly [begins: RegExp, sign: string, link: RegExp])[] = [
  [/^\s*</, 'urn:rolegraph:link', />\s*(g\d+\.[\w-]+)\s*</u],
  [/^\s*(?:flowchart|graph)\b/, '%% rolegraph: ', /^%% rolegraph: (g\d+\.[\w-]+)\s*$/mu],
];

/**
 * The link (`g1.…`) that an exported picture has inside, SVG or Mermaid, also after another program saved it again;
 * null: none.
 */
export function linkInside(text: string): string | null {
  const [, sign = '', link] = SIGNS.find(([begins]) => begins.test(text.slice(0, 200))) ?? [];
  const at = link ? text.indexOf(sign) : -1;
  return at < 0 ? null : (link?.exec(text.slice(at))?.[1] ?? null);
}

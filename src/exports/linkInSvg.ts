/** The link (`g1.…`) that an exported picture has inside, also after another program saved it again; null: none. */
export function linkInSvg(svg: string): string | null {
  const at = svg.indexOf('urn:rolegraph:link');
  if (at === -1) return null;
  return />\s*(g\d+\.[\w-]+)\s*</u.exec(svg.slice(at))?.[1] ?? null;
}

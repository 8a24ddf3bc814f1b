/** HTML that shows a link of the room reader; it may stand in any page, also inside of an attribute or a script. */
export function embedSnippet(url: string): string {
  const safe = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${safe}" title="Who can assume which role" width="100%" height="480" style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

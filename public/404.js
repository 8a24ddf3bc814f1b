// Hosts such as GitHub Pages answer every address that they do not know with 404.html. This leads on to the page, which
// stands where this script does, with what the address held: its query, its `#…`, and a link whose `#` (and the
// `?embed` before it) a mail program has turned into a part of the path. The page's own src/share/repairPath.ts does the
// same on hosts that send the page itself for such paths.
(() => {
  const page = new URL('./', document.currentScript.src);
  const { hash, pathname, search } = window.location;
  const rest = pathname.startsWith(page.pathname) ? pathname.slice(page.pathname.length) : '';
  // The page itself is missing, or another copy of this script is on its way there.
  if (/^(?:index\.html)?$/.test(rest) || document.documentElement.dataset.leaves) return;
  document.documentElement.dataset.leaves = 'yes';
  const [, embed, link] =
    /^(%(?:25)*3Fembed|\?embed)?%(?:25)*23([eg]\d{1,4}\.[\w-]*)[^/]*$/i.exec(rest + search) ?? [];
  const query = link === undefined ? search : embed === undefined ? '' : '?embed';
  window.location.replace(page.href + query + (link === undefined ? hash : `#${link}`));
})();

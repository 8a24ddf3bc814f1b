// Apart from link.ts: every start needs this, and few starts need the codec.

/**
 * Safe Links and some mail programs turn `#` into `%23` (even twice), so that a link arrives as a path: gives the
 * hash back, with `#`; null for ordinary paths. `?embed`, which stands before it in links to the reader view, may be part of
 * the path by then, or still a query.
 */
export function repairPath(pathname: string): string | null {
  const found = /(?:\/|\/(?:%(?:25)*3F|\?)embed)(?:%(?:25)*23|#)([eg]\d{1,4}\.[\w-]*)[^/]*$/i.exec(pathname);
  return found?.[1] === undefined ? null : `#${found[1]}`;
}

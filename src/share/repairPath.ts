// Apart from link.ts: every start needs this, and few starts need the codec.

/**
 * Safe Links and some mail programs turn `#` into `%23` (even twice), so that a link arrives as a path: gives the
 * hash back, with `#`; null for ordinary paths.
 */
export function repairPath(pathname: string): string | null {
  const found = /\/(?:%(?:25)*23|#)([eg]\d{1,4}\.[\w-]*)[^/]*$/i.exec(pathname);
  return found?.[1] === undefined ? null : `#${found[1]}`;
}

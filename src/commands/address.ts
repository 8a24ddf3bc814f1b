// The address bar behind a small interface, so that links can be tested without a browser.
import { repairPath } from '#share/repairPath.ts';

export interface AddressBar {
  /** With `#`, or ''. */
  hash(): string;
  pathname(): string;
  /** Origin, path and query: what a link starts with. */
  base(): string;
  /** Replaces the entry (Back stays useful). `own`: the hash was written here by Share. */
  replace(url: string, own: boolean): void;
  /** The hash now in the address was written by Share in this tab; survives reload. */
  isOwn(): boolean;
}

export function browserAddress(win: Window): AddressBar {
  const bare = () => win.location.origin + win.location.pathname + win.location.search;
  return {
    hash: () => win.location.hash,
    pathname: () => win.location.pathname,
    base: bare,
    replace: (url, own) => win.history.replaceState(own ? { rolegraphOwn: true } : null, '', url),
    isOwn: () => {
      const state: unknown = win.history.state;
      return typeof state === 'object' && state !== null && 'rolegraphOwn' in state;
    },
  };
}

let current: AddressBar = {
  hash: () => '',
  pathname: () => '/',
  base: () => '',
  replace: () => {},
  isOwn: () => false,
};

export const address = (): AddressBar => current;

/** Start-up says which; before that the address is empty. */
export function setAddress(bar: AddressBar): void {
  current = bar;
}

/** Safe Links turn `#` into `%23`, so that a link arrives as a path: put it back. */
export function repairAddress(): void {
  const bar = address();
  const hash = repairPath(bar.pathname());
  if (hash === null) return;
  const folder = bar.pathname().slice(0, bar.pathname().lastIndexOf('/') + 1);
  bar.replace(`${folder}${hash}`, false);
}

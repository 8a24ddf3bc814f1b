// The address bar behind a small interface, so that links can be tested without a browser.

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

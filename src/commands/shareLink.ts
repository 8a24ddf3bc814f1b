// The permalink: made and written when somebody asks for it, never on its own.
import { encodeLink, MAX_PLAIN_BYTES } from '#share/link.ts';
import { sealLink } from '#share/sealedLink.ts';
import { address } from './address.ts';
import { markShared } from './linkState.ts';
import { getLocal } from '#session/local.ts';
import { getWorkspace, truthStore } from '#session/truth.ts';
import { charactersOf, type Workspace } from '#workspace/workspace.ts';

/** `fits`: everywhere. `careful`: some places cut it. `too-long`: no link for it. The words beside it say the same. */
export type Light = 'fits' | 'careful' | 'too-long';

export interface Link {
  readonly url: string;
  /** Characters of the whole URL. */
  readonly length: number;
  /** Where a link of this length survives. */
  readonly fits: string;
  readonly light: Light;
}

/** Limits of the places where people paste links, in characters (ux 3.2). */
const LIGHTS: readonly (Pick<Link, 'fits' | 'light'> & { readonly upTo: number })[] = [
  { upTo: 2_000, light: 'fits', fits: 'Fits everywhere.' },
  {
    upTo: 8_000,
    light: 'careful',
    fits: 'Fits Slack, Teams and GitHub; Discord and some mail programs cut it.',
  },
  { upTo: 32_000, light: 'careful', fits: 'Browsers open it, but chat apps may cut it.' },
];
const TOO_LONG = { light: 'too-long', fits: 'Too long for a link: save it as a file.' } as const;

/** What a link of so many characters is good for. */
export function fitsWhere(length: number): Pick<Link, 'fits' | 'light'> {
  const { fits, light } = LIGHTS.find(({ upTo }) => length <= upTo) ?? TOO_LONG;
  return { fits, light };
}

/** `graph`: the picture and what explains it, in a page that keeps and writes nothing (room reader). */
export type Sees = 'everything' | 'graph';

/** The link with this hash; nothing is written anywhere. */
export function linkWith(hash: string, sees: Sees = 'everything'): Link {
  const base = address().base();
  const url = `${sees === 'graph' ? `${base.replace(/\?.*$/, '')}?embed` : base}#${hash}`;
  return { url, length: url.length, ...fitsWhere(url.length) };
}

/**
 * The same, but it opens only with the passphrase. Sealing takes a good part of a second, on purpose: as long as each
 * guess takes.
 */
export const sealedLinkWith = async (hash: string, passphrase: string, sees: Sees): Promise<Link> =>
  linkWith(await sealLink(hash, passphrase), sees);

export const makeLink = (): Link => linkWith(encodeLink(getWorkspace()));

/** Chromium opens no longer address, although it lets a page write one. */
const LONGEST_ADDRESS = 2_000_000;

/**
 * Puts a link to what is on the screen into the address bar; later edits make it stale but do not rewrite it. A link
 * that no browser would open is not written. `content`: what it was made of.
 */
export function putInAddress(link: Link, { content } = truthStore.getState()): void {
  if (link.length > LONGEST_ADDRESS) return;
  address().replace(link.url, getLocal().visiting === null);
  markShared(content);
}

/** Makes the link and puts it into the address bar. */
export function writeLink(): Link {
  const link = makeLink();
  putInAddress(link);
  return link;
}

/** More than a link may unfold to: none is made. */
export const isTooLarge = (w: Workspace): boolean => charactersOf(w) > MAX_PLAIN_BYTES;

export { canSeal } from '#share/sealedLink.ts';
export { workspaceFile } from './workspaceFile.ts';

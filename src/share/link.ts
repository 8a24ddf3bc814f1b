import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';

export type LinkFault = 'none' | 'foreign' | 'cut' | 'damaged' | 'newer' | 'too-large';
export type Decoded =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly kind: LinkFault; readonly message: string };

export function encodeLink(workspace: Workspace): string {
  return `g1.${encodeURIComponent(JSON.stringify(workspace))}`;
}

export function decodeLink(hash: string): Decoded {
  const text = hash.replace(/^#/, '');
  if (text === '') return { ok: false, kind: 'none', message: 'There is no graph in this address.' };
  return { ok: true, workspace: emptyWorkspace };
}

export function repairPath(pathname: string): string | null {
  const found = /%(?:25)?23(g\d+\.[\w-]*)$/.exec(pathname);
  return found ? `#${found[1] ?? ''}` : null;
}

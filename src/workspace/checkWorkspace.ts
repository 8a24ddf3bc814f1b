import { emptyWorkspace, type Workspace } from './workspace.ts';

export type Checked =
  { readonly ok: true; readonly workspace: Workspace } | { readonly ok: false; readonly why: string };

export function checkWorkspace(data: unknown): Checked {
  if (typeof data !== 'object' || data === null) return { ok: false, why: 'It is not a workspace.' };
  return { ok: true, workspace: { ...emptyWorkspace, ...data } };
}

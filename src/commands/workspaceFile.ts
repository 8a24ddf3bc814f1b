// The workspace as a file: for what is too long for a link, and for keeping.
import { download } from './download.ts';
import { getWorkspace } from '#session/truth.ts';

const MARK = 'workspace';

/** What files of this graph are called, without their kind. */
export function fileStem(name = getWorkspace().name): string {
  const stem = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return stem || 'graph';
}

/** The workspace as a file that `addFiles` and `addText` open again. */
export function workspaceFile(workspace = getWorkspace()): { readonly name: string; readonly text: string } {
  const text = `${JSON.stringify({ rolegraph: MARK, ...workspace }, null, 2)}\n`;
  return { name: `${fileStem(workspace.name)}.rolegraph.json`, text };
}

/** Into the browser's downloads. */
export function saveAsFile(): void {
  const { name, text } = workspaceFile();
  download(name, text);
}

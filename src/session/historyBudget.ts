// Undo keeps whole texts. A long session on a large file must not fill the memory with them.
import type { WorkspaceDocument } from '#workspace/workspace.ts';

interface HasDocuments {
  readonly content?: { readonly documents: readonly WorkspaceDocument[] };
}

/**
 * The newest steps whose distinct documents together stay within `characters`; always at least the newest one.
 * The same list comes back when all of it fits.
 */
export function withinBudget<T extends HasDocuments>(past: readonly T[], characters: number): readonly T[] {
  const counted = new Set<WorkspaceDocument>();
  let sum = 0;
  for (let i = past.length - 1; i >= 0; i--) {
    for (const document of past[i]?.content?.documents ?? []) {
      if (counted.has(document)) continue;
      counted.add(document);
      sum += document.text.length;
    }
    if (sum > characters && i < past.length - 1) return past.slice(i + 1);
  }
  return past;
}

// Which documents a reading that takes for ever is about: those that were not there, or not so, when it last went well.
import type { WorkspaceDocument } from '#workspace/workspace.ts';

type Documents = readonly WorkspaceDocument[];

/** “a.json”, or “a.json” and 2 other documents; null when the texts are those that went well before. */
export function culprits(now: Documents, before: Documents | null): string | null {
  const well = new Map(before?.map(({ id, text }) => [id, text]));
  const others = now.filter(({ id, text }) => well.get(id) !== text);
  const [first] = others.toSorted((a, b) => b.text.length - a.text.length);
  if (first === undefined) return null;
  const more = others.length - 1;
  const rest = more === 0 ? '' : ` and ${more} other ${more === 1 ? 'document' : 'documents'}`;
  return `“${first.name}”${rest}`;
}

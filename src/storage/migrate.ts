// What earlier pages saved, in the form of today. One step for each format, one transaction for all of it: a page that is
// closed meanwhile begins anew the next time.
import { KEYS } from './keys.ts';
import type { Library } from './library.ts';
import { checked } from './openNamed.ts';
import { FORMAT, isTable, type SavedRecord } from './savedRecord.ts';
import type { Workspace } from '#workspace/workspace.ts';

/** Stood beside the record in format 1. */
const OLD_STAMP = 'workspace-stamp';

interface Converted {
  readonly workspace: Workspace;
  readonly record: SavedRecord;
}

/** Format 1 had the texts in the record; before there were stamps, the time was one. null: it is none, or broken. */
async function fromFirst(data: unknown, library: Library): Promise<Converted | null> {
  if (!isTable(data) || data['format'] !== 1) return null;
  const result = await checked(data['workspace']);
  if (!result.ok) return null;
  const { workspace } = result;
  const record = await library.record(workspace, 0);
  const savedAt = typeof data['savedAt'] === 'number' ? data['savedAt'] : 0;
  const text = (key: string, otherwise: string): string => {
    const value = data[key];
    return typeof value === 'string' ? value : otherwise;
  };
  return {
    workspace,
    record: { ...record, savedAt, line: text('line', ''), stamp: text('stamp', String(savedAt)) },
  };
}

const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

/**
 * Gives back what own work is now, unchecked. Of a newer format nothing is touched; what cannot be read stays as it was
 * and is given back.
 */
export async function migrate(library: Library): Promise<unknown> {
  const { shelf } = library;
  const [format, own, earlier, visits] = await shelf.look((at) =>
    Promise.all([at.get(KEYS.format), at.get(KEYS.workspace), at.get(KEYS.earlier), at.get(KEYS.visits)]),
  );
  if (typeof format === 'number' && format > FORMAT) return own ?? { format };
  const work = await fromFirst(own, library);
  const list: Converted[] = [];
  for (const each of listOf(earlier)) {
    const converted = await fromFirst(each, library);
    if (converted) list.push(converted);
  }
  const visited: (Converted & { readonly link: string })[] = [];
  for (const each of listOf(visits)) {
    const converted = await fromFirst(each, library);
    if (converted && isTable(each) && typeof each['link'] === 'string')
      visited.push({ ...converted, link: each['link'] });
  }
  return shelf.change(async (at) => {
    // Another tab was faster.
    if ((await at.get(KEYS.format)) === FORMAT) return at.get(KEYS.workspace);
    for (const { record, workspace } of [...(work ? [work] : []), ...list, ...visited])
      await library.putTexts(at, workspace, record.workspace);
    at.put(KEYS.format, FORMAT);
    if (work) at.put(KEYS.workspace, work.record);
    if (list.length > 0)
      at.put(
        KEYS.earlier,
        list.map(({ record }) => record),
      );
    if (visited.length > 0)
      at.put(
        KEYS.visits,
        visited.map(({ link, record }) => Object.assign({}, record, { link })),
      );
    at.remove(OLD_STAMP);
    return work?.record ?? own;
  });
}

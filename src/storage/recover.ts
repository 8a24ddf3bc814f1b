// The page was closed before it had saved: what was jotted down then.
import type { Workspace } from '#workspace/workspace.ts';
import type { Jotted, Jotter } from './journal.ts';
import type { Library } from './library.ts';
import { checked } from './openNamed.ts';
import { FORMAT, type NamedDocument } from './savedRecord.ts';

export interface Unsaved {
  readonly tab: string;
  readonly workspace: Workspace;
  readonly origin: number;
  readonly savedAt: number;
  readonly base: string | null;
}

function parse(text: string): Jotted | null {
  try {
    const data = JSON.parse(text) as Partial<Jotted> | null;
    return data?.format === FORMAT && Array.isArray(data.workspace?.documents) ? (data as Jotted) : null;
  } catch {
    return null;
  }
}

async function whole({ workspace }: Jotted, library: Library): Promise<Workspace | null> {
  const named = workspace.documents.filter((one): one is NamedDocument => typeof one.text === 'object');
  const opened = named.length > 0 ? await library.open({ ...workspace, documents: named }) : null;
  if (opened?.ok === false) return null;
  const texts = new Map(opened?.workspace.documents.map(({ id, text }) => [id, text]));
  const documents = workspace.documents.flatMap((one) => {
    const text = typeof one.text === 'string' ? one.text : texts.get(one.id);
    return text === undefined ? [] : [{ ...one, text }];
  });
  const result = await checked({ ...workspace, documents });
  return result.ok ? result.workspace : null;
}

/** Newest first. What cannot be read is taken back: nothing else knows it either. */
export async function unsavedOf(jotter: Jotter, library: Library): Promise<readonly Unsaved[]> {
  const found: Unsaved[] = [];
  for (const [tab, text] of jotter.all()) {
    const jotted = parse(text);
    const workspace = jotted && (await whole(jotted, library));
    if (jotted === null || workspace === null) jotter.remove(tab);
    else {
      const { base, origin, savedAt } = jotted;
      found.push({ tab, base, workspace, origin, savedAt });
    }
  }
  return found.sort((a, b) => b.savedAt - a.savedAt);
}

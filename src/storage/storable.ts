// A graph as it may be stored. A secret that is being typed is struck out of the text when the editor is left
// (`session/secretsOut.ts`), but saving does not wait for that.
import { stricken, strickenDocument } from '#share/stricken.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { LARGE } from './openNamed.ts';

/** The same object when it holds no secret. Texts that are too large to be typed were looked through as they came. */
export function storable(workspace: Workspace): Workspace {
  const documents = workspace.documents.map((document) =>
    document.text.length > LARGE ? document : strickenDocument(document),
  );
  const same = documents.every((document, i) => document === workspace.documents[i]);
  const kept = same ? workspace : { ...workspace, documents };
  if (kept.lesson === undefined) return kept;
  const { lesson } = stricken({ ...kept, documents: [] });
  return lesson === undefined || lesson === kept.lesson ? kept : { ...kept, lesson };
}

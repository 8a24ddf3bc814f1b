// A saved graph in what comes in: a file of its own, or a picture that has the graph inside. Read where the text is, for
// it may have tens of megabytes.
import { linkInside } from '#exports/linkInside.ts';
import type { NamedText } from '#files/takeFiles.ts';
import { decodeLink } from '#share/link.ts';
import { stricken } from '#share/stricken.ts';
import { checkWorkspace, type Checked } from '#workspace/checkWorkspace.ts';
import { looksSaved } from './looksSaved.ts';

/** Checked, without secrets; or why it cannot be opened. */
export interface SavedGraph {
  readonly name: string;
  readonly checked: Checked;
}

/** undefined: it is none, or no JSON. Then it is a text like others, and says where it is broken. */
function dataIn(text: string): unknown {
  if (!/^\s*\{\s*"rolegraph"\s*:/.test(text.slice(0, 200))) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return data;
  } catch {
    return undefined;
  }
}

const inPicture = (text: string): Checked | null => {
  const link = linkInside(text);
  if (link === null) return null;
  const decoded = decodeLink(link);
  return decoded.ok ? decoded : { ok: false, why: decoded.message };
};

/** null: it is no saved graph. */
export function savedGraphIn({ name, text }: NamedText): SavedGraph | null {
  if (!looksSaved(text)) return null;
  const data = dataIn(text);
  const checked = data === undefined ? inPicture(text) : checkWorkspace(data);
  if (checked === null) return null;
  return { name, checked: checked.ok ? { ok: true, workspace: stricken(checked.workspace) } : checked };
}

// A proposal carried into the user's documents: each change where its policy stands, new policies as new documents.
import type { Place } from '#decision/inventory.ts';
import { valueAt, withValueAt } from '#fixes/edit.ts';
import type { Change } from '#fixes/fix.ts';
import { shortName } from '#decision/names.ts';
import { rangeOf } from '#text/locate.ts';
import { piecesOf } from '#text/pieces.ts';
import { addDocument, answerOwner, removeDocument, replaceText, setContext } from '#workspace/edits.ts';
import type { OwnerAnswer, Workspace } from '#workspace/workspace.ts';
import { sameValue } from './sameValue.ts';
import { writePolicy } from './writePolicy.ts';

export interface Writing {
  readonly workspace: Workspace;
  /** Changes that no text here can take: somebody has to make them elsewhere. */
  readonly left: readonly Change[];
}

/** A policy, or a list of statements that was read as one. */
const isBareStatement = (value: unknown): boolean =>
  Array.isArray(value) ||
  (valueAt(value, ['Effect']) !== undefined && valueAt(value, ['Statement']) === undefined);

function changed(text: string, place: Place, { before, path, value }: Change): string | null {
  return writePolicy(text, place, (written) => {
    const bare = isBareStatement(written);
    const policy = bare ? { Version: '2012-10-17', Statement: written } : written;
    if (!sameValue(valueAt(policy, path), before)) return null;
    const next = withValueAt(policy, path, value);
    return { value: bare ? valueAt(next, ['Statement']) : next };
  });
}

/** Answers of the pieces behind a piece that goes move up by one. */
function withoutPiece(w: Workspace, id: string, piece: number): Workspace {
  const owners = w.documents.find((document) => document.id === id)?.owners ?? {};
  const cleared = Object.keys(owners).reduce((next, key) => answerOwner(next, id, Number(key), null), w);
  return Object.entries(owners).reduce((next, [key, owner]) => {
    const at = Number(key);
    return at === piece ? next : answerOwner(next, id, at > piece ? at - 1 : at, owner);
  }, cleared);
}

/** The entry of a list that holds the policy: what has to go when the policy is detached. */
function entryOf(path: Place['path']): Place['path'] {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return path.slice(0, last + 1);
}

function removed(w: Workspace, place: Place): Workspace | null {
  const document = w.documents.find(({ id }) => id === place.document);
  if (!document) return null;
  const pieces = piecesOf(document.text);
  const piece = pieces[place.piece];
  if (!piece) return null;
  const entry = entryOf(place.path);
  const index = entry.at(-1);
  if (index !== undefined) {
    // Only the list is read: the document around it may be very large.
    const list = { ...place, path: entry.slice(0, -1) };
    const text = writePolicy(document.text, list, (value) => ({
      value: withValueAt(value, [index], undefined),
    }));
    return text === null ? null : replaceText(w, document.id, text);
  }
  if (pieces.length === 1) return removeDocument(w, document.id);
  const text = document.text.slice(0, piece.from) + document.text.slice(piece.to);
  if (piecesOf(text).length !== pieces.length - 1 || rangeOf(document.text, place) === null) return null;
  return replaceText(withoutPiece(w, document.id, place.piece), document.id, text);
}

const SLOT_WORDS: Readonly<Record<NonNullable<OwnerAnswer['slot']>, string>> = {
  identity: 'permissions',
  boundary: 'boundary',
  session: 'session policy',
  trust: 'trust policy',
  scp: 'SCP',
  rcp: 'RCP',
};

/** A policy that nobody has written yet, as a document with an owner; null: nobody can own it. */
export function addPolicy(
  w: Workspace,
  added: { readonly owner: string; readonly slot: OwnerAnswer['slot']; readonly text: string },
): Workspace | null {
  const { owner, slot, text } = added;
  if (slot === undefined || owner === '') return null;
  const name = `${shortName(owner)} ${SLOT_WORDS[slot]}`;
  const next = addDocument(w, { name, text });
  const id = next.documents.at(-1)?.id ?? '';
  return answerOwner(next, id, 0, { owner, slot });
}

const ownSlot = (slot: Change['slot']): OwnerAnswer['slot'] =>
  slot === 'context' || slot === 'resource' ? undefined : slot;

/** Where policies that are new in this proposal have been put: later changes may go on from there. */
type NewPlaces = Map<string, Place>;

const newKey = ({ owner, level, policy }: Pick<Change, 'owner' | 'level' | 'policy'>): string =>
  JSON.stringify([owner, level ?? '', policy]);

function written(w: Workspace, change: Change, fresh: NewPlaces): Workspace | null {
  const { kind, owner, slot, value } = change;
  if (kind === 'set-context') {
    const [key] = change.path;
    return setContext(w, String(key), value as never);
  }
  const place =
    change.place?.document === 'proposal' ? fresh.get(JSON.stringify(change.place.path)) : change.place;
  if (place === undefined) {
    const next = addPolicy(w, { owner, slot: ownSlot(slot), text: `${JSON.stringify(value, null, 2)}\n` });
    const id = next?.documents.at(-1)?.id;
    if (id !== undefined) fresh.set(newKey(change), { document: id, piece: 0, path: [] });
    return next;
  }
  if (kind === 'remove-policy') return removed(w, place);
  const document = w.documents.find(({ id }) => id === place.document);
  const text = document && changed(document.text, place, change);
  return document === undefined || text === null || text === undefined
    ? null
    : replaceText(w, document.id, text);
}

/** All changes, one after the other; what cannot be written is left, the rest is done. Never throws. */
export function writeChanges(w: Workspace, changes: readonly Change[]): Writing {
  const left: Change[] = [];
  const fresh: NewPlaces = new Map();
  let workspace = w;
  for (const change of changes) {
    const next = written(workspace, change, fresh);
    if (next === null) left.push(change);
    else workspace = next;
  }
  return { workspace, left };
}

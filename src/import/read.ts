// Text in, one inventory out: every document is split, recognised, given an owner and joined by ARN.
import { iamName } from '#language/arn.ts';
import type { AttachedPolicy, Inventory, Place } from '#decision/inventory.ts';
import { finish, mapInSteps, type Steps } from '#steps/steps.ts';
import type { Workspace, WorkspaceDocument } from '#workspace/workspace.ts';
import { POLICY_TITLES } from './barePolicy.ts';
import type { BareCase } from '#owners/bareCase.ts';
import { shellReader, type ShellClue, type ShellText } from '#owners/shellClues.ts';
import { emptyCast } from '#owners/cast.ts';
import { castOf } from '#owners/castOf.ts';
import type { Harvest } from '#harvest/harvest.ts';
import { shareInventory } from '#decision/share.ts';
import type { Owned } from '#harvest/owned.ts';
import type { Claim } from '#joining/claim.ts';
import { join } from '#joining/join.ts';
import { aboutOf, entriesOf, type Entry } from './entries.ts';
import { joinPieces } from './joinPieces.ts';
import { guessOwners } from '#owners/ownerGuess.ts';
import { callsOf } from '#owners/holder.ts';
import { passagesOf } from '#owners/passages.ts';
import { foreignRegions } from '#text/foreignText.ts';
import { beginReading } from '#text/pieceMemory.ts';
import { piecesOf, type TextPiece } from '#text/pieces.ts';
import { policyFaults } from './policyFaults.ts';
import type { Problem } from '#text/problem.ts';
import type { Piece, Reading } from './reading.ts';
import { SEE_FORMATS } from './recognise.ts';
import { struckOutProblem } from './struckOut.ts';
import { unseenProblems } from './unseenProblem.ts';

/** Problems of splitting and recognising. Where a piece holds no text of a problem, its place is looked up late. */
function ownProblems({ document, origin, piece, harvest }: Entry): readonly Problem[] {
  const told: Problem[] = [];
  for (const note of piece.notes) told.push({ ...note, document: document.id });
  for (const { path, range, ...note } of harvest.notes ?? []) {
    const characters = range ? { from: piece.from + range[0], to: piece.from + range[1] } : {};
    told.push({ ...note, ...characters, document: document.id, place: { ...origin, path } });
  }
  return told;
}

/** A text in which nothing was found would otherwise just stay silent. */
function emptyProblem(document: WorkspaceDocument, pieces: readonly TextPiece[]): readonly Problem[] {
  if (pieces.length > 0 || document.text.trim() === '') return [];
  if (foreignRegions(document.text).some(({ kind }) => kind === 'diagram')) {
    const message =
      'A diagram names roles and draws edges, but holds no policy: nothing of it is taken. One that was exported here with the policies inside opens again when it is dropped alone; else add the texts that it was drawn from.';
    return [{ code: 'DIAGRAM', severity: 'info', message, document: document.id }];
  }
  return [
    {
      code: 'NOTHING-FOUND',
      severity: 'warning',
      message: `No policy was found in this text. ${SEE_FORMATS}`,
      document: document.id,
    },
  ];
}

/** Texts with bare policies, and texts without any JSON: a script may stand beside the files that it uses. */
function shellTexts(
  documents: readonly WorkspaceDocument[],
  entries: readonly Entry[],
): ReadonlyMap<WorkspaceDocument, ShellText> {
  const bare = new Set(entries.filter((entry) => entry.harvest.bare).map((entry) => entry.document));
  return new Map(
    documents
      .map((document) => ({ document, blocks: piecesOf(document.text) }))
      .filter(({ document, blocks }) => bare.has(document) || blocks.length === 0)
      .map(({ document, blocks }) => [document, { name: document.name, text: document.text, blocks }]),
  );
}

/** A command names the holder: that counts like a format that does. */
function withShellClue<T extends BareCase>(bare: T, clue: ShellClue | null): T {
  const [holder, ...others] = clue?.holders ?? [];
  if (!clue || !holder || bare.policy.holder) return bare;
  const account = clue.account === undefined ? '' : ` in account ${clue.account}`;
  const text = `${holder.kind} \`${holder.name}\`${account}`;
  return {
    ...bare,
    policy: { ...bare.policy, holder },
    passages: [{ text, weight: 1, source: 'inside' }, ...bare.passages],
    ...(others.length > 0 ? { alsoHeldBy: others } : {}),
  };
}

function* bareCases(
  documents: readonly WorkspaceDocument[],
  entries: readonly Entry[],
): Steps<readonly (BareCase & { readonly entry: Entry })[]> {
  const readers = new Map<WorkspaceDocument, ReturnType<typeof passagesOf>>();
  const shells = shellTexts(documents, entries);
  const clueOf = shellReader([...shells.values()]);
  const cases = yield* mapInSteps(entries, (entry) => {
    const { document, piece, origin, harvest } = entry;
    if (!harvest.bare) return [];
    const passagesFor = readers.get(document) ?? passagesOf(document.text, document.name);
    readers.set(document, passagesFor);
    const passages = passagesFor(piece);
    const answer = document.owners?.[String(origin.piece)];
    const shared = answer ? { entry, origin, passages, answer } : { entry, origin, passages };
    const shell = shells.get(document);
    const said = harvest.bare.length === 1 && shell ? clueOf(shell, piece) : null;
    return harvest.bare.map((policy) => withShellClue({ policy, ...shared }, said));
  });
  return cases.flat();
}

function attachedPolicy(
  { entry, policy }: BareCase & { readonly entry: Entry },
  owned: Owned,
  only: boolean,
): AttachedPolicy {
  const { document, origin } = entry;
  const name = only ? document.name : `${document.name} #${origin.piece + 1}`;
  return {
    name: policy.name ?? name,
    type: owned.type,
    document: policy.document,
    place: { ...origin, path: policy.path },
    ...(policy.encoded ? { encoded: true } : {}),
    ...(policy.live ? { live: true } : {}),
    ...(policy.arn === undefined ? {} : { arn: policy.arn }),
    ...(policy.open ? { open: policy.open } : {}),
    ...(policy.unknownAccounts ? { unknownAccounts: policy.unknownAccounts } : {}),
    ...(policy.namedAccounts ? { namedAccounts: true } : {}),
    ...(owned.ownership === 'guessed' ? { guessed: true } : {}),
  };
}

function pieceOf(entry: Entry, all: readonly Owned[], problems: number): Piece {
  const [owned] = all;
  const { document, origin, piece, harvest } = entry;
  return {
    document: document.id,
    index: origin.piece,
    from: piece.from,
    to: piece.to,
    kind: harvest.kind,
    title: owned && harvest.bare?.length === 1 ? POLICY_TITLES[owned.type] : harvest.title,
    ...(owned ? { policyType: owned.type, ownership: owned.ownership } : {}),
    ...(all.length > 1 ? { policyTypes: all.map(({ type }) => type) } : {}),
    ...(owned?.owner === undefined ? {} : { owner: owned.owner }),
    ...(owned?.nameless ? { nameless: true as const } : {}),
    ...(owned?.question === undefined ? {} : { question: owned.question }),
    ...(owned && owned.candidates.length > 0 ? { candidates: owned.candidates } : {}),
    problems,
    ...ledgerOf(harvest),
  };
}

const ledgerOf = ({ taken, leftOut, asks, ranges }: Harvest): Partial<Piece> => ({
  ...(taken ? { taken } : {}),
  ...(leftOut ? { leftOut } : {}),
  ...(asks ? { asks } : {}),
  ...(ranges ? { ranges } : {}),
});

/** An owner that cannot be read is told; the guess stands in for it. */
function answerProblems(entries: readonly Entry[]): readonly Problem[] {
  return entries.flatMap(({ document, origin, piece, harvest }) => {
    const answer = document.owners?.[String(origin.piece)];
    if (!answer || !harvest.bare || answer.slot === 'scp' || answer.slot === 'rcp') return [];
    if (iamName(answer.owner) || /^[\w+=,.@-]{1,64}$/.test(answer.owner)) return [];
    const message = `${answer.owner} is not the ARN of a user, role or group.`;
    return [
      {
        code: 'OWNER',
        severity: 'error' as const,
        message,
        document: document.id,
        from: piece.from,
        to: piece.to,
      },
    ];
  });
}

/** A guardrail that counts nowhere, or everywhere, by our guess only. */
function guardrailProblem({ owned, policy }: Claim): readonly Problem[] {
  if ((owned.type !== 'scp' && owned.type !== 'rcp') || owned.owner !== undefined) return [];
  const what = owned.type.toUpperCase();
  const message = owned.everywhere
    ? `This ${what} is taken to be attached to the root of the organization: it counts for every account in these texts. Say which account it is for if that is wrong.`
    : `The text does not say for which account this ${what} is: it counts for none until you say so.`;
  const code = owned.everywhere ? 'GUARDRAIL-EVERYWHERE' : 'GUARDRAIL-NOWHERE';
  return [{ code, severity: 'warning', message, document: policy.place.document, place: policy.place }];
}

const lowerKeys = (context: Workspace['context']): Inventory['context'] =>
  Object.fromEntries(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));

/** Counts problems by document and piece, by place or by range. */
function counter(entries: readonly Entry[], problems: readonly Problem[]): (entry: Entry) => number {
  const counts = new Map<string, number>();
  const byDocument = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = byDocument.get(entry.document.id);
    if (list) list.push(entry);
    else byDocument.set(entry.document.id, [entry]);
  }
  const key = (place: Pick<Place, 'document' | 'piece'>) => `${place.piece} ${place.document}`;
  for (const { severity, place, document, from } of problems) {
    if (severity === 'info') continue;
    const own =
      place ??
      byDocument
        .get(document)
        ?.find(({ piece }) => from !== undefined && from >= piece.from && from <= piece.to)?.origin;
    if (own) counts.set(key(own), (counts.get(key(own)) ?? 0) + 1);
  }
  return (entry) => counts.get(key(entry.origin)) ?? 0;
}

/**
 * Reads all documents of a workspace. Never throws: what cannot be read becomes a problem with its place. `before`: the
 * inventory before an edit; parts that are the same are taken from it, so that nothing is worked out twice.
 */
export function* readInSteps(workspace: Workspace, before?: Inventory): Steps<Reading> {
  beginReading();
  const found = joinPieces(yield* entriesOf(workspace.documents), aboutOf);
  const { entries } = found;
  const harvests = entries.map((entry) => entry.harvest);
  const cases = yield* bareCases(workspace.documents, entries);
  const known = harvests.flatMap((harvest) => harvest.principals ?? []);
  const cast = cases.length > 0 ? castOf(entries, cases) : emptyCast();
  const owners = cases.length > 0 ? yield* guessOwners(cases, known, cast, callsOf(harvests)) : [];
  const accounts = [...new Set([...cast.accounts.values(), ...known.map((principal) => principal.account)])];
  const claims: Claim[] = [];
  const ownedIn = new Map<Entry, Owned[]>();
  const perDocument = new Map<WorkspaceDocument, number>();
  for (const { entry } of cases) perDocument.set(entry.document, (perDocument.get(entry.document) ?? 0) + 1);
  cases.forEach((bare, i) => {
    const owned = owners[i];
    if (!owned) return;
    const only = (perDocument.get(bare.entry.document) ?? 0) < 2;
    const policy = attachedPolicy(bare, owned, only);
    claims.push({ owned, policy });
    for (const owner of owned.everywhere ? accounts : (owned.also ?? []))
      claims.push({ owned: { ...owned, owner }, policy });
    const list = ownedIn.get(bare.entry);
    if (list) list.push(owned);
    else ownedIn.set(bare.entry, [owned]);
  });
  yield { doing: 'Joining what was read', done: 0, of: 0 };
  const joined = join(harvests, claims, found);
  yield { done: 0, of: 0 };
  const fresh = {
    ...joined.inventory,
    context: { ...joined.inventory.context, ...lowerKeys(workspace.context) },
  };
  const inventory = before === undefined ? fresh : shareInventory(before, fresh);
  const problems = [
    ...workspace.documents.flatMap((document) => emptyProblem(document, piecesOf(document.text))),
    ...workspace.documents.flatMap(struckOutProblem),
    ...workspace.documents.flatMap((document) => unseenProblems(document, piecesOf(document.text))),
    ...entries.flatMap(ownProblems),
    ...answerProblems(entries),
    ...claims.flatMap(guardrailProblem),
    ...found.problems,
    ...joined.problems,
    ...policyFaults(inventory),
  ];
  const count = counter(entries, problems);
  const pieces = entries.map((entry) => pieceOf(entry, ownedIn.get(entry) ?? [], count(entry)));
  return { inventory, pieces, problems };
}

/** The same at once. */
export const read = (workspace: Workspace, before?: Inventory): Reading =>
  finish(readInSteps(workspace, before));

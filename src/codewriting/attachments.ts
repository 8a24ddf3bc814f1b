// Where a guardrail could be attached in the texts that the estate came from: a boundary at its role, an SCP beside the
// rest of the organization, either in an estate file. Candidates only: what it does there is for reading to say.
import type { Place } from '#decision/inventory.ts';
import { isObject, listOf, valueAt, withValueAt } from '#fixes/edit.ts';
import type { JsonPath } from '#language/policy.ts';
import { shortName } from '#decision/names.ts';
import { FULL_ACCESS } from '#managed/guardrails.ts';
import { piecesOf } from '#text/pieces.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { type DocumentEdits, inJson, onPage } from './documentEdits.ts';
import {
  type AccountGuardrail,
  templateBoundary,
  templateGuardrail,
  terraformBoundary,
  terraformGuardrail,
} from './guardrailBlocks.ts';
import { pageOf, type PiecePage, type Sources } from './piecePage.ts';
import { referencesAt } from './references.ts';
import { isRefusal } from './refusal.ts';

/** A guardrail that is to be attached: to a principal (by ARN), or to an account (by id). */
export interface Attaching {
  readonly owner: string;
  readonly slot: 'scp' | 'rcp' | 'boundary' | 'session';
  readonly value: unknown;
}

export interface Attachments {
  /** Likeliest first. */
  readonly candidates: readonly DocumentEdits[];
  /** Why there are none; null: there are some, or nobody would look for any. */
  readonly why: string | null;
}

const NONE: Attachments = { candidates: [], why: null };

const documentOf = ({ documents }: Sources, place: Place | undefined): WorkspaceDocument | undefined =>
  documents.find(({ id }) => id === place?.document);

const textsOf = ({ documents }: Sources): readonly string[] => documents.map(({ text }) => text);

function written(make: () => DocumentEdits): DocumentEdits | null {
  try {
    return make();
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** The path of a principal in an estate file, or in a case around one; null: it stands in something else. */
const inEstate = (path: JsonPath): JsonPath | null => {
  const at = path.length - 2;
  return path[at] === 'principals' && (at === 0 || (at === 1 && path[0] === 'input'))
    ? path.slice(0, at)
    : null;
};

function estatePolicy(document: WorkspaceDocument, holder: Place, { owner, slot, value }: Attaching) {
  const name = `${shortName(owner)} ${slot === 'session' ? 'session policy' : slot}`;
  return inJson(document, holder, (principal) => {
    const own = valueAt(principal, ['policies']);
    // Nothing was said of its policies: with this one they would count as all that there are.
    if (!isObject(principal) || !Array.isArray(own)) return null;
    const others = listOf(own).filter((one) => slot !== 'boundary' || valueAt(one, ['kind']) !== 'boundary');
    const entry = { name, kind: slot, document: value };
    return { value: withValueAt(principal, ['policies'], [...others, entry]) };
  });
}

/** At the level of the account, which is the last one. */
function estateLevel(document: WorkspaceDocument, estate: Place, { account, slot, value }: AccountGuardrail) {
  return inJson(document, estate, (whole) => {
    const path = [`${slot}s`, account];
    const levels = listOf(valueAt(whole, path));
    const last = levels.length - 1;
    const level = {
      level: `account ${account}`,
      policies: [...(slot === 'scp' ? [FULL_ACCESS] : []), value],
    };
    if (last < 0) return { value: withValueAt(whole, path, [level]) };
    const policies = [...listOf(valueAt(whole, [...path, last, 'policies'])), value];
    return { value: withValueAt(whole, [...path, last, 'policies'], policies) };
  });
}

function toPrincipal(sources: Sources, attaching: Attaching): Attachments {
  const { owner, slot, value } = attaching;
  const holder = sources.inventory.principals.find(({ arn }) => arn === owner)?.place;
  const document = documentOf(sources, holder);
  if (holder === undefined || document === undefined) return NONE;
  if (inEstate(holder.path)) {
    const edits = written(() => estatePolicy(document, holder, attaching));
    const why = `${document.name} does not say which policies it has.`;
    return edits ? { candidates: [edits], why: null } : { candidates: [], why };
  }
  if (slot === 'session')
    return { ...NONE, why: 'A session policy comes with the call: no text attaches it.' };
  const page = pageOf(sources, holder);
  if (page === null || page.kind === 'yaml') {
    const isBare = piecesOf(document.text)[holder.piece]?.kind === 'json' && holder.path.length === 0;
    return isBare ? NONE : { ...NONE, why: `${document.name} says what is attached; it attaches nothing.` };
  }
  const edits = written(() => {
    const by = referencesAt(sources, page, holder, true);
    const boundary = { owner: holder, value };
    return onPage(
      page,
      page.kind === 'terraform'
        ? terraformBoundary(page, textsOf(sources), boundary, by)
        : templateBoundary(page, boundary, by),
    );
  });
  return edits
    ? { candidates: [edits], why: null }
    : { ...NONE, why: `${document.name} makes it in a way that is not changed for one alone.` };
}

const BLOCK = /^\/aws_organizations_policy(?:_attachment)?\.[\w-]+$/;
const POLICY = /^(.*\/Resources)\/[^/]+$/;

/** Behind the last policy or attachment of Terraform, beside the policies of a template. */
function besideOthers(sources: Sources, page: PiecePage, wanted: AccountGuardrail): readonly DocumentEdits[] {
  const at = { document: page.document, piece: page.piece, path: [''] };
  if (page.kind === 'terraform') {
    const ends = Object.entries(page.ranges).flatMap(([key, [, to]]) => (BLOCK.test(key) ? [to] : []));
    if (ends.length === 0) return [];
    const by = referencesAt(sources, page, at, true);
    return [
      written(() => onPage(page, terraformGuardrail(Math.max(...ends), textsOf(sources), wanted, by))),
    ].filter((one) => one !== null);
  }
  const resources = resourcesWithPolicies(page);
  if (resources === null) return [];
  const by = referencesAt(sources, page, at, true);
  const edits = written(() => onPage(page, templateGuardrail(page, resources, wanted, by)));
  return edits ? [edits] : [];
}

const isPolicy = (type: string): boolean => type.replaceAll(/['"]/g, '') === 'AWS::Organizations::Policy';

function resourcesWithPolicies(page: PiecePage): JsonPath | null {
  if (page.json !== undefined) {
    const all = valueAt(page.json, ['Resources']);
    const found = isObject(all) && Object.values(all).some((one) => isPolicy(String(valueAt(one, ['Type']))));
    return found ? ['Resources'] : null;
  }
  for (const key of Object.keys(page.ranges)) {
    const own = POLICY.exec(key)?.[1];
    const type = own === undefined ? undefined : page.ranges[`${key}/Type`];
    if (own === undefined || type === undefined || !isPolicy(page.text.slice(...type))) continue;
    return own
      .split('/')
      .slice(1)
      .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  }
  return null;
}

/** An estate file that knows the account. */
function estatesOf(sources: Sources, wanted: AccountGuardrail): readonly DocumentEdits[] {
  const seen = new Set<string>();
  return sources.inventory.principals.flatMap(({ account, place }) => {
    const base = account === wanted.account && place ? inEstate(place.path) : null;
    const document = documentOf(sources, place);
    const key = `${place?.piece} ${place?.document}`;
    if (base === null || place === undefined || document === undefined || seen.has(key)) return [];
    seen.add(key);
    return written(() => estateLevel(document, { ...place, path: base }, wanted)) ?? [];
  });
}

function toAccount(sources: Sources, wanted: AccountGuardrail): Attachments {
  const pages = sources.documents.flatMap(({ id, text }) =>
    piecesOf(text).flatMap((_, piece) => pageOf(sources, { document: id, piece }) ?? []),
  );
  const code = pages.filter(({ kind }) => kind !== 'yaml');
  const candidates = [
    ...code.flatMap((page) => besideOthers(sources, page, wanted)),
    ...estatesOf(sources, wanted),
  ];
  if (candidates.length > 0) return { candidates, why: null };
  const why = 'No text here builds the organization: its management account attaches it.';
  return code.length > 0 ? { candidates, why } : NONE;
}

/** Never throws. */
export function attachments(sources: Sources, attaching: Attaching): Attachments {
  const { owner, slot, value } = attaching;
  return slot === 'scp' || slot === 'rcp'
    ? toAccount(sources, { account: owner, slot, value })
    : toPrincipal(sources, attaching);
}

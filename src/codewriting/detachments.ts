// Where a guardrail is attached, and what would have to go there: a boundary's line in the role, the attachment of an
// SCP, one of its targets. Candidates only: whether the guardrail is off then, and nothing else, is for reading to say.
import type { Place } from '#decision/inventory.ts';
import { isObject, valueAt, withValueAt } from '#fixes/edit.ts';
import { piecesOf } from '#text/pieces.ts';
import type { TextEdit } from '#writing/textEdits.ts';
import { type DocumentEdits, inJson, onPage } from './documentEdits.ts';
import { readBlock } from './hclBody.ts';
import { jsonEdits } from './jsonTemplate.ts';
import { pageOf, type PiecePage, type Sources } from './piecePage.ts';
import { referencesAt } from './references.ts';
import { isRefusal, refuse } from './refusal.ts';
import { memberGone, yamlEdits } from './yamlDocument.ts';
import { yamlPageOf } from './yamlPage.ts';

/** A guardrail as it is attached: to a principal (by ARN), or above an account. */
export interface Attached {
  readonly owner: string;
  readonly slot: 'scp' | 'rcp' | 'boundary' | 'session';
  readonly name: string;
  /** Of the policy. */
  readonly place: Place;
}

type Candidate = () => DocumentEdits;

const BOUNDARY = 'PermissionsBoundary';
const POLICY = /^aws_organizations_policy\.[\w-]+$/;
const ATTACHMENT = /^\/(aws_organizations_policy_attachment\.[\w-]+)$/;

/** A block, or an argument of one, with its lines. */
function linesGone(text: string, from: number, to: number): TextEdit {
  const begin = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next < 0 ? text.length : next + 1;
  if (text.slice(begin, from).trim() !== '' || !/^\s*(?:#.*|\/\/.*)?$/.test(text.slice(to, end).trimEnd()))
    refuse();
  return { from: begin, to: end, text: '' };
}

function argumentGone(page: PiecePage, place: Place, name: string): DocumentEdits {
  const range = page.rangeOf(place.path) ?? refuse();
  const found = readBlock(page.text, range[0]).arguments.find((one) => one.name === name) ?? refuse();
  return onPage(page, [linesGone(page.text, found.from, found.to)]);
}

function propertyGone(sources: Sources, page: PiecePage, holder: Place, key: string): DocumentEdits {
  const path = [...holder.path, 'Properties'];
  if (page.json === undefined)
    return onPage(page, [memberGone({ ...page, refer: () => null }, [...path, key])]);
  const before = valueAt(page.json, path);
  if (!isObject(before) || before[key] === undefined) refuse();
  const after = withValueAt(before, [key], undefined);
  return onPage(page, jsonEdits(page, path, { before, after }, referencesAt(sources, page, holder)));
}

/** From the principal that has it. */
function boundaryGone(sources: Sources, owner: string): readonly Candidate[] {
  const holder = sources.inventory.principals.find(({ arn }) => arn === owner)?.place;
  const document = sources.documents.find(({ id }) => id === holder?.document);
  if (holder === undefined || document === undefined) return [];
  return [
    () => {
      const page = pageOf(sources, holder);
      if (page?.kind === 'terraform') return argumentGone(page, holder, 'permissions_boundary');
      if (page !== null) return propertyGone(sources, page, holder, BOUNDARY);
      return inJson(document, holder, (value) =>
        isObject(value) && BOUNDARY in value ? { value: withValueAt(value, [BOUNDARY], undefined) } : null,
      );
    },
  ];
}

/** Blocks of Terraform that attach it, in whichever file. */
function attachmentsGone(sources: Sources, { place }: Attached): readonly Candidate[] {
  const address = String(place.path[0]);
  return sources.documents.flatMap(({ id, text }) =>
    piecesOf(text).flatMap((_, piece): readonly Candidate[] => {
      const page = pageOf(sources, { document: id, piece });
      if (page?.kind !== 'terraform') return [];
      return Object.entries(page.ranges).flatMap(([key, [from, to]]): readonly Candidate[] => {
        const block = page.text.slice(from, to);
        const isOther = POLICY.test(address) && !block.includes(`${address}.`);
        if (!ATTACHMENT.test(key) || isOther) return [];
        const before = page.text.slice(0, from).replace(/\s*$/, '').length;
        return [() => onPage(page, [{ from: before, to, text: '' }])];
      });
    }),
  );
}

/** A target of AWS::Organizations::Policy. */
function targetsGone(sources: Sources, { place }: Attached): readonly Candidate[] {
  const page = pageOf(sources, place);
  const at = place.path.lastIndexOf('Content');
  if (page?.kind !== 'cloudformation' || at < 2) return [];
  const holder = { ...place, path: place.path.slice(0, at - 1) };
  const path = [...place.path.slice(0, at), 'TargetIds'];
  const written: string[] = [];
  for (
    let range = page.rangeOf([...path, 0]);
    range !== null;
    range = page.rangeOf([...path, written.length])
  )
    written.push(page.text.slice(...range));
  const by = referencesAt(sources, page, holder);
  const without = (i: number): DocumentEdits => {
    if (page.json !== undefined) {
      const before = valueAt(page.json, path);
      const after = Array.isArray(before) ? before.toSpliced(i, 1) : refuse();
      return onPage(page, jsonEdits(page, path, { before, after }, by));
    }
    const before = written.map((text) => text.replaceAll(/^(["'])(.*)\1$/g, '$2'));
    const after = before.toSpliced(i, 1);
    return onPage(page, yamlEdits(yamlPageOf(page, { ...place, path }, before, by), path, { before, after }));
  };
  if (written.length < 2) return [() => propertyGone(sources, page, holder, 'TargetIds')];
  return written.map((_, i) => () => without(i));
}

/** Lists of what is attached, as AWS Organizations prints them. */
function listingsGone({ documents }: Sources, { name, place }: Attached): readonly Candidate[] {
  const own = documents.find(({ id }) => id === place.document);
  const described = own && piecesOf(own.text)[place.piece]?.value;
  const printed = valueAt(described, ['Policy', 'PolicySummary', 'Id']);
  const isIt = (one: unknown): boolean =>
    typeof printed === 'string'
      ? valueAt(one, ['Id']) === printed
      : String(valueAt(one, ['Id'])).startsWith('p-') && valueAt(one, ['Name']) === name;
  return documents.flatMap((document) =>
    piecesOf(document.text).flatMap(({ kind, value }, piece): readonly Candidate[] => {
      const all = kind === 'json' ? valueAt(value, ['Policies']) : undefined;
      const at = Array.isArray(all) ? all.findIndex(isIt) : -1;
      if (at < 0) return [];
      const list = { document: document.id, piece, path: ['Policies'] };
      return [() => inJson(document, list, (now) => ({ value: (now as unknown[]).toSpliced(at, 1) }))];
    }),
  );
}

/** Likeliest first; what cannot be written is left out. Never throws. */
export function detachments(sources: Sources, attached: Attached): readonly DocumentEdits[] {
  const { owner, slot } = attached;
  const candidates =
    slot === 'boundary' || slot === 'session'
      ? boundaryGone(sources, owner)
      : [
          ...attachmentsGone(sources, attached),
          ...targetsGone(sources, attached),
          ...listingsGone(sources, attached),
        ];
  return candidates.flatMap((candidate) => {
    try {
      return [candidate()];
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  });
}

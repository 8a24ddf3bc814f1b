// A change that nobody here can carry out, in the language of the text that it belongs to: for people to copy.
import type { Place } from '#decision/inventory.ts';
import type { Change } from '#fixes/fix.ts';
import { written } from '#writing/handwriting.ts';
import { statementBlock } from './hclStatements.ts';
import { hclHand, type Refer } from './hclTongue.ts';
import { policyResource } from './newPolicies.ts';
import { pageOf, type PiecePage, type Sources } from './piecePage.ts';
import { isRefusal } from './refusal.ts';
import { referencesAt } from './references.ts';
import { blockYaml, type Say, yamlMember, yamlText } from './yamlValue.ts';

const STATEMENTS: ReadonlySet<Change['kind']> = new Set(['add-statement', 'remove-statement']);

/** The element that a change is about, unless it is a whole statement or policy. */
const elementOf = ({ kind, path }: Change): string | null =>
  kind === 'change-statement'
    ? String(path.findLast((step) => typeof step === 'string' && step !== 'Statement'))
    : null;

function hclWords(
  page: PiecePage,
  { change, owner, value }: { readonly change: Change; readonly owner: Place; readonly value: unknown },
  by: Refer,
): string {
  const { kind, path, place, policy } = change;
  const element = elementOf(change);
  const isData = place !== undefined && String(place.path[0]).startsWith('data.');
  if (isData && STATEMENTS.has(kind) && path.length === 2) return statementBlock(value, '', by);
  if (kind === 'new-policy' && place === undefined) {
    return policyResource(page, owner, { name: policy, value }, by);
  }
  const text = written(value, '', hclHand(by));
  return element === null ? text : `${element} = ${text}`;
}

function yamlWords(change: Change, value: unknown, say: Say): string {
  const element = elementOf(change);
  if (element !== null) return yamlMember(element, value, '', say);
  const isItem = STATEMENTS.has(change.kind) && change.path.length === 2;
  return isItem ? blockYaml([value], '', say) : blockYaml(value, '', say);
}

/** null: it belongs to no code, or has no words there. */
export function codeWords(sources: Sources, change: Change): string | null {
  const owner = sources.inventory.principals.find(({ arn }) => arn === change.owner)?.place;
  const place = change.place ?? owner;
  const page = place && pageOf(sources, place);
  if (!page || page.json !== undefined || change.kind === 'set-context') return null;
  const strict = referencesAt(sources, page, place, change.place === undefined);
  // Better a name that has to be filled in than nothing.
  const by: Refer = (value) => strict(value) ?? value;
  const value = change.value ?? change.before ?? null;
  try {
    if (page.kind !== 'terraform') {
      const say: Say = (text) => {
        const said = by(text);
        return typeof said === 'object' && said !== null && 'expression' in said
          ? said.expression
          : yamlText(text);
      };
      return yamlWords(change, value, say);
    }
    return hclWords(page, { change, owner: place, value }, by);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

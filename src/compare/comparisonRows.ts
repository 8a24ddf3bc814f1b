// Differences as rows and words: for the list, the picture, the command line and the review.
import type { VerdictWord } from '#decision/verdict.ts';
import { parseArn } from '#language/arn.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { resourceName, isNamedResource } from '#assume/resourceNames.ts';
import { shortName } from '#words/shortName.ts';
import { verdictWords } from '#words/flipRows.ts';
import {
  ABOUT_LOOK,
  type Allowed,
  type Comparison,
  type Difference,
  type DifferenceKind,
  KIND_LOOK,
  KINDS,
  type RowAbout,
} from './comparison.ts';
import { subjectName, writtenWords } from './writtenWords.ts';

export interface DifferenceRow {
  readonly id: string;
  readonly about: RowAbout;
  readonly kind: DifferenceKind;
  /** `Build → Deploy`, `Deploy`. */
  readonly title: string;
  /** The names alone: both ends, or whose it is. */
  readonly ends: readonly string[];
  /** ARNs and the like behind the names; of guardrails the accounts that they bind. */
  readonly ids: readonly string[];
  /** `no edge → valid`; `also s3:PutObject`; `trust policy: 1 statement came`. */
  readonly change: string;
  /** Changed outside of Terraform before, as `change` says too. */
  readonly drifted?: true;
  /** To look at: the one after, or before of an edge that went. null: it is no edge. */
  readonly verdict: VerdictWord | null;
  /** Lower-cased text that a filter looks into. */
  readonly haystack: string;
}

/** `s3:GetObject and 2 more`. */
function some(names: readonly string[]): string {
  if (names.includes('*')) return 'every action';
  const [first = '', ...rest] = names;
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));

function changedActions(before: Allowed, after: Allowed): string {
  const [come, gone] = [without(after.actions, before.actions), without(before.actions, after.actions)];
  if (come.length + gone.length > 0) {
    if (gone.length === 0) return `also ${some(come)}`;
    return come.length === 0 ? `no longer ${some(gone)}` : `${some(gone)} → ${some(come)}`;
  }
  const [here, there] = [
    without(after.resources, before.resources),
    without(before.resources, after.resources),
  ];
  if (here.length === 0 && there.length === 0) return `${some(after.actions)}, otherwise than before`;
  if (there.length === 0) return `${some(after.actions)} also on ${some(here)}`;
  return here.length === 0
    ? `${some(after.actions)} no longer on ${some(there)}`
    : `${some(after.actions)} on ${some(here)}, not on ${some(there)}`;
}

function accessWords({ after, allowed, before }: Difference): string {
  const [had, has] = [allowed?.before ?? null, allowed?.after ?? null];
  const blocked = (verdict: VerdictWord | null) => (verdict === 'invalid' ? ', but blocked' : '');
  if (had === null) return `${some(has?.actions ?? [])}${blocked(after)}`;
  if (has === null) return `${some(had.actions)}${blocked(before)}`;
  const words = changedActions(had, has);
  if ((before === 'invalid') === (after === 'invalid')) return words;
  return after === 'invalid'
    ? `${some(has.actions)}, now blocked`
    : `${some(has.actions)}, no longer blocked`;
}

export function changeWords(difference: Difference): string {
  const { about, after, before } = difference;
  if (about === 'access') return accessWords(difference);
  return before === after
    ? `${verdictWords(after)}, otherwise than before`
    : `${verdictWords(before)} → ${verdictWords(after)}`;
}

/** Names of both graphs by id; the later graph wins. */
export function namesIn(graphs: readonly LightGraph[]): (id: string) => string {
  const names = new Map(
    graphs.flatMap(({ nodes }) => nodes.map((node) => [node.id, nameAlone(node)] as const)),
  );
  return (id) => names.get(id) ?? shortName(id);
}

/** What a policy names and no picture has: everything, roles that are only managed, patterns. */
export function resourceWords(id: string): string {
  if (id === '*') return 'every resource';
  return isNamedResource(id) ? resourceName(id) : (parseArn(id)?.resource ?? id);
}

/** Both ends; a resource that is also a node has its name. */
export function endsOf(graphs: readonly LightGraph[]): (difference: Difference) => readonly [string, string] {
  const nameOf = namesIn(graphs);
  const drawn = new Set(graphs.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return ({ about, source, target }) => [
    nameOf(source),
    about === 'access' && (target === '*' || !drawn.has(target)) ? resourceWords(target) : nameOf(target),
  ];
}

/** Said behind what changes. */
const DRIFTED = '; it was changed outside of Terraform';

const haystackOf = (...texts: readonly string[]): string => texts.join(' ').toLowerCase();

export function differenceRows(
  { differences, drifted, written }: Pick<Comparison, 'differences' | 'drifted' | 'written'>,
  graphs: readonly LightGraph[],
): readonly DifferenceRow[] {
  const [nameOf, ends] = [namesIn(graphs), endsOf(graphs)];
  const outside = (of: string): string => (drifted?.has(of) ? DRIFTED : '');
  const edges = differences.map((difference): DifferenceRow => {
    const { about, action, after, allowed, before, id, kind, source, target } = difference;
    const [from, to] = ends(difference);
    const change = `${changeWords(difference)}${outside(id)}`;
    const actions = [...(allowed?.before?.actions ?? []), ...(allowed?.after?.actions ?? [])];
    return {
      id,
      about,
      kind,
      title: `${from} → ${to}`,
      ends: [from, to],
      ids: [source, target],
      change,
      ...(drifted?.has(id) && { drifted: true }),
      verdict: after ?? before ?? 'unknown',
      haystack: haystackOf(
        from,
        to,
        source,
        target,
        action,
        ...actions,
        change,
        kind,
        ABOUT_LOOK[about].word,
      ),
    };
  });
  const others = written.map((one): DifferenceRow => {
    const [from, change] = [subjectName(one, nameOf), `${writtenWords(one)}${outside(one.id)}`];
    const ids = [...new Set([one.subject, ...(one.accounts ?? [])])];
    return {
      id: one.id,
      about: 'written',
      kind: one.kind,
      title: from,
      ends: [from],
      ids,
      change,
      verdict: null,
      haystack: haystackOf(from, ...ids, change, one.kind, ...one.notes, ABOUT_LOOK.written.word),
    };
  });
  return [...edges, ...others];
}

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;

/** `14 edges and 5 permissions on resources are alike`. */
export function alikeWords({ same, sameAccess }: Pick<Comparison, 'same' | 'sameAccess'>): string {
  const edges = counted(same, 'edge', 'edges');
  if (sameAccess === 0) return `${edges} ${same === 1 ? 'is' : 'are'} alike`;
  return `${edges} and ${counted(sameAccess, 'permission on a resource', 'permissions on resources')} are alike`;
}

/** `2 new, 1 narrowed, 3 written otherwise; 14 edges are alike.` */
export function comparisonSummary(comparison: Comparison): string {
  const { counts, differences, drifted, written } = comparison;
  const alike = alikeWords(comparison);
  if (differences.length + written.length === 0) return `Nothing differs: ${alike}.`;
  const parts = KINDS.filter((kind) => counts[kind] > 0).map(
    (kind) => `${counts[kind].toLocaleString('en')} ${KIND_LOOK[kind].word}`,
  );
  const others = written.length === 0 ? [] : [`${written.length.toLocaleString('en')} written otherwise`];
  const none = differences.length === 0 ? ['no edge differs'] : [];
  const text = [...none, ...parts, ...others].join(', ');
  const outside = [...differences, ...written].filter(({ id }) => drifted?.has(id)).length;
  const drift =
    outside === 0
      ? ''
      : ` ${outside.toLocaleString('en')} of them ${outside === 1 ? 'was' : 'were'} changed outside of Terraform before.`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}; ${alike}.${drift}`;
}

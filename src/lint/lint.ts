// Runs the catalogue over everything that was read.
import type { ActionNames } from '#actions/actionNames.ts';
import type { Fault, JsonPath, PolicyType } from '#language/policy.ts';
import { parseDate } from '#language/operators.ts';
import type { Place } from '#decision/inventory.ts';
import type { CompiledPrincipal, Model } from '#decision/model.ts';
import { resolveSource } from '#decision/source.ts';
import type { AssumeWord } from '#assume/assumeWords.ts';
import type { Surroundings } from '#assume/edgeBook.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { finish, type Steps } from '#steps/steps.ts';
import type { Severity } from '#text/problem.ts';
import { ACTION_UNKNOWN, actionHits } from './actionRules.ts';
import type { Finding } from './finding.ts';
import { PAGES } from './pages.ts';
import { isAwsOwned } from './reading.ts';
import { type Hit, type PlacedHit, POLICY_TYPES, type Rule } from './rule.ts';
import { RULES, RULES_BY_ID } from './rules.ts';
import {
  type DocumentView,
  documentViews,
  type EdgeView,
  placeOf,
  statementViews,
  valueAt,
} from './views.ts';

export interface LintOptions {
  /** Seconds since 1970, for rules about dates; without it they stay silent. */
  readonly now?: number;
  /** Only these are looked at one by one; without it every edge is. */
  readonly looked?: readonly AssumeWord[];
  /** All actions of AWS; without them only those of STS are checked. */
  readonly names?: ActionNames | null;
}

/** Speaks for a fault whose code the catalogue does not have yet. */
const unlisted = (code: string): Rule => ({
  id: code,
  severity: 'warning',
  where: 'all',
  title: 'Policy grammar',
  why: 'AWS reads policies by a strict grammar.',
  page: PAGES.grammar,
});

interface Draft extends Omit<PlacedHit, 'severity'> {
  readonly severity: Severity;
  readonly edge?: Finding['edge'];
}

/** The names that readers give to accounts which a template leaves open stand in no text of the user's. */
const OUR_NAME = /UNKNOWN_ACCOUNT\w*/g;
const inTheirWords = (message: string): string => message.replace(OUR_NAME, '<account not given>');

const finding = (rule: Rule, draft: Draft): Finding => ({
  rule: rule.id,
  severity: draft.severity,
  message: inTheirWords(draft.message),
  why: rule.why,
  page: rule.page,
  place: draft.place,
  ...(draft.related === undefined || draft.related.length === 0 ? {} : { related: draft.related }),
  ...(draft.edge === undefined ? {} : { edge: draft.edge }),
  ...(draft.fix === undefined || draft.fix.text.search(OUR_NAME) >= 0 ? {} : { fix: draft.fix }),
});

/** What AWS has it took, so there an error of form is none; but it deserves a word. */
const softer = (severity: Severity, live: boolean): Severity =>
  live && severity === 'error' ? 'warning' : severity;

function fromFault({ attached }: DocumentView, fault: Fault): Finding {
  const rule = RULES_BY_ID.get(fault.code) ?? unlisted(fault.code);
  const fix = rule.repair?.(valueAt(attached.document, fault.path), fault.path);
  // Other labels tell what to do in more words than fit here.
  const spelling = fix?.label === `Write "${fix?.text ?? ''}"` && !fault.text.includes(fix.text);
  const said = spelling ? `${fault.text} ${fix.label}.` : fault.text;
  return finding(rule, {
    severity: softer(fault.blocks ? 'error' : rule.severity, attached.live === true),
    message: said,
    place: placeOf(attached, fault.path),
    fix,
  });
}

const fromHit = (rule: Rule, { attached }: DocumentView, { path, severity, ...rest }: Hit): Finding =>
  finding(rule, { ...rest, severity: severity ?? rule.severity, place: placeOf(attached, path) });

const fromPlaced = (rule: Rule, hit: PlacedHit, edge?: AssumeWord): Finding =>
  finding(rule, {
    ...hit,
    severity: hit.severity ?? rule.severity,
    ...(edge === undefined ? {} : { edge: { source: edge.source, target: edge.target } }),
  });

type Scope = 'document' | 'statement' | 'test';

const byType = new Map<PolicyType, Readonly<Record<Scope, readonly Rule[]>>>();

function rulesFor(type: PolicyType): Readonly<Record<Scope, readonly Rule[]>> {
  const ready = byType.get(type);
  if (ready !== undefined) return ready;
  const mine = RULES.filter(({ where }) => POLICY_TYPES[where].includes(type));
  const rules = {
    document: mine.filter(({ document }) => document !== undefined),
    statement: mine.filter(({ statement }) => statement !== undefined),
    test: mine.filter(({ test }) => test !== undefined),
  };
  byType.set(type, rules);
  return rules;
}

type Add = (key: string, found: Finding) => unknown;

const EDGE_CHECKS = RULES.filter(({ edge }) => edge !== undefined);
const ESTATE_CHECKS = RULES.filter(({ estate }) => estate !== undefined);

/** A fault and a rule of one id at one place say the same, so the first one counts. */
const keyOf = (rule: string, { document, piece }: Place, path: JsonPath): string =>
  JSON.stringify([rule, document, piece, path]);

interface Inspected {
  readonly found: readonly (readonly [key: string, finding: Finding])[];
  readonly statements: ReturnType<typeof statementViews>;
}

const INSPECTED = new WeakMap<DocumentView, Inspected>();

function inspect(view: DocumentView): Inspected {
  const found: (readonly [key: string, finding: Finding])[] = [];
  const add: Add = (key, one) => found.push([key, one]);
  const { attached, policy } = view;
  const rules = rulesFor(policy.type);
  // Nobody can mend what AWS wrote itself.
  const owned = policy.type === 'trust' && isAwsOwned(view);
  // Names of accounts are the reader's, where the text has ids from elsewhere.
  const excused = (code: string): boolean => attached.namedAccounts === true && code === 'L-PLACEHOLDER';
  const report = (rule: Rule, hits: readonly Hit[]): void => {
    for (const hit of hits) {
      if ((owned && rule.id !== 'L-SLR-EDIT') || excused(rule.id)) continue;
      add(keyOf(rule.id, attached.place, [...attached.place.path, ...hit.path]), fromHit(rule, view, hit));
    }
  };
  for (const fault of owned ? [] : policy.faults) {
    if (excused(fault.code)) continue;
    add(keyOf(fault.code, attached.place, [...attached.place.path, ...fault.path]), fromFault(view, fault));
  }
  for (const rule of rules.document) report(rule, rule.document?.(view) ?? []);
  const statements = statementViews(view);
  for (const statement of statements) {
    for (const rule of rules.statement) report(rule, rule.statement?.(statement) ?? []);
    for (const test of statement.tests) for (const rule of rules.test) report(rule, rule.test?.(test) ?? []);
  }
  return { found, statements };
}

function lintDocument(view: DocumentView, add: Add): Inspected['statements'] {
  const known = INSPECTED.get(view) ?? inspect(view);
  INSPECTED.set(view, known);
  for (const [key, one] of known.found) add(key, one);
  return known.statements;
}

function lintActions(statements: Inspected['statements'], names: ActionNames, add: Add): void {
  const rule = RULES_BY_ID.get(ACTION_UNKNOWN) ?? unlisted(ACTION_UNKNOWN);
  for (const view of statements)
    for (const hit of actionHits(view, names)) {
      const { place } = view.document.attached;
      add(keyOf(rule.id, place, [...place.path, ...hit.path]), fromHit(rule, view.document, hit));
    }
}

/** Roles that somebody becomes by a call of STS; those that a service starts are not chained yet. */
const reachableRoles = (edges: readonly AssumeWord[]): ReadonlySet<string> =>
  new Set(
    edges
      .filter(({ source, target, verdict }) => {
        if (verdict !== 'valid' && verdict !== 'conditional') return false;
        return source !== target && !/\.amazonaws\.com(?:\.cn)?$/.test(source);
      })
      .map(({ target }) => target),
  );

interface InspectedEdge {
  readonly surroundings: Surroundings | undefined;
  readonly chained: boolean;
  readonly found: Inspected['found'];
}

/** By word: a book of edges keeps the word of a pair for as long as both of its ends stay as they are. */
const INSPECTED_EDGES = new WeakMap<AssumeWord, InspectedEdge>();

function inspectEdge(view: EdgeView): Inspected['found'] {
  const { word } = view;
  return EDGE_CHECKS.flatMap((rule) =>
    (rule.edge?.(view) ?? []).map(
      (hit) =>
        [
          `${keyOf(rule.id, hit.place, hit.place.path)} ${word.source} ${word.target}`,
          fromPlaced(rule, hit, word),
        ] as const,
    ),
  );
}

function* lintEdges(
  { model, surroundings, tell, words }: Edges,
  looked: readonly AssumeWord[],
  add: Add,
): Steps<void> {
  const reachable = reachableRoles(words);
  const principal = (id: string): CompiledPrincipal | null => resolveSource(model, id).principal;
  for (const [i, word] of looked.entries()) {
    yield { done: i, of: looked.length };
    const source = principal(word.source);
    const chained = source !== null && reachable.has(source.record.arn);
    const known = INSPECTED_EDGES.get(word);
    const isSame =
      surroundings !== undefined && known?.surroundings === surroundings && known.chained === chained;
    const view: EdgeView = {
      model,
      word,
      get edge() {
        return tell(word);
      },
      source,
      target: model.byArn.get(word.target) ?? null,
      reachable,
    };
    const found = isSame ? known.found : inspectEdge(view);
    if (!isSame) INSPECTED_EDGES.set(word, { surroundings, chained, found });
    for (const [key, one] of found) add(key, one);
  }
}

function comparePaths(a: JsonPath, b: JsonPath): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return String(x) < String(y) ? -1 : 1;
  }
  return a.length - b.length;
}

function inOrder(findings: readonly Finding[], documents: readonly string[]): readonly Finding[] {
  const rank = new Map(documents.map((id, i) => [id, i]));
  const rankOf = ({ place }: Finding): number => rank.get(place.document) ?? documents.length;
  return findings.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      a.place.piece - b.place.piece ||
      comparePaths(a.place.path, b.place.path) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** Every edge by its word, and how to tell all of it: what a book of edges has. */
export interface Edges {
  readonly model: Model;
  readonly words: readonly AssumeWord[];
  readonly tell: (word: AssumeWord) => AssumeEdge;
  /** Of models with the same ones, documents that an edit left alone are not looked at again. */
  readonly surroundings?: Surroundings;
}

/**
 * Every finding once, in the order of documents and of positions in them; linear in statements and in the edges
 * given. Never throws.
 */
export const lint = (edges: Edges, options: LintOptions = {}): readonly Finding[] =>
  finish(lintInSteps(edges, options));

/** A step is one document, one edge, or one rule about all of them. */
export function* lintInSteps(edges: Edges, options: LintOptions = {}): Steps<readonly Finding[]> {
  const { model, words } = edges;
  const stated = model.inventory.context['aws:currenttime'];
  const now = (typeof stated === 'string' ? parseDate(stated) : null) ?? options.now;
  const found = new Map<string, Finding>();
  const add: Add = (key, one) => {
    if (!found.has(key)) found.set(key, one);
  };
  const documents = documentViews(model, now, edges.surroundings);
  const statements: Inspected['statements'][number][] = [];
  for (const [i, view] of documents.entries()) {
    yield { done: i, of: documents.length };
    statements.push(...lintDocument(view, add));
  }
  if (options.names) lintActions(statements, options.names, add);
  yield* lintEdges(edges, options.looked ?? words, add);
  for (const rule of ESTATE_CHECKS) {
    yield { done: 0, of: 0 };
    for (const hit of rule.estate?.({ model, edges: words, statements }) ?? []) {
      add(keyOf(rule.id, hit.place, hit.place.path), fromPlaced(rule, hit));
    }
  }
  const order = [...new Set(documents.map(({ attached }) => attached.place.document))];
  return inOrder([...found.values()], order);
}

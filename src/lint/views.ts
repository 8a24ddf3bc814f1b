// What a rule gets to see: a document, a statement, one condition test, an edge, or everything at once.
import { type ConditionKey, conditionKey } from '#iam/conditionKeys.ts';
import { type OperatorUse, parseOperator } from '#language/operators.ts';
import type { ConditionTest, JsonPath, Policy, PrincipalEntry, Statement } from '#language/policy.ts';
import type { AttachedPolicy, InventoryPrincipal, Place } from '#decision/inventory.ts';
import type { Compiled, CompiledPrincipal, Model } from '#decision/model.ts';
import type { AssumeWord } from '#assume/assumeWords.ts';
import type { Surroundings } from '#assume/edgeBook.ts';
import { managedArn } from '#managed/managedArn.ts';
import type { AssumeEdge } from '#decision/verdict.ts';

export interface DocumentView {
  readonly model: Model;
  readonly attached: AttachedPolicy;
  readonly policy: Policy;
  /** The document without white space; empty when it is nested too deep to be written. */
  readonly json: string;
  /** Of a trust policy its role, of a permissions policy the first one that has it; null for SCPs and RCPs. */
  readonly owner: InventoryPrincipal | null;
  /** Seconds since 1970; undefined: nobody told, and rules about the time stay silent. */
  readonly now: number | undefined;
}

export interface Value {
  readonly text: string;
  readonly path: JsonPath;
}

export interface TestView {
  readonly in: StatementView;
  readonly test: ConditionTest;
  /** Lower-cased. */
  readonly key: string;
  readonly record: ConditionKey | null;
  /** null: AWS has no such operator. */
  readonly use: OperatorUse | null;
  readonly values: readonly Value[];
}

export interface StatementView {
  readonly document: DocumentView;
  readonly statement: Statement;
  readonly allows: boolean;
  readonly principals: readonly PrincipalEntry[];
  /** Lower-cased patterns of Action; empty for NotAction. */
  readonly actions: readonly string[];
  readonly tests: readonly TestView[];
  /** Everything that AWS compares with something: principals, resources, values of conditions. */
  readonly texts: readonly Value[];
}

export interface EdgeView {
  readonly model: Model;
  /** Its ends and its verdict, at no cost. */
  readonly word: AssumeWord;
  /** All of it, told when first asked for: rules look at everything cheaper before. */
  readonly edge: AssumeEdge;
  /** Of a session its role. */
  readonly source: CompiledPrincipal | null;
  readonly target: CompiledPrincipal | null;
  /** Ids that somebody can become, by the edges given. */
  readonly reachable: ReadonlySet<string>;
}

export interface EstateView {
  readonly model: Model;
  readonly edges: readonly AssumeWord[];
  readonly statements: readonly StatementView[];
}

/** What stands at a path of a JSON document; undefined when nothing does. */
export function valueAt(document: unknown, path: JsonPath): unknown {
  let at = document;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return at;
}

/** Where a path of a policy document stands; inside a URL-encoded string only the string can be pointed at. */
export const placeOf = ({ place, encoded }: AttachedPolicy, path: JsonPath): Place =>
  encoded === true ? place : { ...place, path: [...place.path, ...path] };

function valuesOf(document: unknown, test: ConditionTest): readonly Value[] {
  const list = Array.isArray(valueAt(document, test.path));
  return test.values.map((text, i) => ({ text, path: list ? [...test.path, i] : test.path }));
}

function statementView(document: DocumentView, statement: Statement): StatementView {
  const tests: TestView[] = [];
  const texts: Value[] = (statement.principals ?? []).map(({ value, path }) => ({ text: value, path }));
  if (statement.resources !== undefined) texts.push(...statement.resources.patterns);
  const view: StatementView = {
    document,
    statement,
    allows: statement.effect === 'Allow',
    principals: statement.principals ?? [],
    actions:
      statement.actions === undefined || statement.actions.negated
        ? []
        : statement.actions.patterns.map(({ text }) => text.toLowerCase()),
    tests,
    texts,
  };
  for (const test of statement.conditions) {
    // The grammar stands an empty test in for a Condition that it cannot read.
    if (test.key === '' && test.operator === '') continue;
    const values = valuesOf(document.attached.document, test);
    texts.push(...values);
    tests.push({
      in: view,
      test,
      key: test.key.toLowerCase(),
      record: conditionKey(test.key),
      use: parseOperator(test.operator),
      values,
    });
  }
  return view;
}

export const statementViews = (document: DocumentView): readonly StatementView[] =>
  document.policy.statements.map((statement) => statementView(document, statement));

function jsonOf(document: unknown): string {
  try {
    return JSON.stringify(document) ?? '';
  } catch {
    return '';
  }
}

const placeKey = ({ document, piece, path }: Place): string => JSON.stringify([document, piece, path]);

interface Viewed {
  readonly key: string;
  readonly surroundings: Surroundings;
  readonly view: DocumentView;
}

/** The view of a document stays the same object for as long as nothing that a rule could look at changes. */
const VIEWS = new WeakMap<AttachedPolicy, Viewed>();

function documentView(
  surroundings: Surroundings,
  { attached, policy }: Compiled,
  owner: InventoryPrincipal | null,
  now: number | undefined,
): DocumentView {
  let json: string | null = null;
  return {
    // The newest model: a view that outlives an edit must not keep the whole of an old one.
    get model() {
      return surroundings.model;
    },
    attached,
    policy,
    get json() {
      return (json ??= jsonOf(attached.document));
    },
    owner,
    now,
  };
}

/** Every policy once, however many principals have it, in reading order. */
export function documentViews(
  model: Model,
  now: number | undefined,
  surroundings: Surroundings = { model },
): readonly DocumentView[] {
  const views: DocumentView[] = [];
  const seen = new Set<string>();
  const add = (compiled: Compiled, owner: InventoryPrincipal | null): void => {
    const { attached, policy } = compiled;
    // AWS's own documents are not the user's to mend.
    if (managedArn(attached.place.document) !== null) return;
    const known = VIEWS.get(attached);
    const key = known?.key ?? `${attached.type} ${placeKey(attached.place)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const isSame =
      known?.surroundings === surroundings &&
      known.view.policy === policy &&
      known.view.owner === owner &&
      known.view.now === now;
    const view = isSame ? known.view : documentView(surroundings, compiled, owner, now);
    if (!isSame) VIEWS.set(attached, { key, surroundings, view });
    views.push(view);
  };
  for (const { record, trust, identity, boundary, session } of model.principals) {
    for (const list of [trust, identity, boundary, session]) {
      for (const compiled of list ?? []) add(compiled, record);
    }
  }
  for (const levels of [...model.scps.values(), ...model.rcps.values()]) {
    for (const { policies } of levels) for (const compiled of policies) add(compiled, null);
  }
  return views;
}

// Every policy in play, statement by statement and element by element.
import type { KeyFact } from '#iam/context.ts';
import { type Found, placed, refOf } from '#reasons/evidence.ts';
import type { ElementRow, Mark, PolicyTrace, StatementTrace } from './explanation.ts';
import type { Compiled } from '#decision/model.ts';
import type { Situation } from '#decision/situation.ts';
import type { GateName } from '#decision/verdict.ts';
import { testInWords } from '#reasons/wording.ts';

/** In the order in which AWS evaluates. */
const ORDER: readonly GateName[] = ['rcp', 'scp', 'trust', 'permission', 'boundary', 'session'];

const VERDICTS: Readonly<Record<Mark, string>> = {
  yes: 'matches',
  no: 'does not match',
  depends: 'may match',
  skipped: 'does not matter any more',
};

function principalRow({ compiled, match }: Found, s: Situation): readonly ElementRow[] {
  const entries = match.statement.principals ?? [];
  const [first] = entries;
  if (first === undefined) return [];
  const decisive = match.principals[0]?.entry ?? first;
  return [
    {
      element: 'Principal',
      mark: match.principal,
      wanted: entries.map((e) => e.value),
      actual: s.source.id,
      text: `The caller is ${s.source.shortName}: ${VERDICTS[match.principal]}.`,
      place: placed(compiled, decisive.path),
    },
  ];
}

function listRow(found: Found, element: 'Action' | 'Resource', actual: string): readonly ElementRow[] {
  const { compiled, match } = found;
  const list = element === 'Action' ? match.statement.actions : match.statement.resources;
  if (list === undefined) return [];
  const mark = element === 'Action' ? match.action : match.resource;
  const hit = (element === 'Action' ? match.actions : match.resources)[0]?.path;
  const not = list.negated ? `Not${element}: everything but these. ` : '';
  return [
    {
      element,
      mark,
      wanted: list.patterns.map((p) => p.text),
      actual,
      text: `${not}${actual} ${VERDICTS[mark]}.`,
      place: placed(compiled, hit ?? list.patterns[0]?.path ?? match.statement.path),
    },
  ];
}

function actualOf(fact: KeyFact): { readonly actual?: string | null } {
  if (fact.state === 'unknown') return {};
  return { actual: fact.state === 'absent' ? null : fact.values.join(', ') };
}

function conditionRows({ compiled, match }: Found, s: Situation): readonly ElementRow[] {
  return match.tests.map(({ test, truth }) => ({
    element: 'Condition',
    mark: truth,
    wanted: test.values,
    ...actualOf(s.facts.fact(test.key.toLowerCase())),
    operator: test.operator,
    key: test.key,
    text: `Asks that ${testInWords(test, false)}.`,
    place: placed(compiled, test.path),
  }));
}

/** Rows after a failed one do not matter any more. */
function skipAfterNo(rows: readonly ElementRow[]): readonly ElementRow[] {
  const failed = rows.findIndex((r) => r.mark === 'no' && r.element !== 'Condition');
  return failed < 0 ? rows : rows.map((r, i) => (i > failed ? { ...r, mark: 'skipped' } : r));
}

function statementTrace(found: Found, s: Situation, action: string): StatementTrace {
  const { compiled, match } = found;
  const { effect, path } = match.statement;
  const effectRow: ElementRow = {
    element: 'Effect',
    mark: effect === undefined ? 'no' : 'yes',
    wanted: effect === undefined ? [] : [effect],
    text: effect === 'Deny' ? 'Denies whatever matches; a deny always wins.' : 'Allows what matches.',
    place: placed(compiled, effect === undefined ? path : [...path, 'Effect']),
  };
  const rows = skipAfterNo([
    effectRow,
    ...principalRow(found, s),
    ...listRow(found, 'Action', action),
    ...listRow(found, 'Resource', s.target.arn),
    ...conditionRows(found, s),
  ]);
  return { ref: refOf(found), applies: match.truth, rows };
}

const ownerOf = (s: Situation, gate: GateName): string => {
  if (gate === 'trust') return s.target.arn;
  if (gate === 'rcp') return s.target.account;
  return gate === 'scp' ? (s.source.account ?? '') : (s.source.principalArn ?? s.source.id);
};

interface InGate {
  readonly gate: GateName;
  readonly compiled: Compiled;
  readonly level?: string;
}

function documents({ inPlay }: Situation): readonly InGate[] {
  return ORDER.flatMap((gate): readonly InGate[] =>
    gate === 'scp' || gate === 'rcp'
      ? inPlay[gate].flatMap(({ level, policies }) => policies.map((compiled) => ({ gate, compiled, level })))
      : inPlay[gate].map((compiled) => ({ gate, compiled })),
  );
}

function policyTrace(
  s: Situation,
  { compiled, gate, level }: InGate,
  statements: readonly StatementTrace[],
): PolicyTrace {
  const { attached, policy } = compiled;
  return {
    gate,
    type: policy.type,
    name: attached.name,
    of: ownerOf(s, gate),
    ...(level === undefined ? {} : { level }),
    ...(attached.group === undefined ? {} : { group: attached.group }),
    place: attached.place,
    accepted: policy.accepted,
    faults: policy.faults.map(({ code, path, text }) => ({ code, text, place: placed(compiled, path) })),
    statements,
  };
}

/** `found`: the statements of one action, refused documents included. */
export const traceOf = (s: Situation, found: readonly Found[], action: string): readonly PolicyTrace[] =>
  documents(s).map((document) => {
    const own = found.filter((f) => f.compiled === document.compiled);
    return policyTrace(
      s,
      document,
      own.map((f) => statementTrace(f, s, action)),
    );
  });

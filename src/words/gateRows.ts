// The gates of one verdict as the rows of the ladder. Pure.
import { accountLabel } from '#graph/accountLabel.ts';
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import { isUnknownAccount, UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { Place } from '#decision/inventory.ts';
import type { GateAnswer, GateName, Reason, StatementRef, Verdict } from '#decision/verdict.ts';

export interface GateRow {
  /** `guardrails`: one row for all four, when none of them says anything. */
  readonly kind: GateName | 'rule' | 'guardrails';
  readonly letter: 'P' | '⇄' | 'T' | 'G';
  readonly title: string;
  readonly detail: string;
  /** null: this row states the rule and answers nothing. */
  readonly answer: GateAnswer | null;
  /** Several gates fail, and AWS would name this one in its error. */
  readonly firstNamed: boolean;
  readonly statements: readonly StatementRef[];
  readonly reasons: readonly Reason[];
  /** What a pointer on the row lights. */
  readonly places: readonly Place[];
}

/** Short names of the two ends. */
export interface Ends {
  readonly source: string;
  readonly target: string;
}

const GUARDRAILS = ['boundary', 'session', 'scp', 'rcp'] as const;
type Guardrail = (typeof GUARDRAILS)[number];

const GUARDRAIL_WORD: Readonly<Record<Guardrail, { readonly word: string; readonly many: boolean }>> = {
  boundary: { word: 'Permissions boundary', many: false },
  session: { word: 'Session policy', many: false },
  scp: { word: 'Service control policies', many: true },
  rcp: { word: 'Resource control policies', many: true },
};

type Titles = Readonly<Record<GateAnswer, (ends: Ends) => string>>;

const PERMISSION_TITLES: Titles = {
  yes: ({ source }) => `${source} is permitted to ask`,
  no: ({ source }) => `${source} is not permitted to ask`,
  depends: ({ source }) => `${source} is permitted to ask, with a condition`,
  unknown: ({ source }) => `Is ${source} permitted to ask? Not given`,
  'not-needed': () => 'No permission needed',
};

const TRUST_TITLES: Titles = {
  yes: ({ source, target }) => `${target} trusts ${source}`,
  no: ({ source, target }) => `${target} does not trust ${source}`,
  depends: ({ source, target }) => `${target} trusts ${source}, with a condition`,
  unknown: ({ source, target }) => `Does ${target} trust ${source}? Not given`,
  'not-needed': () => 'No trust needed',
};

const GUARDRAIL_TITLES: Readonly<Record<GateAnswer | 'denied', readonly [one: string, many: string]>> = {
  yes: ['lets it through', 'let it through'],
  no: ['does not let it through', 'do not let it through'],
  denied: ['denies it', 'deny it'],
  depends: ['depends on the request', 'depend on the request'],
  unknown: ['not given', 'not given'],
  'not-needed': ['does not apply', 'do not apply'],
};

const openGuardrail = (gate: Guardrail) => (): string =>
  `${GUARDRAIL_WORD[gate].word}: depends on the account`;

/** The account of an end was not given, and the answer differs with it. */
const OPEN_TITLES: Readonly<Record<GateName, (ends: Ends) => string>> = {
  permission: ({ source }) => `Is ${source} permitted to ask? Depends on the account`,
  trust: ({ source, target }) => `Does ${target} trust ${source}? Depends on the account`,
  boundary: openGuardrail('boundary'),
  session: openGuardrail('session'),
  scp: openGuardrail('scp'),
  rcp: openGuardrail('rcp'),
};

interface Answered {
  readonly answer: GateAnswer;
  readonly denied: boolean;
  /** The answer differs with an account that was not given. */
  readonly open: boolean;
}

function titleOf(gate: GateName, ends: Ends, { answer, denied, open }: Answered): string {
  if (open) return OPEN_TITLES[gate](ends);
  if (gate === 'permission')
    return denied ? `${ends.source}’s own policies deny it` : PERMISSION_TITLES[answer](ends);
  if (gate === 'trust')
    return denied ? `${ends.target}’s trust policy denies it` : TRUST_TITLES[answer](ends);
  const { word, many } = GUARDRAIL_WORD[gate];
  return `${word}: ${GUARDRAIL_TITLES[denied ? 'denied' : answer][many ? 1 : 0]}`;
}

/** Which side of a reason says what the gate answers. */
const SIDE: Readonly<Record<GateAnswer, Reason['side']>> = {
  yes: 'for',
  no: 'against',
  depends: 'open',
  unknown: 'open',
  'not-needed': 'note',
};

function placesOf(statements: readonly StatementRef[], reasons: readonly Reason[]): Place[] {
  const evidence = statements.flatMap(({ evidence, place }) => (evidence.length > 0 ? evidence : [place]));
  const all = evidence.length > 0 ? evidence : reasons.flatMap((reason) => reason.places);
  return [...new Map(all.map((place) => [JSON.stringify(place), place])).values()];
}

const isAccountOpen = ({ missing }: Verdict): boolean => missing.some(({ what }) => what === 'account');

function gateRow(verdict: Verdict, gate: GateName, ends: Ends, firstNamed: GateName | null): GateRow {
  const { answer, statements } = verdict.gates[gate];
  const reasons = verdict.reasons.filter((reason) => reason.gate === gate);
  const telling = reasons.find((reason) => reason.side === SIDE[answer]) ?? reasons[0];
  const denied = answer === 'no' && (telling?.code ?? '').endsWith('_EXPLICIT_DENY');
  // A gate that is unknown for its own document says so itself.
  const open = answer === 'unknown' && (telling?.text ?? '').startsWith('If ') && isAccountOpen(verdict);
  return {
    kind: gate,
    letter: gate === 'permission' ? 'P' : gate === 'trust' ? 'T' : 'G',
    title: titleOf(gate, ends, { answer, denied, open }),
    detail:
      telling?.text ??
      (gate === 'permission' && answer === 'not-needed' ? 'the trust policy decides alone' : ''),
    answer,
    firstNamed: gate === firstNamed,
    statements,
    reasons,
    places: placesOf(statements, reasons),
  };
}

/** `111111111111 → 222222222222`, or what an end is when it stands in no account. */
function accounts({ source, target }: Ends): string {
  const account = (end: string) =>
    isAccountId(end) ? end : (iamName(end)?.account ?? parseArn(end)?.account ?? '');
  const [from, to] = [account(source), account(target)];
  const name = (id: string) => (isUnknownAccount(id) ? `account ${accountLabel(id)}` : id);
  if (from === '' || to === '') return name(from || to);
  if (from !== to) return `${name(from)} → ${name(to)}`;
  return from === UNKNOWN_ACCOUNT ? 'neither account was given' : `both in ${name(to)}`;
}

function ruleRow(verdict: Verdict, ids: Ends): GateRow {
  const reasons = verdict.reasons.filter((reason) => reason.gate === null);
  const refused = isRefused(verdict) ? reasons.find(({ side }) => side === 'against') : undefined;
  const [head = '', ...rest] = verdict.rule.text.split(/[:.]\s?/);
  return {
    kind: 'rule',
    letter: '⇄',
    title: verdict.rule.id === 'R9' ? `${head}: not known` : head,
    detail: refused?.text ?? (accounts(ids) || rest.join(' ')),

    answer: null,
    firstNamed: false,
    statements: [],
    reasons,
    places: [],
  };
}

/** AWS refuses the pair whatever any gate says: then none of them is asked. */
const isRefused = ({ rule }: Verdict): boolean => rule.id === 'R8';

const says = ({ gates, reasons }: Verdict, gate: GateName) =>
  gates[gate].answer !== 'not-needed' || reasons.some((reason) => reason.gate === gate);

const SILENT: GateRow = {
  kind: 'guardrails',
  letter: 'G',
  title: 'Guardrails',
  detail: 'no SCP, RCP or boundary given: full access assumed',
  answer: 'not-needed',
  firstNamed: false,
  statements: [],
  reasons: [],
  places: [],
};

/** P, ⇄, T, then each guardrail that says something. `ids`: the ends as in the edge; `names`: what to call them. */
export function gateRows(verdict: Verdict, ids: Ends, names: Ends): GateRow[] {
  const failing = Object.values(verdict.gates).filter((gate) => gate.answer === 'no').length;
  const first =
    verdict.reasons.find((reason) => reason.side === 'against' && reason.gate !== null)?.gate ?? null;
  const named = failing > 1 ? first : null;
  const guardrails = GUARDRAILS.filter((gate) => says(verdict, gate)).map((gate) =>
    gateRow(verdict, gate, names, named),
  );
  if (isRefused(verdict)) return [ruleRow(verdict, ids)];
  return [
    gateRow(verdict, 'permission', names, named),
    ruleRow(verdict, ids),
    gateRow(verdict, 'trust', names, named),
    ...(guardrails.length > 0 ? guardrails : [SILENT]),
  ];
}

// What each gate answers, and the statements that made it answer so.
import { type Truth, any } from '#iam/truth.ts';
import { type Found, refOf } from './evidence.ts';
import type { LayerOutcome, Outcome } from '#decision/outcome.ts';
import type { Situation } from '#decision/situation.ts';
import { GATE_NAMES, type Gate, type GateAnswer, type GateName } from '#decision/verdict.ts';
import type { Decision } from '#decision/worlds.ts';

/** Both ends are known to be in one account. */
export const sameAccount = ({ source, target }: Situation): boolean =>
  source.account !== null && source.account === target.account;

/** Named by the user's or session's own ARN or by `*`: lifts boundary and session policy in the same account. */
export const freeGrant = ({ strengths }: Outcome): Truth =>
  any([strengths.user, strengths.session, strengths.wildcard]);

/** Does the identity side have a say? `none`: the trust policy does not let the caller in anyway. */
export function identityNeed(s: Situation, outcome: Outcome, action: string): Truth | 'none' {
  if (!s.source.hasIdentity) return 'no';
  if (!sameAccount(s)) return 'yes';
  const { strengths } = outcome;
  const chained =
    action === 'sts:SetSourceIdentity' && (s.source.kind === 'role' || s.source.kind === 'session');
  const direct = any([freeGrant(outcome), strengths.role]);
  if (direct === 'yes') return chained ? 'yes' : 'no';
  if (strengths.account !== 'no') return direct === 'depends' ? 'depends' : 'yes';
  return direct === 'depends' ? 'no' : 'none';
}

/** A gate that has to allow and must not deny. */
function asked({ allow, deny }: LayerOutcome): GateAnswer {
  if (deny === 'yes' || allow === 'no') return 'no';
  return allow === 'depends' || deny === 'depends' ? 'depends' : 'yes';
}

/** A gate whose allow does not matter: only an explicit deny counts. */
function denying({ deny }: LayerOutcome, otherwise: GateAnswer): GateAnswer {
  if (deny === 'yes') return 'no';
  return deny === 'depends' ? 'depends' : otherwise;
}

function permission(s: Situation, outcome: Outcome, action: string): GateAnswer {
  const layer = outcome.layers.permission;
  if (!s.source.hasIdentity) return 'not-needed';
  if (layer.deny === 'yes') return 'no';
  const need = identityNeed(s, outcome, action);
  if (need === 'no') return denying(layer, 'not-needed');
  const open = s.policies.identity === 'unknown' || s.policies.identityIncomplete === true;
  if (need === 'none' || s.policies.resource === 'unknown') {
    if (layer.allow === 'no' && sameAccount(s)) return 'not-needed';
    if (s.policies.identity === 'unknown') return sameAccount(s) ? 'not-needed' : 'unknown';
  }
  if (need === 'depends' && layer.allow === 'no') return denying(layer, 'not-needed');
  return open && layer.allow !== 'yes' ? 'unknown' : asked(layer);
}

function limit(s: Situation, outcome: Outcome, gate: 'boundary' | 'session'): GateAnswer {
  const policies = s.policies[gate];
  const layer = outcome.layers[gate];
  if (policies === null) return 'not-needed';
  const free = sameAccount(s) ? freeGrant(outcome) : 'no';
  if (free !== 'no' && layer.allow !== 'yes') {
    const { account, role } = outcome.strengths;
    const onlyFree = free === 'yes' || (account === 'no' && role === 'no');
    return denying(layer, onlyFree ? 'not-needed' : 'depends');
  }
  return policies === 'unknown' ? 'unknown' : asked(layer);
}

/** What depends on a level that nobody gave whole is unknown. */
const openOr = (open: ReadonlySet<number> | undefined, answer: GateAnswer): GateAnswer =>
  open !== undefined && answer === 'depends' ? 'unknown' : answer;

type Ask = (s: Situation, outcome: Outcome, action: string) => GateAnswer;

const GATES: Readonly<Record<GateName, Ask>> = {
  trust: (s, { layers }) => (s.policies.resource === 'unknown' ? 'unknown' : asked(layers.trust)),
  permission,
  boundary: (s, outcome) => limit(s, outcome, 'boundary'),
  session: (s, outcome) => limit(s, outcome, 'session'),
  scp: (s, { layers }) => {
    if (s.policies.scps === null || !s.source.hasIdentity) return 'not-needed';
    return openOr(s.policies.openScps, asked(layers.scp));
  },
  rcp: (s, { layers }) =>
    s.policies.rcps === null ? 'not-needed' : openOr(s.policies.openRcps, denying(layers.rcp, 'yes')),
};

const WORST_FIRST: readonly GateAnswer[] = ['no', 'unknown', 'depends', 'yes', 'not-needed'];

/** Statements worth showing for an answer: those that apply; when none does, those that came close. */
function shown(all: readonly Found[], gate: GateName, answer: GateAnswer): readonly Found[] {
  const own = all.filter((f) => f.gate === gate);
  const live = own.filter((f) => f.match.truth !== 'no');
  const denies = live.filter((f) => f.match.statement.effect === 'Deny');
  if (answer === 'no' && denies.length > 0) return denies;
  if (live.length > 0) return live;
  return own.filter(({ match: m }) => {
    if (m.statement.effect !== 'Allow') return false;
    return gate === 'trust' ? m.principal !== 'no' : m.action !== 'no' || m.resource !== 'no';
  });
}

/** All gates over every action of the call. */
export function gatesOf(
  s: Situation,
  decision: Decision,
  statements: readonly Found[],
): Readonly<Record<GateName, Gate>> {
  const actions = [s.action, ...s.extra.map((e) => e.action)];
  const gate = (name: GateName): Gate => {
    const answers = new Set(decision.outcomes.map((o, i) => GATES[name](s, o, actions[i] ?? s.action)));
    const answer = WORST_FIRST.find((a) => answers.has(a)) ?? 'not-needed';
    return { answer, statements: shown(statements, name, answer).map(refOf) };
  };
  const [trust, permissionGate, boundary, session, scp, rcp] = GATE_NAMES.map(gate);
  const none: Gate = { answer: 'not-needed', statements: [] };
  return {
    trust: trust ?? none,
    permission: permissionGate ?? none,
    boundary: boundary ?? none,
    session: session ?? none,
    scp: scp ?? none,
    rcp: rcp ?? none,
  };
}

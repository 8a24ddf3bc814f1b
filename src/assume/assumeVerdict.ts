// The verdict about one pair: decide, then say why.
import { isOpenPair, readingsOf } from '#decision/accountReadings.ts';
import { afterRepair } from '#reasons/afterRepair.ts';
import { assumptionsOf } from '#reasons/assumptions.ts';
import { relationReasons } from '#reasons/callReasons.ts';
import { documentReasons, objection, refusedInPlay } from '#reasons/documentReasons.ts';
import { statementsOf } from '#reasons/evidence.ts';
import { gatesOf } from '#reasons/gates.ts';
import type { Inquiry } from '#reasons/inquiry.ts';
import { missingOf } from '#reasons/missing.ts';
import { tellOpenAccount } from './openAccount.ts';
import type { Model } from '#decision/model.ts';
import { fullName, fullNameAtStart, shortNameAtStart } from '#decision/names.ts';
import { reasonsOf } from '#reasons/reasons.ts';
import { requirementsOf } from '#reasons/requirements.ts';
import { ruleOf } from '#reasons/ruleOf.ts';
import { RULES } from '#reasons/rules.ts';
import { sentence, type SentenceParts } from './sentence.ts';
import { type Situation, situation } from '#decision/situation.ts';
import { type Refusal, structuralRefusal } from '#decision/structure.ts';
import type { AssumeEdge, Gate, Reason, Verdict } from '#decision/verdict.ts';
import { waysOf } from '#reasons/ways.ts';
import { wordOf } from './assumeWords.ts';
import { decide, type Decision } from '#decision/worlds.ts';

const NOT_ASKED: Gate = { answer: 'not-needed', statements: [] };
const NO_GATES: Verdict['gates'] = {
  trust: NOT_ASKED,
  permission: NOT_ASKED,
  boundary: NOT_ASKED,
  session: NOT_ASKED,
  scp: NOT_ASKED,
  rcp: NOT_ASKED,
};

const ends = ({ source, target, action }: Situation) => ({ source: source.id, target: target.arn, action });

function refusedStructurally(s: Situation, refusal: Refusal, notes: Verdict['reasons']): AssumeEdge {
  const told = {
    ...ends(s),
    verdict: 'invalid' as const,
    gates: NO_GATES,
    reasons: [
      {
        code: refusal.code,
        text: `${shortNameAtStart(s.source.id)} cannot assume ${s.target.shortName}: ${refusal.text}.`,
        gate: null,
        side: 'against' as const,
        places: [],
      },
      ...notes,
    ],
    requires: [],
    missing: [],
    ...(refusedInPlay(s).length === 0 ? {} : { latent: 'invalid' as const }),
    rule: RULES.R8,
    assumptions: [],
    ways: [],
  };
  const who = fullNameAtStart(s.model, s.source.id);
  const text = `${who} cannot assume ${fullName(s.model, s.target.arn)}: ${refusal.text}.`;
  return { ...told, text, label: refusal.label };
}

function refusedDocument(s: Situation): SentenceParts['refused'] {
  const [first] = refusedInPlay(s);
  if (first === undefined) return null;
  const { compiled, gate } = first;
  const name = gate === 'trust' ? 'the trust policy' : `the policy ${compiled.attached.name}`;
  return { gate, name, why: objection(compiled) };
}

/** The inquiry behind a verdict; null when there is nothing to ask. */
function inquire(asked: Situation): Inquiry | null {
  const decision = decide(asked);
  const s = decision.extra === asked.extra ? asked : { ...asked, extra: decision.extra };
  const [outcome] = decision.outcomes;
  if (outcome === undefined) return null;
  const all = statementsOf(s, decision);
  const found = all.filter((f) => f.compiled.policy.accepted);
  return { s, decision, verdict: wordOf(decision), outcome, all, found };
}

/** What the repair of refused documents would leave in the way. */
function stillAgainst(q: Inquiry, latent: Decision): readonly Reason[] {
  const [outcome] = latent.outcomes;
  if (outcome === undefined || wordOf(latent) !== 'invalid') return [];
  const all = statementsOf(q.s, latent);
  return afterRepair({ ...q, decision: latent, outcome, all, found: all });
}

function verdictOf(q: Inquiry): AssumeEdge {
  const { s, decision, verdict, found } = q;
  const undecided = decision.answers.flatMap((_, i) =>
    statementsOf(s, decision, i).filter((f) => f.compiled.policy.accepted && f.match.truth === 'depends'),
  );
  const requires = requirementsOf(decision.needs, undecided);
  const refused = refusedDocument(s);
  const latent = refused === null ? null : decide(s, true);
  const still = latent === null || verdict !== 'invalid' ? [] : stillAgainst(q, latent);
  const ways = waysOf(q, requires);
  const reasons = [...reasonsOf(q, { requires, ways }), ...still];
  const told = {
    ...ends(s),
    verdict,
    gates: gatesOf(s, decision, found),
    reasons,
    requires,
    ways,
    missing: missingOf(s, decision.needs),
    ...(latent === null ? {} : { latent: wordOf(latent) }),
    rule: ruleOf(q, reasons),
    assumptions: assumptionsOf(s, decision),
  };
  return { ...told, ...sentence(told, { model: s.model, refused, ways, still: still[0]?.code ?? null }) };
}

interface Judged {
  readonly edge: AssumeEdge;
  readonly inquiry: Inquiry | null;
}

function judgeReading(s: Situation): Judged {
  const refusal = structuralRefusal(s);
  const q = refusal === null ? inquire(s) : null;
  if (q !== null) return { edge: verdictOf(q), inquiry: q };
  const none = refusal ?? {
    code: 'TRUST_NO_MATCH',
    text: 'there is nothing to decide',
    label: 'not allowed',
  };
  const documents = documentReasons(s, 'note');
  return { edge: refusedStructurally(s, none, [...documents, ...relationReasons(s)]), inquiry: null };
}

/** The edge and what it was told from; `inquiry` is null for pairs that AWS refuses whatever the policies say. */
export function judge(s: Situation): Judged {
  const [first, ...others] = readingsOf(s).map(judgeReading);
  if (first === undefined) return judgeReading(s);
  if (others.length === 0 || first.inquiry === null) return first;
  const readings = [first, ...others].flatMap(({ edge, inquiry: q }) =>
    q === null ? [] : [{ edge, s: q.s, needs: q.decision.needs }],
  );
  const told = tellOpenAccount(first.edge, readings);
  if (told === first.edge) return first;
  const text = sentence(told, { model: s.model, refused: refusedDocument(s), ways: told.ways, still: null });
  return { edge: { ...told, ...text }, inquiry: { ...first.inquiry, verdict: told.verdict } };
}

/** Any pair; the default action follows from the kind of source. Never throws. */
export const assumeVerdict = (model: Model, source: string, target: string, action?: string): AssumeEdge =>
  judge(situation(model, source, target, action)).edge;

/** The edge when it is valid or conditional, else null; cheaper than `assumeVerdict` for pairs that are not drawn. */
export function possibleEdge(model: Model, source: string, target: string): AssumeEdge | null {
  const s = situation(model, source, target);
  if (isOpenPair(s)) {
    const { edge } = judge(s);
    return edge.verdict === 'invalid' || edge.verdict === 'unknown' ? null : edge;
  }
  const q = structuralRefusal(s) === null ? inquire(s) : null;
  return q === null || q.verdict === 'invalid' || q.verdict === 'unknown' ? null : verdictOf(q);
}

// The edge object of the command line (docs/cli.md): the verdict with every place as line and column.
import type { AssumeEdge, Gate, GateName, Reason, Requirement, StatementRef } from '#decision/verdict.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import type { AccessGraphEdge } from '#graph/accessGraph.ts';
import type { Locate } from './places.ts';

export const statementJson = (ref: StatementRef, locate: Locate) => ({
  ...locate(ref.place),
  sid: ref.sid ?? null,
  policy: ref.policy,
  effect: ref.effect,
});

const gateJson = (gate: Gate, locate: Locate) => ({
  answer: gate.answer,
  statements: gate.statements.map((ref) => statementJson(ref, locate)),
});

const gatesJson = (gates: Readonly<Record<GateName, Gate>>, locate: Locate) =>
  Object.fromEntries(GATE_NAMES.map((name) => [name, gateJson(gates[name], locate)]));

const reasonJson = (reason: Reason, locate: Locate) => ({
  code: reason.code,
  text: reason.text,
  gate: reason.gate,
  side: reason.side,
  at: reason.places.map(locate),
});

const requirementJson = (requirement: Requirement, locate: Locate) => ({
  key: requirement.key,
  operator: requirement.operator,
  values: requirement.values,
  mustNot: requirement.mustNot,
  gate: requirement.gate,
  text: requirement.text,
  at: requirement.places.map(locate),
});

export function edgeJson(edge: AssumeEdge | AccessGraphEdge, locate: Locate) {
  return {
    source: edge.source,
    target: edge.target,
    action: edge.action,
    ...('kind' in edge && edge.kind === 'access'
      ? { kind: 'access', actions: edge.actions }
      : { kind: 'assume' }),
    verdict: edge.verdict,
    ...('latent' in edge && edge.latent !== undefined ? { latent: edge.latent } : {}),
    gates: gatesJson(edge.gates, locate),
    reasons: edge.reasons.map((reason) => reasonJson(reason, locate)),
    requires: edge.requires.map((requirement) => requirementJson(requirement, locate)),
    ...('ways' in edge ? { ways: edge.ways.map((way) => way.map((one) => edge.requires.indexOf(one))) } : {}),
    missing: edge.missing,
    ...('rule' in edge ? { rule: edge.rule.id, assumptions: edge.assumptions } : {}),
    text: edge.text,
  };
}

// What one action comes to, in one world or over all of them: authorize's answer without its matches.
import type { Authorization, LayerResult, Strength } from '#iam/authorization.ts';
import { type Truth, all, any } from '#iam/truth.ts';
import type { GateName } from './verdict.ts';

export interface LayerOutcome {
  readonly allow: Truth;
  readonly deny: Truth;
}

export interface Outcome {
  readonly decision: Truth;
  readonly grant: Truth;
  readonly layers: Readonly<Record<GateName, LayerOutcome>>;
  readonly scpLevels: readonly LayerOutcome[];
  readonly strengths: Readonly<Record<Strength, Truth>>;
}

const plain = ({ allow, deny }: LayerResult): LayerOutcome => ({ allow, deny });

const levels = (list: readonly LayerResult[]): LayerOutcome => ({
  allow: all(list.map((l) => l.allow)),
  deny: any(list.map((l) => l.deny)),
});

export function outcomeOf(answer: Authorization): Outcome {
  return {
    decision: answer.decision,
    grant: answer.grant,
    layers: {
      trust: plain(answer.resource),
      permission: plain(answer.identity),
      boundary: plain(answer.boundary),
      session: plain(answer.session),
      scp: levels(answer.scps),
      rcp: levels(answer.rcps),
    },
    scpLevels: answer.scps.map(plain),
    strengths: answer.strengths,
  };
}

const both = (a: Truth, b: Truth): Truth => (a === b ? a : 'depends');

const bothLayers = (a: LayerOutcome, b: LayerOutcome): LayerOutcome => ({
  allow: both(a.allow, b.allow),
  deny: both(a.deny, b.deny),
});

/** Joins two worlds: what differs between them depends. */
export function join(a: Outcome, b: Outcome): Outcome {
  return {
    decision: both(a.decision, b.decision),
    grant: both(a.grant, b.grant),
    layers: {
      trust: bothLayers(a.layers.trust, b.layers.trust),
      permission: bothLayers(a.layers.permission, b.layers.permission),
      boundary: bothLayers(a.layers.boundary, b.layers.boundary),
      session: bothLayers(a.layers.session, b.layers.session),
      scp: bothLayers(a.layers.scp, b.layers.scp),
      rcp: bothLayers(a.layers.rcp, b.layers.rcp),
    },
    scpLevels: a.scpLevels.map((level, i) => bothLayers(level, b.scpLevels[i] ?? level)),
    strengths: {
      user: both(a.strengths.user, b.strengths.user),
      role: both(a.strengths.role, b.strengths.role),
      session: both(a.strengths.session, b.strengths.session),
      account: both(a.strengths.account, b.strengths.account),
      wildcard: both(a.strengths.wildcard, b.strengths.wildcard),
      service: both(a.strengths.service, b.strengths.service),
      federated: both(a.strengths.federated, b.strengths.federated),
    },
  };
}

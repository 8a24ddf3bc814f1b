// One question with every policy that has a say in it.
import type { PolicySet } from '#iam/authorize.ts';
import type { Context } from '#iam/context.ts';
import type { About } from './about.ts';
import { type ExtraAction, extraActions } from './extraActions.ts';
import { factsAbout } from './facts.ts';
import type { InventoryPrincipal } from './inventory.ts';
import type { Policy } from '#language/policy.ts';
import { type Compiled, type CompiledLevel, type Model, policiesOf } from './model.ts';
import { type Source, type Target, resolveSource, resolveTarget } from './source.ts';
import { mainAction } from './structure.ts';

/** The policies in play by gate, in the order of the `PolicySet`; levels only for SCPs and RCPs. */
export interface InPlay {
  readonly trust: readonly Compiled[];
  readonly permission: readonly Compiled[];
  readonly boundary: readonly Compiled[];
  readonly session: readonly Compiled[];
  readonly scp: readonly CompiledLevel[];
  readonly rcp: readonly CompiledLevel[];
}

/** Why a ceiling has nothing to say although some were given. */
export type Exemption = 'management' | 'service-linked' | 'not-applicable' | null;

/** What a decision takes. */
export interface Weighed extends About {
  readonly facts: Context;
  readonly extra: readonly ExtraAction[];
  readonly policies: PolicySet;
}

/** The same with what explanations need besides. */
export interface Situation extends Weighed {
  readonly inPlay: InPlay;
  readonly scpExemption: Exemption;
  readonly rcpExemption: Exemption;
  /** Where an account that nobody stated is supposed to be, in words; only in the readings of `readingsOf`. */
  readonly supposed?: string;
}

/** The levels of one account as `authorize` takes them. */
interface Levels {
  readonly policies: readonly (readonly Policy[])[] | null;
  /** Positions of those of which something is missing; null: of none. */
  readonly open: ReadonlySet<number> | null;
}

/** They come up with every pair. */
const LEVELS = new WeakMap<readonly CompiledLevel[], Levels>();

const isOpen = ({ missing }: CompiledLevel): boolean => missing.length > 0;

function levelsOf(levels: readonly CompiledLevel[]): Levels {
  const known = LEVELS.get(levels);
  if (known !== undefined) return known;
  const made = {
    policies: levels.length === 0 ? null : levels.map((l) => policiesOf(l.policies)),
    open: levels.some(isOpen) ? new Set(levels.flatMap((level, i) => (isOpen(level) ? [i] : []))) : null,
  };
  LEVELS.set(levels, made);
  return made;
}

const NONE: readonly never[] = [];

const hasAny = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;

const isIncomplete = ({ missingPolicies, missingInline, missingGroups }: InventoryPrincipal): boolean =>
  hasAny(missingPolicies) || hasAny(missingInline) || hasAny(missingGroups);

function scpExemption(model: Model, source: Source): Exemption {
  if (model.inventory.scps === undefined) return null;
  if (source.account === null || !model.scps.has(source.account)) return 'not-applicable';
  if (model.accounts.get(source.account)?.management === true) return 'management';
  return source.serviceLinked ? 'service-linked' : null;
}

function rcpExemption(model: Model, source: Source, target: Target): Exemption {
  if (model.inventory.rcps === undefined) return null;
  if (!model.rcps.has(target.account)) return 'not-applicable';
  if (model.accounts.get(target.account)?.management === true) return 'management';
  return source.serviceLinked || target.serviceLinked ? 'service-linked' : null;
}

const scpsOf = (model: Model, source: Source): readonly CompiledLevel[] =>
  scpExemption(model, source) === null ? (model.scps.get(source.account ?? '') ?? NONE) : NONE;

const rcpsOf = (model: Model, source: Source, target: Target): readonly CompiledLevel[] =>
  rcpExemption(model, source, target) === null ? (model.rcps.get(target.account) ?? NONE) : NONE;

const withOpen = (policies: PolicySet, scps: Levels['open'], rcps: Levels['open']): PolicySet => ({
  ...policies,
  ...(scps && { openScps: scps }),
  ...(rcps && { openRcps: rcps }),
});

/** Everything that decides whether `source` can become `target`; the default action follows from the source. */
export function situation(model: Model, sourceId: string, targetArn: string, action?: string): Situation {
  const source = resolveSource(model, sourceId);
  const target = resolveTarget(model, targetArn);
  return situationAbout({ model, source, target, action: action ?? mainAction(source.kind) });
}

/** The same for ends that are resolved already. */
export function situationAbout(about: About): Situation {
  const { model, source, target } = about;
  const from = source.principal;
  const { facts, extra, policies } = weighedAbout(about);
  return {
    model,
    source,
    target,
    action: about.action,
    facts,
    extra,
    inPlay: {
      trust: target.principal?.trust ?? NONE,
      permission: from?.identity ?? NONE,
      boundary: from?.boundary ?? NONE,
      session: from?.session ?? NONE,
      scp: scpsOf(model, source),
      rcp: rcpsOf(model, source, target),
    },
    policies,
    scpExemption: scpExemption(model, source),
    rcpExemption: rcpExemption(model, source, target),
  };
}

/** What most pairs are decided by: nobody asks further about them. */
export function weighedAbout(about: About): Weighed {
  const { action, model, source, target } = about;
  const from = source.principal;
  const scps = levelsOf(scpsOf(model, source));
  const rcps = levelsOf(rcpsOf(model, source, target));
  const documents = from?.documents;
  const boundary = from === null ? null : from.boundary;
  const policies: PolicySet = {
    identity: !source.hasIdentity ? NONE : (documents?.identity ?? 'unknown'),
    identityIncomplete: from !== null && isIncomplete(from.record),
    resource: target.principal?.documents.trust ?? 'unknown',
    boundary: boundary === undefined ? 'unknown' : (documents?.boundary ?? null),
    session: documents?.session ?? null,
    scps: scps.policies,
    rcps: rcps.policies,
  };
  return {
    model,
    source,
    target,
    action,
    facts: factsAbout(about),
    extra: extraActions(about),
    policies: scps.open === null && rcps.open === null ? policies : withOpen(policies, scps.open, rcps.open),
  };
}

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

export interface Situation extends About {
  readonly facts: Context;
  readonly extra: readonly ExtraAction[];
  readonly inPlay: InPlay;
  readonly policies: PolicySet;
  readonly scpExemption: Exemption;
  readonly rcpExemption: Exemption;
  /** Where an account that nobody stated is supposed to be, in words; only in the readings of `readingsOf`. */
  readonly supposed?: string;
}

/** The levels of an account come up with every pair. */
const LEVELS = new WeakMap<readonly CompiledLevel[], readonly (readonly Policy[])[]>();

function levelsOf(levels: readonly CompiledLevel[]): readonly (readonly Policy[])[] {
  const known = LEVELS.get(levels);
  if (known !== undefined) return known;
  const policies = levels.map((l) => policiesOf(l.policies));
  LEVELS.set(levels, policies);
  return policies;
}

const isOpen = ({ missing }: CompiledLevel): boolean => missing.length > 0;

function openLevels(levels: readonly CompiledLevel[]): ReadonlySet<number> | undefined {
  if (!levels.some(isOpen)) return undefined;
  return new Set(levels.flatMap((level, i) => (isOpen(level) ? [i] : [])));
}

const NONE: readonly never[] = [];

const isIncomplete = (record: InventoryPrincipal | undefined): boolean =>
  [record?.missingPolicies, record?.missingInline, record?.missingGroups].some(
    (list) => (list ?? NONE).length > 0,
  );

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
  const scpsExempt = scpExemption(model, source);
  const rcpsExempt = rcpExemption(model, source, target);
  const scp = scpsExempt === null ? (model.scps.get(source.account ?? '') ?? NONE) : NONE;
  const rcp = rcpsExempt === null ? (model.rcps.get(target.account) ?? NONE) : NONE;
  const openScps = openLevels(scp);
  const openRcps = openLevels(rcp);
  const documents = from?.documents;
  const boundary = from === null ? null : from.boundary;
  const session = from?.session ?? null;
  const trust = target.principal?.trust;
  return {
    model,
    source,
    target,
    action: about.action,
    facts: factsAbout(about),
    extra: extraActions(about),
    inPlay: {
      trust: trust ?? NONE,
      permission: from?.identity ?? NONE,
      boundary: boundary ?? NONE,
      session: session ?? NONE,
      scp,
      rcp,
    },
    policies: {
      identity: !source.hasIdentity ? NONE : (documents?.identity ?? 'unknown'),
      identityIncomplete: isIncomplete(from?.record),
      resource: target.principal?.documents.trust ?? 'unknown',
      boundary: boundary === undefined ? 'unknown' : (documents?.boundary ?? null),
      session: documents?.session ?? null,
      scps: scp.length === 0 ? null : levelsOf(scp),
      rcps: rcp.length === 0 ? null : levelsOf(rcp),
      ...(openScps && { openScps }),
      ...(openRcps && { openRcps }),
    },
    scpExemption: scpsExempt,
    rcpExemption: rcpsExempt,
  };
}

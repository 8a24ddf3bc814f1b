// What the Allow statements of one principal name, and the question what one of these comes to.
import { parseArn } from '#language/arn.ts';
import type { Statement } from '#language/policy.ts';
import { type Context, unknownKey } from '#iam/context.ts';
import type { About } from '#decision/about.ts';
import { factsAbout } from '#decision/facts.ts';
import type { Place } from '#decision/inventory.ts';
import type { Compiled, CompiledPrincipal } from '#decision/model.ts';
import type { Situation } from '#decision/situation.ts';
import { placed } from '#reasons/evidence.ts';
import { isNamedResource, resourceName } from './resourceNames.ts';

export interface Grant {
  /** As written. */
  readonly resource: string;
  readonly actions: ReadonlySet<string>;
  /** The Resource entries that name it. */
  readonly places: readonly Place[];
}

interface Growing extends Grant {
  readonly actions: Set<string>;
  readonly places: Place[];
}

const actionsOf = ({ actions }: Statement): readonly string[] => {
  if (actions === undefined) return [];
  const texts = actions.patterns.map(({ text }) => text);
  return actions.negated ? [`NotAction ${texts.join(', ')}`] : texts;
};

/** Resources that accepted Allow statements name, in reading order; of all that they name those that are wanted. */
export function grantsOf(
  { identity }: CompiledPrincipal,
  isWanted: (resource: string, action: string) => boolean = isNamedResource,
): readonly Grant[] {
  const grants = new Map<string, Growing>();
  const take = (compiled: Compiled, statement: Statement): void => {
    const { effect, resources } = statement;
    if (effect !== 'Allow' || resources === undefined || resources.negated) return;
    const names = actionsOf(statement);
    for (const { path, text } of resources.patterns) {
      const wanted = names.filter((name) => isWanted(text, name));
      if (wanted.length === 0) continue;
      const grant: Growing = grants.get(text) ?? { resource: text, actions: new Set(), places: [] };
      for (const name of wanted) grant.actions.add(name);
      grant.places.push(placed(compiled, path));
      grants.set(text, grant);
    }
  };
  for (const compiled of identity ?? []) {
    if (compiled.policy.accepted) for (const each of compiled.policy.statements) take(compiled, each);
  }
  return [...grants.values()];
}

/** Facts about the caller hold for any service; everything else depends on the service and is open. */
function factsForResource(about: About): Context {
  const facts = factsAbout(about);
  const callerKeys = /^aws:(?:principal|userid$|username$|securetransport$)/;
  return {
    fact: (key) =>
      callerKeys.test(key) || key in about.model.inventory.context ? facts.fact(key) : unknownKey(true),
  };
}

/** May `base.source` do this to that? The resource's own policy is not here. */
export function accessSituation(base: Situation, resource: string, action: string): Situation {
  const arn = parseArn(resource);
  const about: About = {
    model: base.model,
    source: base.source,
    target: {
      arn: resource,
      // Without the resource's policy one account is no safer than two: both sides are asked.
      account: '',
      partition: arn?.partition ?? 'aws',
      name: resourceName(resource),
      principal: null,
      serviceLinked: false,
      shortName: resource,
    },
    action,
  };
  return {
    ...base,
    ...about,
    facts: factsForResource(about),
    extra: [],
    inPlay: { ...base.inPlay, trust: [], rcp: [] },
    policies: { ...base.policies, resource: 'unknown', rcps: null },
    rcpExemption: null,
  };
}

/** The same question of the principal's own side alone, as if the resource were in its account and said nothing. */
export function ownSide(base: Situation, resource: string, action: string): Situation {
  const s = accessSituation(base, resource, action);
  return {
    ...s,
    target: { ...s.target, account: base.source.account ?? '' },
    policies: { ...s.policies, resource: [] },
  };
}

// How many resources a picture would have, without asking who may use them.
import { isNamedResource } from '#assume/resourceNames.ts';
import type { Model } from '#decision/model.ts';
import { parseArn } from '#language/arn.ts';
import { resourceId } from './nodeOf.ts';

/** As many as the graph with all of them has nodes for. */
export function countResources(model: Model): number {
  // Many principals have the same managed policies.
  const policies = new Set(
    model.principals
      .filter(({ record }) => record.kind !== 'group')
      .flatMap(({ identity }) => (identity ?? []).map(({ policy }) => policy)),
  );
  const named = new Set<string>();
  for (const { accepted, statements } of policies) {
    if (!accepted) continue;
    for (const { actions, effect, resources } of statements) {
      if (effect !== 'Allow' || actions === undefined || resources === undefined || resources.negated)
        continue;
      for (const { text } of resources.patterns) named.add(text);
    }
  }
  const nodes = new Set<string>();
  for (const resource of named) {
    if (isNamedResource(resource))
      nodes.add(resourceId({ resource, service: parseArn(resource)?.service ?? '' }));
  }
  return nodes.size;
}

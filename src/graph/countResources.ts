// How many resources a picture would have, without asking who may use them.
import { isNamedResource } from '#assume/resourceNames.ts';
import type { Model } from '#decision/model.ts';
import { parseArn } from '#language/arn.ts';
import { allowedResources } from '#language/readStatement.ts';
import { resourceId } from './nodeOf.ts';

/** As many as the graph with all of them has nodes for. */
export function countResources(model: Model): number {
  // Many principals have the same managed policies.
  const managed = new Set<unknown>();
  const named = new Set<string>();
  const take = (text: string): unknown => named.add(text);
  for (const { identity, record } of model.principals) {
    if (record.kind === 'group' || identity === undefined) continue;
    for (const { attached, policy } of identity) {
      if (!policy.accepted) continue;
      if (attached.arn !== undefined) {
        if (managed.has(attached.document)) continue;
        managed.add(attached.document);
      }
      allowedResources(attached.document, take);
    }
  }
  const nodes = new Set<string>();
  for (const resource of named) {
    if (isNamedResource(resource))
      nodes.add(resourceId({ resource, service: parseArn(resource)?.service ?? '' }));
  }
  return nodes.size;
}

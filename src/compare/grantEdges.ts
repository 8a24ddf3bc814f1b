// Permissions of one principal by what they would be drawn to: also of what no picture has, every resource at once say.
import { type Grant, grantsOf } from '#assume/grants.ts';
import { toldAccess } from '#assume/resourceAccess.ts';
import { isNamedResource } from '#assume/resourceNames.ts';
import type { CompiledPrincipal, Model } from '#decision/model.ts';
import { accessEdges } from '#graph/accessEdges.ts';
import type { AccessGraphEdge } from '#graph/accessGraph.ts';
import { resourceId } from '#graph/nodeOf.ts';
import { parseArn } from '#language/arn.ts';

/** Everything that is named, drawn or not; that somebody may become a role is told by the other edges. */
export const isCompared = (resource: string, action: string): boolean =>
  isNamedResource(resource) || !/^sts:/i.test(action);

/** By the node that it would be drawn to. */
export function grantsByNode(principal: CompiledPrincipal): ReadonlyMap<string, readonly Grant[]> {
  const nodes = new Map<string, Grant[]>();
  for (const grant of grantsOf(principal, isCompared)) {
    const { resource } = grant;
    const id = resourceId({ resource, service: parseArn(resource)?.service ?? '' });
    const list = nodes.get(id);
    if (list === undefined) nodes.set(id, [grant]);
    else list.push(grant);
  }
  return nodes;
}

/** All grants to one node as one edge, told in full. */
export const toldGrants = (
  model: Model,
  principal: CompiledPrincipal,
  grants: readonly Grant[],
): AccessGraphEdge | null => accessEdges(toldAccess(model, principal, grants))[0] ?? null;

/** The edge from one to the other; null: there is none. */
export function toldAccessEdge(model: Model, source: string, target: string): AccessGraphEdge | null {
  const principal = model.byArn.get(source);
  const grants = principal && grantsByNode(principal).get(target);
  return grants === undefined || principal === undefined ? null : toldGrants(model, principal, grants);
}

// The ways in as BloodHound OpenGraph, to be uploaded into BloodHound beside its own data.
// https://bloodhound.specterops.io/opengraph/developer/schema
import { finish, type Steps } from '#steps/steps.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { AccessGraph, GraphEdge, GraphNode, NodeKind } from '#graph/accessGraph.ts';
import { jsonListAt } from './joinInSteps.ts';

const NODE_KINDS: Readonly<Record<NodeKind, string>> = {
  role: 'Rolegraph_Role',
  user: 'Rolegraph_User',
  group: 'Rolegraph_Group',
  service: 'Rolegraph_Service',
  federated: 'Rolegraph_FederatedProvider',
  account: 'Rolegraph_Account',
  anyone: 'Rolegraph_Anyone',
  session: 'Rolegraph_Session',
  resource: 'Rolegraph_Resource',
};

/** BloodHound walks every edge that it is given: what is refused is no way, so it is no edge there. */
const EDGE_KINDS: Readonly<Record<GraphEdge['kind'], Readonly<Record<VerdictWord, string | null>>>> = {
  assume: {
    valid: 'Rolegraph_CanAssume',
    conditional: 'Rolegraph_CanAssumeIf',
    unknown: 'Rolegraph_MayAssume',
    invalid: null,
  },
  access: {
    valid: 'Rolegraph_CanAccess',
    conditional: 'Rolegraph_CanAccessIf',
    unknown: 'Rolegraph_MayAccess',
    invalid: null,
  },
};

function nodeOf({ id, kind, account, label, declared }: GraphNode) {
  const properties = { name: label, displayname: label, account: account ?? '', declared };
  return { id, kinds: [NODE_KINDS[kind]], properties };
}

const kindOf = (edge: GraphEdge): string | null => EDGE_KINDS[edge.kind][edge.verdict];

/** Properties are primitive values or lists of one kind; their names are lower case. */
function edgeOf(edge: GraphEdge) {
  const properties = {
    verdict: edge.verdict,
    actions: edge.kind === 'access' ? edge.actions : [edge.action],
    requires: edge.requires.map(({ text }) => text),
    text: edge.text,
  };
  const end = (value: string) => ({ match_by: 'id', value }) as const;
  return { kind: kindOf(edge), start: end(edge.source), end: end(edge.target), properties };
}

/** Nodes, and the edges that are valid, conditional or unknown. */
export function* openGraphInSteps(graph: AccessGraph): Steps<string> {
  const ways = graph.edges.filter((edge) => kindOf(edge) !== null);
  const nodes = yield* jsonListAt(graph.nodes, nodeOf, 4);
  const edges = yield* jsonListAt(ways, edgeOf, 4);
  return `{
  "metadata": {
    "source_kind": "Rolegraph"
  },
  "graph": {
    "nodes": ${nodes},
    "edges": ${edges}
  }
}
`;
}

export const toOpenGraph = (graph: AccessGraph): string => finish(openGraphInSteps(graph));

// What the filter and the focus leave of a graph.
import type { ViewChoices, ViewFilter } from '#workspace/workspace.ts';
import type { AccessGraph, EdgeWord, GraphNode, LightGraph } from './accessGraph.ts';
import { unitIds, unitsWords } from './unitTree.ts';

type Test<T> = (one: T) => boolean;

const any = () => true;

/** A word of the filter as a test of lower-cased text. */
function wordTest(word: string): Test<string> {
  if (word.startsWith('-') && word.length > 1) {
    const has = wordTest(word.slice(1));
    return (text) => !has(text);
  }
  if (!word.includes('*')) return (text) => text.includes(word);
  const parts = word.split('*').filter((part) => part !== '');
  // By hand: a pattern made of somebody's words could be one that never ends.
  return (text) => {
    let at = 0;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** Every word of `text` has to be found. */
export function textTest(text: string): Test<string> {
  const tests = text.toLowerCase().split(/\s+/).filter(Boolean).map(wordTest);
  return (hay) => tests.every((test) => test(hay));
}

export const isFiltered = (filter: ViewFilter | undefined): boolean =>
  filter !== undefined && Object.values(filter).some((each) => each !== undefined && each.length !== 0);

const memberTest = (list: readonly string[] | undefined): Test<string> => {
  if (list === undefined || list.length === 0) return any;
  const set = new Set(list);
  return (one) => set.has(one);
};

/** Names of the OUs around each account. */
const unitWords = ({ accounts }: LightGraph): ReadonlyMap<string, string> =>
  new Map(
    accounts.flatMap(({ id, units = [] }) => (units.length === 0 ? [] : [[id, ` ${unitsWords(units)}`]])),
  );

const wordsOf = ({ account, id, label }: GraphNode, unitsOf: ReadonlyMap<string, string>): string =>
  `${label} ${id} ${account ?? ''}${unitsOf.get(account ?? '') ?? ''}`.toLowerCase();

/** Whether an account is asked for, by its id or by that of an OU around it. */
function accountTest(graph: LightGraph, wanted: readonly string[] = []): Test<string> {
  if (wanted.length === 0) return any;
  const all = new Set(wanted);
  for (const account of graph.accounts)
    if (unitIds(account).some((id) => wanted.includes(id))) all.add(account.id);
  return (id) => all.has(id);
}

/** Which edges of `graph` the filter lets through. */
export function edgeTest(graph: LightGraph, filter: ViewFilter): Test<EdgeWord> {
  const { nodes } = graph;
  const unitsOf = unitWords(graph);
  const byId = new Map(nodes.map((node) => [node.id, { node, words: wordsOf(node, unitsOf) }]));
  const ofAccount = accountTest(graph, filter.accounts);
  const ofKind = memberTest(filter.kinds);
  const ofAction = memberTest(filter.actions);
  const matches = textTest(filter.text ?? '');
  return ({ action, actions, source, target, veiled, verdict }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    if (from === undefined || to === undefined) return false;
    if (filter.cross === true && from.node.account === to.node.account) return false;
    const ends = [from.node, to.node];
    return (
      ends.some(({ account }) => ofAccount(account ?? '')) &&
      ends.some(({ kind }) => ofKind(kind)) &&
      (actions ?? [action]).some(ofAction) &&
      matches(
        `${from.words} ${to.words} ${(actions ?? [action]).join(' ').toLowerCase()} ${veiled ? '' : verdict}`,
      )
    );
  };
}

/** Nodes that pass by themselves; none where the filter asks for something that only edges have. */
function nodeTest(graph: LightGraph, filter: ViewFilter): Test<GraphNode> {
  const { accounts, actions = [], cross, kinds, text = '' } = filter;
  if (cross === true || actions.length > 0) return () => false;
  const ofAccount = accountTest(graph, accounts);
  const ofKind = memberTest(kinds);
  const matches = textTest(text);
  const unitsOf = unitWords(graph);
  return (node) => ofAccount(node.account ?? '') && ofKind(node.kind) && matches(wordsOf(node, unitsOf));
}

function only<E extends EdgeWord>(
  graph: AccessGraph<E>,
  nodes: readonly GraphNode[],
  edges: readonly E[],
): AccessGraph<E> {
  const inUse = new Set(nodes.map(({ account }) => account));
  return { ...graph, nodes, edges, accounts: graph.accounts.filter(({ id }) => inUse.has(id)) };
}

function filtered<E extends EdgeWord>(graph: AccessGraph<E>, filter: ViewFilter): AccessGraph<E> {
  const edges = graph.edges.filter(edgeTest(graph, filter));
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const alone = nodeTest(graph, filter);
  return only(
    graph,
    graph.nodes.filter((node) => ends.has(node.id) || alone(node)),
    edges,
  );
}

/** Where a focus begins: a node, the nodes of an account or an OU, the ends of an edge. */
export function focusSeeds({ accounts, edges, nodes }: LightGraph, id: string): readonly string[] {
  const inUnit = new Set(accounts.filter((each) => unitIds(each).includes(id)).map((each) => each.id));
  if (inUnit.size > 0) return nodes.filter(({ account }) => inUnit.has(account ?? '')).map((node) => node.id);
  const inAccount = nodes.filter(({ account }) => account === id).map((node) => node.id);
  if (inAccount.length > 0) return inAccount;
  if (nodes.some((node) => node.id === id)) return [id];
  const edge = edges.find((each) => each.id === id);
  return edge === undefined ? [] : [edge.source, edge.target];
}

function focused<E extends EdgeWord>(graph: AccessGraph<E>, id: string, hops: number): AccessGraph<E> {
  const near = new Set(focusSeeds(graph, id));
  if (near.size === 0) return graph;
  for (let hop = 0; hop < hops; hop++) {
    const next: string[] = [];
    for (const { source, target } of graph.edges) {
      if (near.has(source) && !near.has(target)) next.push(target);
      if (near.has(target) && !near.has(source)) next.push(source);
    }
    if (next.length === 0) break;
    for (const one of next) near.add(one);
  }
  return only(
    graph,
    graph.nodes.filter((node) => near.has(node.id)),
    graph.edges.filter(({ source, target }) => near.has(source) && near.has(target)),
  );
}

/** The graph within the filter and then around the focus; a focus that is not in it changes nothing. */
export function narrowed<E extends EdgeWord>(
  graph: AccessGraph<E>,
  { filter, focus }: Pick<ViewChoices, 'filter' | 'focus'>,
): AccessGraph<E> {
  const within = filter !== undefined && isFiltered(filter) ? filtered(graph, filter) : graph;
  return focus === undefined ? within : focused(within, ...focus);
}

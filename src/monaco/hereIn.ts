// What the graph knows of whom a policy names, for the meanings of the room assist.
import type { Here, Met, Tie } from '#assist/here.ts';
import type { EdgeWord, GraphNode, LightGraph } from '#graph/accessGraph.ts';
import { NODE_LOOK } from '#graph/look.ts';
import { resourceTest } from '#language/arnPattern.ts';
import { parseGlob } from '#language/wildcard.ts';

/** The id of an account in its own ARN or as it stands. */
const ACCOUNT = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/;

export const accountNamed = (text: string): string | null => ACCOUNT.exec(text)?.[1] ?? null;

function tiesOf({ edges, nodes }: LightGraph, mine: 'source' | 'target', id: string): readonly Tie[] {
  const own = edges.filter((edge) => edge.kind === 'assume' && edge[mine] === id);
  // Who guesses first is not told by a hover.
  if (own.some(({ veiled }) => veiled)) return [];
  const other = (edge: EdgeWord): string => (mine === 'source' ? edge.target : edge.source);
  const labels = new Map(nodes.map((node) => [node.id, node.label]));
  return own
    .filter(({ verdict }) => verdict !== 'invalid')
    .map((edge) => ({ label: labels.get(other(edge)) ?? other(edge), verdict: edge.verdict }));
}

function account({ accounts, nodes }: LightGraph, id: string): Met | null {
  const found = accounts.find((one) => one.id === id);
  if (found === undefined) return null;
  const members = nodes.filter(({ account: of, kind }) => of === id && (kind === 'role' || kind === 'user'));
  return {
    word: 'account',
    declared: found.declared,
    from: [],
    to: [],
    members: members.length,
    ...(found.alias === undefined ? {} : { alias: found.alias }),
  };
}

const node = (graph: LightGraph, { declared, id, kind }: GraphNode): Met => ({
  word: NODE_LOOK[kind].word,
  declared,
  from: tiesOf(graph, 'target', id),
  to: tiesOf(graph, 'source', id),
});

/** `owner`: whose the policy around is, by ARN. */
export function hereIn(graph: LightGraph | null, type: Here['type'], owner: string | undefined): Here {
  return {
    type,
    owner: owner ?? null,
    find: (text) => {
      if (graph === null) return null;
      const id = accountNamed(text);
      if (id !== null) return account(graph, id);
      const found = graph.nodes.find((one) => one.id === text);
      return found === undefined ? null : node(graph, found);
    },
    fitting: (pattern) => {
      const fits = resourceTest(parseGlob(pattern));
      const people = graph?.nodes.filter(({ kind }) => kind === 'role' || kind === 'user') ?? [];
      return people.filter(({ id }) => fits(id)).map(({ label }) => label);
    },
  };
}

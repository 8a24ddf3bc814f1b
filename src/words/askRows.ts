// Whom a node can be asked about: the roles that it might become, and those who might become it.
import { accountLabel } from '#graph/accountLabel.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { LightGraph, GraphNode } from '#graph/accessGraph.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { iamName, isAccountId } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import { askAbout } from './pair.ts';
import { shortName } from './shortName.ts';

export interface AskRow {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  /** null: no edge is drawn. */
  readonly verdict: VerdictWord | null;
  /** What to select. */
  readonly selection: string;
}

export interface AskRows {
  readonly become: readonly AskRow[];
  readonly who: readonly AskRow[];
  /** How many more there are of either. */
  readonly more: number;
}

const MOST = 30;

const asksNobody = ({ closed, kind }: GraphNode): boolean =>
  closed !== undefined || kind === 'resource' || kind === 'group';

const HOST = /^[\w-]+(?:\.[\w-]+)+(?:\/\S+)?$/;

/** Whom a policy can name although the picture has nobody of that name: as the engine calls it; null: nobody. */
function newcomer(typed: string, role: GraphNode): string | null {
  const text = typed.trim();
  if (/\s/.test(text)) return null;
  const root = iamName(text);
  if (root?.kind === 'root') return root.account;
  if (callerKind(text) !== null) return text;
  const [, partition = ''] = role.id.split(':');
  const account = role.account ?? '';
  return HOST.test(text) && !text.includes('amazonaws.com') && isAccountId(account)
    ? `arn:${partition}:iam::${account}:oidc-provider/${text}`
    : null;
}

/** Those without an edge first: the others have one to click. Every typed word must occur in name, account or ARN. */
export function askRows(graph: LightGraph, node: GraphNode, typed: string): AskRows {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const drawn = new Map(
    graph.edges
      .filter((edge) => edge.kind === 'assume')
      .map((edge) => [`${edge.source} ${edge.target}`, edge.verdict]),
  );
  const row = (other: GraphNode, source: string, target: string): AskRow => ({
    id: other.id,
    name: nameAlone(other),
    account: other.kind === 'account' ? '' : other.account === null ? '' : accountLabel(other.account),
    verdict: drawn.get(`${source} ${target}`) ?? null,
    selection: askAbout(graph, source, target),
  });
  const others = graph.nodes.filter((other) => {
    const text = `${nameAlone(other)} ${other.id}`.toLowerCase();
    return other.id !== node.id && !asksNobody(other) && words.every((word) => text.includes(word));
  });
  const drawnLast = (rows: readonly AskRow[]): readonly AskRow[] =>
    rows.toSorted((a, b) => Number(a.verdict !== null) - Number(b.verdict !== null));
  const roles = others.filter(({ kind }) => kind === 'role');
  const become = drawnLast(roles.map((role) => row(role, node.id, role.id)));
  const who = node.kind === 'role' ? drawnLast(others.map((other) => row(other, other.id, node.id))) : [];
  const fresh = node.kind === 'role' ? newcomer(typed, node) : null;
  if (fresh !== null && !graph.nodes.some(({ id }) => id === fresh)) {
    const account = iamName(fresh)?.account ?? '';
    const selection = askAbout(graph, fresh, node.id);
    const name = callerKind(fresh) === 'service' ? fresh : shortName(fresh);
    return { become, who: [{ id: fresh, name, account, verdict: null, selection }, ...who], more: 0 };
  }
  return {
    become: become.slice(0, MOST),
    who: who.slice(0, MOST),
    more: Math.max(0, become.length - MOST) + Math.max(0, who.length - MOST),
  };
}

// The picture as data: who is drawn and every edge with its verdict. Plain data, cloneable.
import type { Tries } from '#attempts/tryCounts.ts';
import type { OrganizationalUnit } from '#decision/inventory.ts';
import type {
  AssumeEdge,
  Gate,
  GateName,
  Missing,
  Reason,
  Requirement,
  VerdictWord,
} from '#decision/verdict.ts';

export type NodeKind =
  'role' | 'user' | 'group' | 'service' | 'federated' | 'account' | 'anyone' | 'session' | 'resource';

export interface GraphNode {
  /** ARN, service name, account id (kind `account`), `*` (kind `anyone`). */
  readonly id: string;
  readonly kind: NodeKind;
  /** The account box it stands in; null: outside any (services, anyone, resources without account). */
  readonly account: string | null;
  /** Short name: `Role_A`, `EC2`, `example-bucket`. */
  readonly label: string;
  /** One more line: `role · 1 permission policy`, `role · only mentioned`. */
  readonly detail: string;
  /** A document was given for it. */
  readonly declared: boolean;
  /** Its owner is our guess: dashed until answered. */
  readonly guessed: boolean;
  /** It stands for a closed account: the principals in it. */
  readonly closed?: number;
  /** It stands for several nodes: the edges between these, which are not drawn. */
  readonly inside?: number;
  /** It stands for a closed OU, or for accounts of one: the OUs around it, from the outside in. */
  readonly units?: readonly OrganizationalUnit[];
  /** So many accounts stand behind it. */
  readonly accounts?: number;
}

/** What is known of every edge at once; the rest is told of edges that somebody looks at. */
export interface EdgeWord {
  readonly id: string;
  readonly kind: 'assume' | 'access';
  readonly source: string;
  readonly target: string;
  readonly action: string;
  /** Access only: all actions, as written. */
  readonly actions?: readonly string[];
  readonly verdict: VerdictWord;
  /** Somebody tried it, or means to; beside the verdict, which it does not change. */
  readonly tries?: Tries;
  /** Who learns guesses first: its verdict is not told yet (veiled.ts). */
  readonly veiled?: true;
}

export type VerdictCounts = Readonly<Partial<Record<VerdictWord, number>>>;

/** Several edges between the same two nodes of the picture: one line, of the most open verdict among them. */
export interface EdgeBundle extends EdgeWord {
  readonly counts: VerdictCounts;
  /** Ids of the edges that it stands for, at least two. */
  readonly bundles: readonly string[];
}

export interface AssumeGraphEdge extends AssumeEdge {
  readonly id: string;
  readonly kind: 'assume';
  readonly tries?: Tries;
  readonly veiled?: true;
  /** It stands for so many of each verdict; told is one of them. */
  readonly counts?: VerdictCounts;
}

/** A role's permission on a resource that its policies name; a look of its own, counted separately. */
export interface AccessGraphEdge {
  readonly id: string;
  readonly kind: 'access';
  /** Never there: only the assumption of roles is tried. */
  readonly tries?: Tries;
  readonly veiled?: true;
  readonly counts?: VerdictCounts;
  readonly source: string;
  readonly target: string;
  /** First action; `actions` has all, as written. */
  readonly action: string;
  readonly actions: readonly string[];
  readonly verdict: VerdictWord;
  readonly gates: Readonly<Record<GateName, Gate>>;
  readonly reasons: readonly Reason[];
  readonly requires: readonly Requirement[];
  readonly missing: readonly Missing[];
  readonly text: string;
  readonly label: string;
}

export type GraphEdge = AssumeGraphEdge | AccessGraphEdge;

export interface GraphAccount {
  readonly id: string;
  readonly alias?: string;
  /** What it stands in as far as it was given, from the outside in: the root of the organization, OUs. */
  readonly units?: readonly OrganizationalUnit[];
  /** Something in it was given, not only mentioned. */
  readonly declared: boolean;
}

/** With edges as far as they are told; without a word about that, told in full. */
export interface AccessGraph<E extends EdgeWord = GraphEdge> {
  readonly accounts: readonly GraphAccount[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly E[];
  /** Pairs that only a bare `*` would draw: counted, not drawn. */
  readonly bareWildcardPairs: number;
  /** There are so many principals that resources come when somebody asks for them: how many there are. */
  readonly unlisted?: number;
}

/** Every edge by its word alone. A graph told in full is one as well. */
export type LightGraph = AccessGraph<EdgeWord>;

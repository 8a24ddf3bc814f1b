// What the user wrote and chose: the only thing that is undone, saved and shared.

/** Placeholders such as `ACCOUNT_A_ID` stand for account ids wherever the text has them. */
export interface OwnerAnswer {
  /** ARN of the principal that the policy belongs to; for an SCP or RCP the account id. */
  readonly owner: string;
  /** When the content does not tell: which of the owner's slots it fills. */
  readonly slot?: 'identity' | 'boundary' | 'session' | 'trust' | 'scp' | 'rcp';
}

/** One paste, file or sample, kept exactly as it came. It may hold several policies ("pieces"). */
export interface WorkspaceDocument {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Answers to "whose is it?", by the number of the piece in the text (from 0). */
  readonly owners?: Readonly<Record<string, OwnerAnswer>>;
  /** What the text leaves open and the user filled in, by name: `var.account_id`, `AWS::AccountId`. */
  readonly values?: Readonly<Record<string, string>>;
}

export type ContextValue = string | readonly string[] | boolean | null;

/** What is drawn of everything: what all of these let through. */
export interface ViewFilter {
  /** Words that have to occur in names, ARNs, action or verdict; `*` stands for anything, `-word` must not occur. */
  readonly text?: string;
  /** One end stands in one of these accounts. */
  readonly accounts?: readonly string[];
  /** One end is of one of these kinds (`NodeKind` of the room graph). */
  readonly kinds?: readonly string[];
  readonly actions?: readonly string[];
  /** Only what crosses the border of an account. */
  readonly cross?: true;
}

export interface ViewChoices {
  /** Edge or node id (as in AccessGraph) that is selected and explained. */
  readonly selection?: string;
  /** Ids of account boxes that are closed. */
  readonly collapsed?: readonly string[];
  /** Hand-placed nodes: id -> position in canvas units. */
  readonly pins?: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** Verdicts that are hidden; `access`: resources are, `-access`: they are drawn however many (graph/hidden.ts). */
  readonly hidden?: readonly string[];
  /** Ids of groups inside of large accounts that are open, the last opened last. */
  readonly opened?: readonly string[];
  /** Only what is so many steps from this node, account or edge. */
  readonly focus?: readonly [id: string, hops: number];
  readonly filter?: ViewFilter;
}

/** A goal as an author of a lesson sets it: one of these verdicts has to come out for the pair. */
export interface AuthoredGoal {
  readonly source: string;
  readonly target: string;
  readonly verdict: readonly ('valid' | 'conditional' | 'unknown' | 'invalid')[];
  readonly says: string;
  /** It is so from the start and has to stay so. */
  readonly keep?: true;
  /** The request that is asked about, as the what-if bar has it. */
  readonly when?: Readonly<Record<string, ContextValue>>;
}

/** A lesson that somebody wrote on top of a graph. */
export interface AuthoredLesson {
  readonly title: string;
  readonly story: readonly string[];
  readonly goals: readonly AuthoredGoal[];
  readonly hints: readonly string[];
  /** What was learned: shown when every goal is reached. */
  readonly afterword?: string;
  /** The documents to begin with; absent: those of the graph as it is opened. */
  readonly start?: readonly WorkspaceDocument[];
  /** The documents of one way to reach every goal. */
  readonly solution?: readonly WorkspaceDocument[];
  /** Its author is at work, and has this state in the editor. */
  readonly draft?: 'start' | 'solution';
}

/** The lesson that a graph belongs to: one of the course by its id, or one that an author wrote. */
export type LessonOf = { readonly id: string } | { readonly authored: AuthoredLesson };

export interface Workspace {
  readonly version: 1;
  readonly name: string;
  readonly documents: readonly WorkspaceDocument[];
  readonly view: ViewChoices;
  /** What-if request context: condition key -> value; `null` means "known not to be sent". */
  readonly context: Readonly<Record<string, ContextValue>>;
  readonly lesson?: LessonOf;
}

export const emptyWorkspace: Workspace = {
  version: 1,
  name: 'Untitled',
  documents: [],
  view: {},
  context: {},
};

/** Of all its texts. */
export const charactersOf = ({ documents }: Workspace): number =>
  documents.reduce((sum, { text }) => sum + text.length, 0);

// What comparing two states comes to. Plain data, cloneable.
import type { EdgeBook } from '#assume/edgeBook.ts';
import type { Model } from '#decision/model.ts';
import type { AssumeEdge, GateName, Requirement, StatementRef, VerdictWord } from '#decision/verdict.ts';
import type { AccessGraphEdge } from '#graph/accessGraph.ts';

/** One of two states, judged. */
export interface Side {
  readonly model: Model;
  readonly book: EdgeBook;
}

/** Who becomes whom, or what somebody may do with a resource. */
export type About = 'assume' | 'access';

/**
 * `new`, `removed`: drawn on one side only. `widened`, `narrowed`: requests pass that did not, or no longer do.
 * `changed`: some pass that did not and some no longer do, or a document that would decide is missing on one side.
 */
export type DifferenceKind = 'new' | 'widened' | 'changed' | 'narrowed' | 'removed';

/** What an edge to a resource allows, as written. */
export interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export interface Difference {
  readonly id: string;
  readonly about: About;
  readonly source: string;
  /** Role, or resource as policies name it: `*` is every resource. */
  readonly target: string;
  readonly action: string;
  readonly kind: DifferenceKind;
  /** null: no edge is drawn. */
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
  /** Of edges to resources; null: none on that side. */
  readonly allowed?: { readonly before: Allowed | null; readonly after: Allowed | null };
}

/** `owner`: whose a policy is was a guess. */
export type WrittenAbout =
  | 'principal'
  | 'trust'
  | 'permission'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'tags'
  | 'owner'
  | 'account';

/** Something that is written otherwise, whether an edge differs because of it or not. */
export interface WrittenChange {
  readonly id: string;
  readonly kind: 'new' | 'changed' | 'removed';
  readonly about: WrittenAbout;
  /** ARN of the principal, or the account: of guardrails of several the first. */
  readonly subject: string;
  /** Guardrails only: root, an OU or the account, and whom they bind. */
  readonly level?: string;
  readonly accounts?: readonly string[];
  readonly came: number;
  readonly went: number;
  /** What is not said by statements, in whole sentences. */
  readonly notes: readonly string[];
  /** A policy came of which nobody knows what it allows. */
  readonly mayOpen?: true;
  /** Whether an edge of the subject differs. */
  readonly shows: boolean;
}

export interface Comparison {
  /** What opens first, then what closes; in one kind the order of the graphs. */
  readonly differences: readonly Difference[];
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** Edges that are alike on both sides, by which roles are assumed. */
  readonly same: number;
  /** The same of permissions on resources. */
  readonly sameAccess: number;
  readonly written: readonly WrittenChange[];
  /** Ids of what was also changed outside of Terraform: the plan answers that, and may be nobody's wish. */
  readonly drifted?: ReadonlySet<string>;
}

/** A statement that decides on one side and does not stand on the other. */
export interface StatementChange {
  readonly change: 'come' | 'gone';
  readonly gate: GateName;
  readonly ref: StatementRef;
  /** The statement as JSON, for people. */
  readonly json: string;
}

export interface RequirementChange {
  readonly change: 'come' | 'gone';
  readonly requirement: Requirement;
}

/** One difference, told in full. */
export interface ToldDifference {
  readonly difference: Difference;
  readonly before: AssumeEdge | AccessGraphEdge | null;
  readonly after: AssumeEdge | AccessGraphEdge | null;
  readonly statements: readonly StatementChange[];
  readonly requirements: readonly RequirementChange[];
}

export interface KindLook {
  readonly glyph: string;
  readonly word: string;
  readonly meaning: string;
}

/** In the order in which a reviewer wants to see them. Glyph and word carry the meaning. */
export const KIND_LOOK: Readonly<Record<DifferenceKind, KindLook>> = {
  new: { glyph: '+', word: 'new', meaning: 'There was no such edge before.' },
  widened: { glyph: '↑', word: 'widened', meaning: 'Requests pass that did not pass before.' },
  changed: {
    glyph: '±',
    word: 'changed',
    meaning: 'Other requests pass than before, or a document that would decide is missing on one side.',
  },
  narrowed: { glyph: '↓', word: 'narrowed', meaning: 'Requests no longer pass that did before.' },
  removed: { glyph: '−', word: 'removed', meaning: 'There is no such edge any more.' },
};

/** `written`: no edge, but something that is written otherwise. */
export type RowAbout = About | 'written';

export const ABOUT_LOOK: Readonly<Record<RowAbout, { readonly word: string; readonly meaning: string }>> = {
  assume: { word: 'who becomes whom', meaning: 'Edges by which roles are assumed.' },
  access: {
    word: 'permissions',
    meaning: 'What roles and users may do with resources that their policies name.',
  },
  written: {
    word: 'written otherwise',
    meaning: 'Principals, policies, guardrails and tags that came, went or read otherwise, edge or not.',
  },
};

export const ABOUTS = Object.keys(ABOUT_LOOK) as readonly RowAbout[];

export const KINDS = Object.keys(KIND_LOOK) as readonly DifferenceKind[];

/** Seen from the other end. */
export const MIRRORED: Readonly<Record<DifferenceKind, DifferenceKind>> = {
  new: 'removed',
  widened: 'narrowed',
  changed: 'changed',
  narrowed: 'widened',
  removed: 'new',
};

/** Somebody may get in who could not, or nobody can say that this is not so. */
export const opens = ({ after, kind }: Difference): boolean =>
  kind === 'widened' || ((kind === 'new' || kind === 'changed') && after !== 'invalid');

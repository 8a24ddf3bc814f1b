// What comparing two states comes to. Plain data, cloneable.
import type { AssumeEdge, GateName, Requirement, StatementRef, VerdictWord } from '#decision/verdict.ts';

/**
 * `new`, `removed`: drawn on one side only. `widened`, `narrowed`: requests pass that did not, or no longer do.
 * `changed`: some pass that did not and some no longer do, or a document that would decide is missing on one side.
 */
export type DifferenceKind = 'new' | 'widened' | 'changed' | 'narrowed' | 'removed';

export interface Difference {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly action: string;
  readonly kind: DifferenceKind;
  /** null: no edge is drawn. */
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
}

export interface Comparison {
  /** What opens first, then what closes; in one kind the order of the graphs. */
  readonly differences: readonly Difference[];
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** Edges that are alike on both sides. */
  readonly same: number;
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
  readonly before: AssumeEdge | null;
  readonly after: AssumeEdge | null;
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

// What was found in one document: its pieces, what each is, and whose.
import type { PolicyType } from '#language/policy.ts';
import type { Inventory } from '#decision/inventory.ts';
import type { Ask, LeftOut } from '#harvest/harvest.ts';
import type { PackedRanges } from '#text/packedRanges.ts';
import type { RangeTable } from '#text/ranges.ts';
import type { Problem } from '#text/problem.ts';

export type PieceKind =
  'policy' | 'fragment' | 'estate' | 'get-role' | 'terraform' | 'other' | 'broken' | (string & {});

/** One JSON (or other) block of a document. Offsets are into the document's own text. */
export interface Piece {
  readonly document: string;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly kind: PieceKind;
  /** For a list: "Trust policy", "Permissions policy", "Estate: 3 principals", "Terraform (not read yet)". */
  readonly title: string;
  /** Bare policies only: its type, whose it is taken to be, and where that comes from. */
  readonly policyType?: PolicyType;
  /** A list of them: the type of each; all else is of the first. */
  readonly policyTypes?: readonly PolicyType[];
  readonly owner?: string;
  readonly ownership?: 'stated' | 'answered' | 'guessed';
  /** The one line that asks, e.g. `This looks like the trust policy of Role_B in 222222222222.` */
  readonly question?: string;
  /** Other owners worth offering, best first. */
  readonly candidates?: readonly string[];
  /** Nobody is named: the answer needs a name and an account, a yes says nothing. */
  readonly nameless?: true;
  readonly problems: number;
  /** For the ledger: what was taken, each with its number, and what was not. */
  readonly taken?: readonly string[];
  readonly leftOut?: readonly LeftOut[];
  /** Values that the user may fill in. */
  readonly asks?: readonly Ask[];
  /** Pieces that are no JSON: where the paths of their places stand (text/ranges.ts). */
  readonly ranges?: RangeTable | PackedRanges;
}

export interface Reading {
  readonly inventory: Inventory;
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
}

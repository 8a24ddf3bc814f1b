// What one piece gives before it is joined with the others. Formats make these; owners and joining come after.
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type {
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  Place,
  PolicyLevel,
} from '#decision/inventory.ts';
import type { PieceKind } from './reading.ts';

/** A policy document that does not say whose it is. */
export interface BarePolicy {
  readonly document: unknown;
  readonly path: JsonPath;
  readonly type: PolicyType;
  /** The policy's own name, where the format gives one. */
  readonly name?: string;
  readonly arn?: string;
  readonly encoded?: boolean;
  readonly live?: boolean;
  /** The format names the holder, but not its account: `get-role-policy`. */
  readonly holder?: { readonly kind: 'user' | 'role' | 'group'; readonly name: string };
}

/** Something to tell; `path` goes into the piece. */
export interface HarvestNote {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly path: JsonPath;
}

export interface Harvest {
  readonly kind: PieceKind;
  readonly title: string;
  readonly bare?: readonly BarePolicy[];
  readonly principals?: readonly InventoryPrincipal[];
  readonly accounts?: readonly InventoryAccount[];
  readonly scps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly rcps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly context?: Inventory['context'];
  readonly notes?: readonly HarvestNote[];
}

/** Where the piece stands: formats build places from it. */
export interface Origin {
  readonly document: string;
  readonly piece: number;
}

export const placeAt = (origin: Origin, path: JsonPath): Place => ({ ...origin, path });

export interface Format {
  readonly id: string;
  /** One line for "this is understood:". */
  readonly what: string;
  test(value: unknown): boolean;
  take(value: unknown, origin: Origin): Harvest;
}

// What one piece gives before it is joined with the others. Formats make these; owners and joining come after.
import type { JsonPath, PolicyType } from '#language/policy.ts';
import type {
  AttachedPolicy,
  Attempt,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  Place,
  PolicyLevel,
} from '#decision/inventory.ts';
import type { ForeignKind } from '#text/foreignText.ts';
import type { Holding, ManagedPolicy, OrganizationFacts } from './facts.ts';
import type { RangeTable } from '#text/ranges.ts';

/** A policy document that does not say whose it is. */
export interface BarePolicy extends Pick<AttachedPolicy, 'namedAccounts' | 'open' | 'unknownAccounts'> {
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
  /** Offsets from the start of the piece, where no path leads: a slip in text that is no JSON. */
  readonly range?: readonly [from: number, to: number];
}

/** Something that the source holds and that is not taken, for the ledger of the import. */
export interface LeftOut {
  /** In the plural, as after a number: `policy versions that are not the default one`. */
  readonly what: string;
  readonly count: number;
  /** One short sentence. */
  readonly why: string;
}

/** A value that the source leaves open and that the user may fill in: a Terraform variable, a template parameter. */
export interface Ask {
  /** Key in `WorkspaceDocument.values`: `var.account_id`, `AWS::AccountId`. */
  readonly name: string;
  readonly description?: string;
  /** What counts as long as nothing is filled in; undefined: it stays a named unknown. */
  readonly assumed?: string;
  readonly path: JsonPath;
}

export interface Harvest {
  /** What the piece is: the id of its format or kind of text. */
  readonly kind: string;
  readonly title: string;
  /** For the ledger, each with its number: `12 roles`. */
  readonly taken?: readonly string[];
  readonly leftOut?: readonly LeftOut[];
  readonly asks?: readonly Ask[];
  /** Pieces that are no JSON: where the paths of their places stand. */
  readonly ranges?: RangeTable;
  readonly bare?: readonly BarePolicy[];
  readonly principals?: readonly InventoryPrincipal[];
  readonly accounts?: readonly InventoryAccount[];
  readonly scps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly rcps?: Readonly<Record<string, readonly PolicyLevel[]>>;
  readonly context?: Inventory['context'];
  readonly attempts?: readonly Attempt[];
  readonly holdings?: readonly Holding[];
  readonly managed?: readonly ManagedPolicy[];
  readonly organization?: OrganizationFacts;
  /** Who ran the commands around: `get-caller-identity`. */
  readonly caller?: string;
  /** Other documents that it read as files: what they hold is told here. */
  readonly includes?: readonly string[];
  /** The alias of an account that the source does not name. */
  readonly alias?: string;
  /** The list goes on: how to get all of it. `last` when this is the end of a list in several pieces. */
  readonly page?: Page;
  readonly notes?: readonly HarvestNote[];
}

/** One page of a list: `of` tells lists apart (`authorization-details 111111111111`). */
export interface Page {
  readonly of: string;
  readonly last: boolean;
  /** The AWS CLI command that prints the whole list. */
  readonly command: string;
}

/** The command that printed a piece, as the line above it or the name of its file says. */
export interface Said {
  /** `iam list-attached-role-policies`. */
  readonly command: string;
  /** Value of `--role-name` and the like; `''`: what the file name holds besides the command. */
  option(name: string): string | undefined;
}

/** Where the piece stands: formats build places from it. */
export interface Origin {
  readonly document: string;
  readonly piece: number;
}

export const placeAt = ({ document, piece }: Origin, path: JsonPath): Place => ({ document, piece, path });

export interface Format {
  readonly id: string;
  /** One line for "this is understood:". */
  readonly what: string;
  /** A short text that is one of it, for people to copy. */
  readonly example?: string;
  test(value: unknown): boolean;
  /**
   * `given`: what the user filled in for the asks of this document. `said`: looked up when asked. Never throws.
   */
  take(value: unknown, origin: Origin, given: GivenValues, said: () => Said | null): Harvest;
}

/** Values that the user filled in for the asks of one document, by name. */
export type GivenValues = Readonly<Record<string, string>>;

/** One piece of text that is no JSON, or JSON that is read along with such text. */
export interface TextSource {
  readonly text: string;
  /** Of JSON only. */
  readonly value?: unknown;
  /** Name of its document, with folders: files of one Terraform module stand in one folder. */
  readonly name: string;
  readonly origin: Origin;
  readonly given: GivenValues;
}

/** A document of the drop, for texts that name files. */
export interface DropFile {
  readonly document: string;
  readonly name: string;
  readonly text: string;
}

/** Reads one kind of text that is no JSON (`ForeignKind` of the room text). */
export interface TextReader {
  readonly kind: ForeignKind;
  /** One line for "this is understood:". */
  readonly what: string;
  /** A short text that is one of it, for people to copy. */
  readonly example?: string;
  /** JSON that says the same in another form, and that texts may refer to: it is read along. */
  json?(value: unknown): boolean;
  /** Loads what reading needs (a parser); awaited before `take` whenever such text is there. */
  prepare?(): Promise<void>;
  /** All pieces of this kind at once, for they may refer to each other: one harvest each, in order. Never throws. */
  take(sources: readonly TextSource[], files: readonly DropFile[]): readonly Harvest[];
}

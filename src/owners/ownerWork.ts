// One policy without an owner on its way to one: what is known of it before others are asked.
import { iamName } from '#language/arn.ts';
import type { PolicyType } from '#language/policy.ts';
import type { BareCase } from './bareCase.ts';
import { nameKey, type HolderKind } from './cast.ts';
import type { CastBook, Namesakes } from './castBook.ts';
import { likelyAccount } from './ownerAccount.ts';
import { nameScores, statedOwner, type ReadPassage } from './ownerEvidence.ts';
import { nextOfList, slotOf } from './ownerSlot.ts';
import type { Passage } from './passages.ts';
import { assumeMentions, namedIn, type Named, statementIds } from './policyNames.ts';
import { addScore, type Scores } from './scores.ts';

export interface OwnerWork {
  readonly bare: BareCase;
  readonly type: PolicyType;
  readonly passages: readonly ReadPassage[];
  /** The words before the first policy of a list, which are about all of them. */
  readonly ofList: readonly ReadPassage[] | null;
  readonly named: Named;
  /** Text evidence; what other documents say is added in each round. */
  readonly names: Scores;
  /** Keys that the document itself rules out as its holder. */
  readonly ruledOut: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  /** The account that its holder is in by what the document says. */
  readonly home: string | null;
  /** Where nothing says in which account its holder is. */
  readonly likely: string | null;
  owner: string | null;
  stated: boolean;
}

const HOLDER_POINTS = 100;

/** The same few ARNs are asked for in every round. */
const keys = new Map<string, string>();

export function keyOf(arn: string): string {
  const known = keys.get(arn);
  if (known !== undefined) return known;
  const key = nameKey(iamName(arn)?.name ?? '');
  if (keys.size > 50_000) keys.clear();
  keys.set(arn, key);
  return key;
}

export const accountOf = (arn: string): string => iamName(arn)?.account ?? '';

interface Reading {
  readonly book: CastBook;
  readonly readPassage: (passage: Passage) => ReadPassage;
  /** Accounts that are more than the target of a permission. */
  readonly lived: ReadonlySet<string>;
}

export function ownerWork(
  bare: BareCase,
  { book, lived, readPassage }: Reading,
  previous: OwnerWork | undefined,
): OwnerWork {
  const { document, holder } = bare.policy;
  const sids = statementIds(document).map((text) => ({ text, weight: 0.3, source: 'inside' as const }));
  const read = [...bare.passages, ...sids].map(readPassage);
  const { ofList, passages, type } = nextOfList(previous, { bare, passages: read, type: slotOf(bare, read) });
  const trust = type === 'trust';
  const named = namedIn(document, type);
  const targets = trust ? [] : assumeMentions(document);
  const said = new Set(passages.flatMap(({ accounts }) => accounts.map(({ account }) => account)));
  const targetOnly = targets.map(accountOf).filter((account) => !lived.has(account) && !said.has(account));
  const [home = null] = named.homes;
  const names = nameScores(passages, trust);
  if (holder) addScore(names, nameKey(holder.name), HOLDER_POINTS);
  const stated = statedOwner(passages, trust);
  return {
    bare,
    type,
    passages,
    ofList,
    named,
    names,
    ruledOut: new Set([...named.principals, ...targets].map(keyOf)),
    others: new Set([...named.accounts, ...targets.map(accountOf)]),
    home,
    likely: home ?? likelyAccount(passages, named.accounts, targetOnly, book.onlyAccount),
    owner: stated,
    stated: stated !== null,
  };
}

/** null: of any kind; undefined: nobody can hold it. */
function kindOf({ bare, type }: OwnerWork): HolderKind | null | undefined {
  const kind = bare.policy.holder?.kind ?? null;
  if (type !== 'trust') return kind;
  return kind === null || kind === 'role' ? 'role' : undefined;
}

const NOBODY: Namesakes = { members: [], arns: new Map(), account: null };

/** Those of a name who can hold this policy. */
export function ableNamesakes(work: OwnerWork, key: string, book: CastBook): Namesakes {
  const kind = kindOf(work);
  return kind === undefined ? NOBODY : book.namesakes(key, kind);
}

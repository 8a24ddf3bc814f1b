// Whose is a bare policy? The user's answer wins; else what the words around it and the other documents say is
// added up, twice, because one document's owner is evidence for the next one's.
import { iamName, parseArn } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { PolicyType } from '#language/policy.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { Owned } from '#harvest/owned.ts';
import type { BareCase } from './bareCase.ts';
import { addArn, nameKey, type Cast, type CastMember, type HolderKind } from './cast.ts';
import { answerOf } from './ownerAnswer.ts';
import { likelyAccount } from './ownerAccount.ts';
import {
  accountScores,
  addScore,
  nameScores,
  ranked,
  readPassage,
  statedOwner,
  type ReadPassage,
  type Scores,
} from './ownerEvidence.ts';
import { candidateArns, isNameless, MAX_CANDIDATES, mostNamed, questionFor } from './ownerQuestion.ts';
import { guardrailOwner } from './guardrailOwner.ts';
import { nextOfList, slotOf } from './ownerSlot.ts';
import { sharedWith } from './sharedOwners.ts';
import {
  assumeMentions,
  assumeTargets,
  namedPrincipals,
  namedProviders,
  statementIds,
} from './policyNames.ts';
import {
  type Call,
  calledOf,
  callerOf,
  holderOf,
  structureEvidence,
  withOwner,
  type Holder,
} from './structureEvidence.ts';

/** Less than this and nobody is named. */
const ENOUGH = 0.9;
const CONTRADICTION = -8;
const HOLDER_POINTS = 100;
/** Names behind these are not worth a look. */
const MAX_NAMES = 8;
/** The owner of one document is evidence for the next: after three rounds nothing new comes up. */
const ROUNDS = 3;

interface Working {
  readonly bare: BareCase;
  readonly type: PolicyType;
  readonly passages: readonly ReadPassage[];
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

/** The same few ARNs are asked for in every round. */
const keys = new Map<string, string>();

function keyOf(arn: string): string {
  const known = keys.get(arn);
  if (known !== undefined) return known;
  const key = nameKey(iamName(arn)?.name ?? '');
  if (keys.size > 50_000) keys.clear();
  keys.set(arn, key);
  return key;
}

const accountOf = (arn: string): string => iamName(arn)?.account ?? '';

/** A provider serves the roles of its own account. */
const homeOf = (document: unknown): string | null =>
  namedProviders(document).flatMap((arn) => parseArn(arn)?.account ?? [])[0] ?? null;

/** `lived`: accounts that are more than the target of a permission. */
function begin(
  bare: BareCase,
  cast: Cast,
  lived: ReadonlySet<string>,
  previous: Working | undefined,
): Working {
  const sids = statementIds(bare.policy.document).map((text) => ({
    text,
    weight: 0.3,
    source: 'inside' as const,
  }));
  const read = [...bare.passages, ...sids].map((passage) => readPassage(passage, cast));
  const { passages, type } = nextOfList(previous, { bare, passages: read, type: slotOf(bare, read) });
  const trust = type === 'trust';
  const principals = trust ? namedPrincipals(bare.policy.document) : { arns: [], accounts: [] };
  const targets = trust ? [] : assumeMentions(bare.policy.document);
  const said = new Set(passages.flatMap(({ accounts }) => accounts.map(({ account }) => account)));
  const targetOnly = targets.map(accountOf).filter((account) => !lived.has(account) && !said.has(account));
  const home = trust ? homeOf(bare.policy.document) : null;
  const names = nameScores(passages, trust);
  const { holder } = bare.policy;
  if (holder) addScore(names, nameKey(holder.name), HOLDER_POINTS);
  const stated = statedOwner(passages, trust);
  return {
    bare,
    type,
    passages,
    names,
    ruledOut: new Set([...principals.arns, ...targets].map(keyOf)),
    others: new Set([...principals.accounts, ...targets.map(accountOf)]),
    home,
    likely: home ?? likelyAccount(passages, principals.accounts, targetOnly, cast),
    owner: stated,
    stated: stated !== null,
  };
}

const fits = (kind: HolderKind, type: PolicyType): boolean => type !== 'trust' || kind === 'role';

function membersOf(cast: Cast, key: string, work: Working): readonly CastMember[] {
  const holder = work.bare.policy.holder;
  return (cast.members.get(key) ?? []).filter(
    (member) => fits(member.kind, work.type) && (!holder || member.kind === holder.kind),
  );
}

/** The ARN for a name in an account, spelled as the texts spell it. */
function arnFor(members: readonly CastMember[], account: string): string | null {
  const byTimes = [...members].sort((a, b) => b.times - a.times);
  const exact = byTimes.find((member) => member.account === account && member.arn !== null);
  if (exact?.arn) return exact.arn;
  const spelled = byTimes.find((member) => member.arn !== null) ?? byTimes[0];
  if (!spelled) return null;
  const partition = (spelled.arn ? iamName(spelled.arn)?.partition : null) ?? 'aws';
  return `arn:${partition}:iam::${account}:${spelled.kind}/${spelled.name}`;
}

interface Verdict {
  readonly best: string | null;
  readonly ranking: readonly string[];
  /** Nothing says in which account the best is. */
  readonly accountGuessed: boolean;
}

const NO_VERDICT: Verdict = { best: null, ranking: [], accountGuessed: false };

/** Words that say nothing of their own go on about whom the block before was about. */
function continued(work: Working, previous: Working | undefined): string | null {
  const owner = previous?.owner ?? null;
  if (!previous || owner === null || previous.bare.origin.document !== work.bare.origin.document) return null;
  if (previous.type === 'trust' && work.type === 'trust') return null;
  const heading = (one: Working) => one.passages.find((passage) => passage.source === 'heading')?.text;
  const kind = iamName(owner)?.kind;
  if (heading(previous) !== heading(work) || work.ruledOut.has(keyOf(owner))) return null;
  return kind === 'role' || (kind === 'user' && work.type !== 'trust') ? owner : null;
}

/** One round: text and structure together. */
function decide(
  work: Working,
  cast: Cast,
  holders: readonly Holder[],
  placed: ReadonlyMap<string, string>,
): Verdict {
  const structure = structureEvidence({ document: work.bare.policy.document, type: work.type }, holders);
  const names: Scores = new Map(work.names);
  const byKey = new Map<string, (readonly [arn: string, points: number])[]>();
  for (const [arn, points] of structure) {
    const key = keyOf(arn);
    addScore(names, key, points);
    const known = byKey.get(key);
    if (known) known.push([arn, points]);
    else byKey.set(key, [[arn, points]]);
  }
  for (const key of work.ruledOut) if (names.has(key)) addScore(names, key, CONTRADICTION);
  const ranking: string[] = [];
  let best: string | null = null;
  let accountGuessed = false;
  for (const [key, points] of ranked(names).slice(0, MAX_NAMES)) {
    const members = membersOf(cast, key, work);
    if (members.length === 0 || points <= 0) continue;
    const accounts = accountScores({ key, passages: work.passages, cast, others: work.others });
    for (const [arn, votes] of byKey.get(key) ?? []) addScore(accounts, accountOf(arn), votes / 3);
    const order = ranked(accounts).filter(([, votes]) => votes > -4);
    const list =
      order.length > 0
        ? order.map(([account]) => account)
        : [placed.get(key) ?? work.likely ?? UNKNOWN_ACCOUNT];
    for (const account of list) {
      const arn = arnFor(members, account);
      if (arn === null) continue;
      if (points >= ENOUGH && best === null) {
        best = arn;
        accountGuessed = order.length === 0 && account !== UNKNOWN_ACCOUNT;
      }
      ranking.push(arn);
    }
  }
  return { best, ranking, accountGuessed };
}

/** Nobody is named: a role of its own, in the account that the words name if they do. */
function nobody(work: Working, number: number): string {
  const account = work.passages.find(
    (passage) => passage.accounts.length > 0 && passage.source !== 'section',
  );
  return `arn:aws:iam::${work.home ?? account?.accounts[0]?.account ?? UNKNOWN_ACCOUNT}:role/a-role${number > 1 ? `-${number}` : ''}`;
}

/** An unowned trust policy and an unowned permissions policy side by side are most likely one role's. */
function pairUp(works: readonly Working[]): void {
  let number = 0;
  for (const [i, work] of works.entries()) {
    if (work.owner !== null || (work.type !== 'trust' && work.type !== 'identity')) continue;
    work.owner = nobody(work, ++number);
    const other = works[i + 1];
    const near = other && (other.bare.origin.document === work.bare.origin.document || works.length === 2);
    if (!near || other.owner !== null || other.type === work.type) continue;
    if (other.type !== 'trust' && other.type !== 'identity') continue;
    if (![work, other].some((one) => assumeTargets(one.bare.policy.document).length > 0))
      other.owner = work.owner;
  }
}

/** The same document for several: in the account of the first, where nothing else is said. */
function alsoOwners(work: Working, owner: string, cast: Cast): Pick<Owned, 'also'> {
  const partition = iamName(owner)?.partition ?? 'aws';
  const used = (work.bare.alsoHeldBy ?? []).map(
    ({ kind, name }) => `arn:${partition}:iam::${accountOf(owner)}:${kind}/${name}`,
  );
  const named = sharedWith(work.passages, keyOf(owner), work.type === 'trust').flatMap(({ key, arn }) => {
    const members = membersOf(cast, key, work);
    const account = members.find((member) => member.account !== null)?.account ?? accountOf(owner);
    return arn ?? arnFor(members, account) ?? [];
  });
  const also = [...new Set([...used, ...named])].filter((arn) => arn !== owner);
  return also.length > 0 ? { also } : {};
}

function conclude(
  work: Working,
  answer: string | null,
  { ranking, accountGuessed }: Verdict,
  cast: Cast,
  others: readonly CastMember[],
): Owned {
  if (work.type === 'resource') return { type: work.type, ownership: 'guessed', candidates: [] };
  if (answer === null && (work.type === 'scp' || work.type === 'rcp')) return guardrailOwner(work, cast);
  const owner = work.owner ?? nobody(work, 1);
  const candidates = candidateArns(ranking, others, work.type)
    .filter((arn) => arn !== owner)
    .slice(0, MAX_CANDIDATES);
  if (answer !== null) return { type: work.type, owner, ownership: 'answered', candidates };
  const also = alsoOwners(work, owner, cast);
  if (work.stated) return { type: work.type, owner, ownership: 'stated', candidates, ...also };
  return {
    type: work.type,
    owner,
    ownership: 'guessed',
    question: questionFor(work.type, owner, accountGuessed ? 'account' : undefined),
    ...(isNameless(owner) ? { nameless: true } : {}),
    candidates,
    ...also,
  };
}

/** Owners of all bare policies, in their order. `known`: principals that other documents state. */
export function guessOwners(
  cases: readonly BareCase[],
  known: readonly InventoryPrincipal[],
  cast: Cast,
  calls: readonly Call[] = [],
): readonly Owned[] {
  const callers = calls.map(callerOf);
  const called = calls.map(calledOf);
  for (const { source, target } of calls)
    for (const arn of [source, target]) if (arn !== null) addArn(cast, arn);
  const statedHolders = known.map((principal) =>
    holderOf(principal.arn, true, {
      trust: (principal.trust ?? []).map((policy) => policy.document),
      identity: (principal.policies ?? []).filter((p) => p.type === 'identity').map((p) => p.document),
    }),
  );
  for (const arn of statedHolders.flatMap((holder) => [...holder.targets, ...holder.trusts]))
    addArn(cast, arn);
  const lived = new Set(known.map(({ account }) => account));
  for (const { policy } of cases)
    for (const account of namedPrincipals(policy.document).accounts) lived.add(account);
  const works: Working[] = [];
  for (const bare of cases) works.push(begin(bare, cast, lived, works.at(-1)));
  const answers = cases.map((bare) => answerOf(bare.answer));
  works.forEach((work, i) => {
    const answer = answers[i];
    if (answer) work.owner = answer;
  });
  const settled = works.map((work) => work.owner !== null);
  const guesses: Verdict[] = [];
  const own = works.map((work) => {
    const { document } = work.bare.policy;
    return holderOf(null, false, {
      trust: work.type === 'trust' ? [document] : [],
      identity: work.type === 'identity' ? [document] : [],
    });
  });
  for (let round = 0; round < ROUNDS; round++) {
    const holders = own.map((holder, k) => withOwner(holder, works[k]?.owner ?? null));
    const placed = new Map(
      works.flatMap(({ owner }) =>
        owner === null || accountOf(owner) === UNKNOWN_ACCOUNT ? [] : [[keyOf(owner), accountOf(owner)]],
      ),
    );
    works.forEach((work, i) => {
      const rest = [
        ...statedHolders,
        ...holders.filter((_, k) => k !== i),
        ...(works[i]?.type === 'trust' ? callers : called),
      ];
      const verdict = decide(work, cast, rest, placed);
      guesses[i] = verdict;
      if (!settled[i]) work.owner = verdict.best ?? continued(work, works[i - 1]);
    });
  }
  pairUp(works);
  const others = mostNamed(cast);
  return works.map((work, i) => conclude(work, answers[i] ?? null, guesses[i] ?? NO_VERDICT, cast, others));
}

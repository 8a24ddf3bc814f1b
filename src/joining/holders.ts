// Who is meant: outputs name a role without its account, or name nobody at all. Joined where exactly one can be meant,
// else asked; never guessed silently.
import { iamName, isAccountId } from '#language/arn.ts';
import { UNKNOWN_ACCOUNT } from '#language/unknownAccount.ts';
import type { HolderRef, Holding } from '#harvest/facts.ts';
import type { Ask, Origin } from '#harvest/harvest.ts';
import type { Problem } from '#text/problem.ts';
import type { Source } from './source.ts';

/** A holding whose holder is known. */
export interface Held {
  readonly arn: string;
  readonly holding: Holding;
  readonly origin: Origin;
}

export interface Holders {
  readonly held: readonly Held[];
  readonly problems: readonly Problem[];
  readonly asks: ReadonlyMap<Origin, Ask>;
}

interface Declared {
  readonly arn: string;
  readonly kind: string;
  /** Its source carries all of its policies already. */
  readonly whole: boolean;
}

interface Known {
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly all: readonly Declared[];
  /** Declared by a piece of this document, in reading order. */
  readonly inDocument: ReadonlyMap<string, readonly (Declared & { readonly piece: number })[]>;
  /** The only account of all texts. */
  readonly account: string | null;
  /** Account of the caller by document. */
  readonly callers: ReadonlyMap<string, string>;
}

const key = (kind: string | undefined, name: string): string => `${kind ?? '?'} ${name}`;

function knownIn(sources: readonly Source[]): Known {
  const byName = new Map<string, Set<string>>();
  const all = new Map<string, Declared>();
  const inDocument = new Map<string, (Declared & { piece: number })[]>();
  const accounts = new Set<string>();
  const callers = new Map<string, string>();
  for (const { origin, harvest } of sources) {
    const whole = new Set(
      (harvest.holdings ?? []).flatMap(({ holder, whole: all }) => (all && holder.arn ? [holder.arn] : [])),
    );
    for (const { arn, kind, name, account, policies } of harvest.principals ?? []) {
      for (const at of [key(kind, name), key(undefined, name)]) {
        const arns = byName.get(at);
        if (arns) arns.add(arn);
        else byName.set(at, new Set([arn]));
      }
      const declared = { arn, kind, whole: whole.has(arn) || policies !== undefined };
      all.set(arn, { ...declared, whole: declared.whole || all.get(arn)?.whole === true });
      const here = inDocument.get(origin.document);
      if (here) here.push({ ...declared, piece: origin.piece });
      else inDocument.set(origin.document, [{ ...declared, piece: origin.piece }]);
      if (isAccountId(account)) accounts.add(account);
    }
    for (const { id } of harvest.accounts ?? []) accounts.add(id);
    const caller = iamName(harvest.caller ?? '')?.account;
    if (caller !== undefined) callers.set(origin.document, caller);
  }
  const [only] = accounts;
  return {
    byName: new Map([...byName].map(([at, arns]) => [at, [...arns]])),
    all: [...all.values()],
    inDocument,
    account: accounts.size === 1 ? (only ?? null) : null,
    callers,
  };
}

interface Meant {
  readonly arn: string | null;
  /** It is only what we make of it. */
  readonly assumed: boolean;
  readonly candidates: readonly string[];
}

/** A name, with the account where the texts leave no other. */
function byName({ kind, name = '', account, elsewhere }: HolderRef, origin: Origin, known: Known): Meant {
  const arns = (known.byName.get(key(kind, name)) ?? []).filter(
    (arn) => account === undefined || iamName(arn)?.account === account,
  );
  const [only] = arns;
  if (arns.length === 1 && only !== undefined) return { arn: only, assumed: false, candidates: [] };
  const caller = known.callers.get(origin.document);
  const own = arns.find((arn) => caller !== undefined && iamName(arn)?.account === caller);
  if (own !== undefined) return { arn: own, assumed: false, candidates: arns };
  const isCode = elsewhere !== undefined && kind !== undefined;
  if ((arns.length > 1 && !isCode) || kind === undefined)
    return { arn: null, assumed: false, candidates: arns };
  const place = account ?? elsewhere ?? caller ?? known.account ?? UNKNOWN_ACCOUNT;
  return { arn: `arn:aws:iam::${place}:${kind}/${name}`, assumed: false, candidates: [] };
}

/** Nobody is named: the piece before it, or the only one there is. */
function bySight({ kind }: HolderRef, origin: Origin, known: Known): Meant {
  const fits = (one: Declared): boolean =>
    !one.whole && (kind === undefined ? one.kind !== 'group' : one.kind === kind);
  const here = (known.inDocument.get(origin.document) ?? []).filter(fits);
  const near = here.filter(({ piece }) => piece < origin.piece);
  const piece = near.at(-1)?.piece;
  const last = near.filter((one) => one.piece === piece);
  const all = known.all.filter(fits);
  const candidates = all.slice(0, 6).map(({ arn }) => arn);
  const [only] = last.length > 0 ? last : all;
  const alone = last.length === 1 || (last.length === 0 && all.length === 1);
  return { arn: alone && only ? only.arn : null, assumed: true, candidates };
}

const askFor = ({ piece }: Origin, candidates: readonly string[], assumed: string | null): Ask => ({
  name: `Holder.${piece + 1}`,
  description: `Whose list piece ${piece + 1} is: an ARN, or "role NAME"${candidates.length > 0 ? `. Perhaps ${candidates.join(' or ')}` : ''}`,
  ...(assumed === null ? {} : { assumed }),
  path: [],
});

function told(origin: Origin, holding: Holding, meant: Meant): Problem {
  const place = { ...origin, path: holding.path };
  const message =
    meant.arn === null
      ? `This list does not say whose it is${meant.candidates.length > 1 ? `, and several can be meant: ${meant.candidates.join(', ')}` : ''}. It counts for nobody until you say so, or paste the command with its output.`
      : `This list does not say whose it is. It is taken to be that of ${meant.arn}, the only one that it can mean here.`;
  return {
    code: meant.arn === null ? 'HOLDER-NOT-SAID' : 'HOLDER-ASSUMED',
    severity: meant.arn === null ? 'warning' : 'info',
    message,
    document: origin.document,
    place,
  };
}

/** Gives every holding its holder. Work is done only for those that do not name an ARN. */
export function holdersOf(sources: readonly Source[]): Holders {
  const held: Held[] = [];
  const problems: Problem[] = [];
  const asks = new Map<Origin, Ask>();
  let known: Known | null = null;
  for (const { origin, harvest } of sources) {
    for (const holding of harvest.holdings ?? []) {
      const { holder } = holding;
      if (holder.arn !== undefined) {
        held.push({ arn: holder.arn, holding, origin });
        continue;
      }
      known ??= knownIn(sources);
      const meant =
        holder.name === undefined ? bySight(holder, origin, known) : byName(holder, origin, known);
      if (meant.arn !== null) held.push({ arn: meant.arn, holding, origin });
      if (meant.arn === null || meant.assumed) {
        problems.push(told(origin, holding, meant));
        asks.set(origin, askFor(origin, meant.candidates, meant.arn));
      }
    }
  }
  return { held, problems, asks };
}

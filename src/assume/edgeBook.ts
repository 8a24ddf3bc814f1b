// Every edge of a model: its word at once, the rest when somebody asks, and each told once. After an edit a book takes
// over what the book before knows of pairs that the edit did not touch.
import { resolveSource, resolveTarget } from '#decision/source.ts';
import type { CompiledPrincipal, Model } from '#decision/model.ts';
import { pairsOf } from '#decision/pairs.ts';
import { sameSurroundings } from '#decision/share.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { assumeVerdict } from './assumeVerdict.ts';
import { type AssumeWord, drawnWords, wordAbout } from './assumeWords.ts';
import { type AccessWord, accessWords, type ResourceAccess, toldAccess } from './resourceAccess.ts';

/** One object for all models of which only documents of principals differ. */
export interface Surroundings {
  /** The newest of them. */
  model: Model;
}

export interface EdgeBook {
  readonly model: Model;
  /** The same object as before the edit when nothing around the edited documents changed. */
  readonly surroundings: Surroundings;
  /** In the order of `assumeEdges`. */
  readonly words: readonly AssumeWord[];
  /** As in `AssumeEdges`. */
  readonly bareWildcardPairs: number;
  /** In reading order of principals, then of statements; worked out when first asked for. */
  readonly access: readonly AccessWord[];
  /** The whole edge of a word of this book. */
  readonly tell: (word: Pick<AssumeWord, 'source' | 'target'>) => AssumeEdge;
  /** Everything that a principal may use, in the order of its words. */
  readonly tellAccess: (principal: string) => readonly ResourceAccess[];
  /** What is known of pairs and principals, for the next book. */
  readonly pages: Pages;
}

/** What was worked out about one pair, and about which two ends. */
interface PairPage {
  readonly source: CompiledPrincipal | null;
  readonly target: CompiledPrincipal | null;
  readonly word: AssumeWord;
  edge?: AssumeEdge;
}

interface AccessPage {
  readonly words: readonly AccessWord[];
  told?: readonly ResourceAccess[];
}

interface Pages {
  /** By target, then by source: names are long, and joining two of them costs more than looking twice. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, PairPage>>;
  readonly access: ReadonlyMap<CompiledPrincipal, AccessPage>;
}

/** After so many pairs it is said how far it is. */
const REPORTED = 250;

const NONE: Pages = { pairs: new Map(), access: new Map() };

/** `before`: the book of the text before the edit; nothing of it is used where anything else could have changed. */
export function edgeBook(
  model: Model,
  before: EdgeBook | null = null,
  report: (done: number, of: number) => void = () => {},
): EdgeBook {
  const isSame = before !== null && sameSurroundings(before.model, model);
  const known = isSame ? before.pages : NONE;
  const surroundings = isSame ? before.surroundings : { model };
  surroundings.model = model;
  const { isSweeping, pairs, sweepingCount } = pairsOf(model);
  const pairPages = new Map<string, Map<string, PairPage>>();
  const pagesOf = (target: string): Map<string, PairPage> => {
    const pages = pairPages.get(target) ?? new Map<string, PairPage>();
    pairPages.set(target, pages);
    return pages;
  };
  const pageOf = (source: string, target: string): PairPage => {
    const [from, to] = [resolveSource(model, source), resolveTarget(model, target)];
    const old = known.pairs.get(target)?.get(source);
    const same = old !== undefined && old.source === from.principal && old.target === to.principal;
    const page = same
      ? old
      : { source: from.principal, target: to.principal, word: wordAbout(model, from, to) };
    pagesOf(target).set(source, page);
    return page;
  };
  let done = 0;
  const { words, bareWildcardPairs } = drawnWords(
    pairs,
    ({ source, target }) => {
      if (done++ % REPORTED === 0) report(done - 1, pairs.length);
      return pageOf(source, target).word;
    },
    {
      isSweeping,
      sweepingCount,
    },
  );
  const accessPages = new Map<CompiledPrincipal, AccessPage>();
  for (const principal of model.principals) {
    const old = known.access.get(principal);
    if (old !== undefined) accessPages.set(principal, old);
  }
  const accessPageOf = (principal: CompiledPrincipal): AccessPage => {
    const page = accessPages.get(principal) ?? { words: accessWords(model, principal) };
    accessPages.set(principal, page);
    return page;
  };
  let access: readonly AccessWord[] | null = null;
  return {
    model,
    surroundings,
    words,
    bareWildcardPairs,
    get access() {
      return (access ??= model.principals.flatMap((principal) => accessPageOf(principal).words));
    },
    tell: ({ source, target }) => {
      const page = pairPages.get(target)?.get(source) ?? pageOf(source, target);
      return (page.edge ??= assumeVerdict(model, source, target));
    },
    tellAccess: (arn) => {
      const principal = model.byArn.get(arn);
      if (principal === undefined) return [];
      const page = accessPageOf(principal);
      return (page.told ??= toldAccess(model, principal));
    },
    pages: { pairs: pairPages, access: accessPages },
  };
}

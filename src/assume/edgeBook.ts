// Every edge of a model: its word at once, the rest when somebody asks, and each told once. After an edit a book takes
// over what the book before knows of pairs that the edit did not touch.
import { resolveSource, resolveTarget, type Target } from '#decision/source.ts';
import type { CompiledPrincipal, Model } from '#decision/model.ts';
import { pairsInSteps } from '#decision/pairs.ts';
import { commonOf, sameSurroundings } from '#decision/share.ts';
import { finish, saying, type Steps } from '#steps/steps.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { assumeVerdict } from './assumeVerdict.ts';
import { type AssumeWord, drawnWords, isDrawn, wordAbout } from './assumeWords.ts';
import { addPage, pageAbout, type PairPage, type PairPages } from './pairPages.ts';
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

interface AccessPage {
  readonly words: readonly AccessWord[];
  told?: readonly ResourceAccess[];
}

interface Pages {
  readonly pairs: PairPages;
  readonly access: ReadonlyMap<CompiledPrincipal, AccessPage>;
}

/** Of so many pairs one is a step: most are known, and a step costs about as much as looking one up. */
const STEP = 8;

/** What the work is called while it runs. */
export const DECIDING = 'Deciding who can become whom';

const NONE: Pages = { pairs: new Map(), access: new Map() };

/** `before`: the book of the text before the edit; of it is used what the edit cannot have changed. */
export const edgeBook = (model: Model, before: EdgeBook | null = null): EdgeBook =>
  finish(edgeBookInSteps(model, before));

/** What the words of an edge book are made of. */
interface Judged {
  readonly pairPages: PairPages;
  readonly words: readonly AssumeWord[];
  readonly bareWildcardPairs: number;
}

function* judgePairs(model: Model, before: EdgeBook | null): Steps<Judged> {
  const { isSweeping, pairs, sweepingCount } = yield* saying(
    { doing: DECIDING, done: 0, of: 0 },
    pairsInSteps(model),
  );
  const common = before === null ? null : commonOf(before.model, model);
  // Pairs come by target.
  let to: Target | null = null;
  const pageOf = (source: string, target: string): PairPage => {
    const from = resolveSource(model, source);
    if (to?.arn !== target) to = resolveTarget(model, target);
    const old = before === null ? undefined : pageAbout(before.pages.pairs, source, target);
    // Of a session without a declared role other documents tell the path.
    const isTold = from.kind === 'session' && from.principal === null;
    const same = old !== undefined && !isTold && old.source === from.principal && old.target === to.principal;
    const kept = same && common !== null ? common(from, to) : 'nothing';
    if (old !== undefined && kept === 'everything') return old;
    const word = old !== undefined && kept === 'verdict' ? old.word : wordAbout(model, from, to);
    return { source: from.principal, target: to.principal, word };
  };
  const pairPages: PairPages = new Map();
  const words: AssumeWord[] = [];
  for (const [i, pair] of pairs.entries()) {
    if (i % STEP === 0) yield { doing: DECIDING, done: i, of: pairs.length, unit: 'pairs' };
    const { source, target } = pair;
    const page = pageOf(source, target);
    addPage(pairPages, page);
    if (isDrawn(pair, page.word)) words.push(page.word);
  }
  return { pairPages, ...drawnWords(words, { isSweeping, sweepingCount }) };
}

/** The words alone, for a change that nobody has made yet: `before` stays the newest book of its surroundings. */
export function* wordsInSteps(model: Model, before: EdgeBook): Steps<readonly AssumeWord[]> {
  return (yield* judgePairs(model, before)).words;
}

/** A step is a few pairs. */
export function* edgeBookInSteps(model: Model, before: EdgeBook | null = null): Steps<EdgeBook> {
  const { bareWildcardPairs, pairPages, words } = yield* judgePairs(model, before);
  const isSame = before !== null && sameSurroundings(before.model, model);
  const known = isSame ? before.pages : NONE;
  const surroundings = isSame ? before.surroundings : { model };
  surroundings.model = model;
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
      const page = pageAbout(pairPages, source, target);
      if (page === undefined) return assumeVerdict(model, source, target);
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

// Assertions against a judged state: every path that one forbids, roles between included.
import type { Chain } from '#chains/chain.ts';
import { reaching } from '#chains/chains.ts';
import type { Missing } from '#decision/verdict.ts';
import type { EdgeBook } from '#assume/edgeBook.ts';
import { type Assertion, type Checked, COUNTED, type Counted, type Selector } from './assertion.ts';
import { selecting } from './subjects.ts';

/** Selectors that say something by standing for nobody are none of these. */
const isConcrete = ({ by, not }: Selector): boolean => by !== 'word' && !not;

/** Documents of the caller's side. */
const OF_CALLER: ReadonlySet<Missing['what']> = new Set([
  'identity-policy',
  'managed-policy',
  'inline-policy',
  'group-policies',
  'boundary',
  'scp',
]);

/** What somebody outside may do, they decide themselves: that nobody gave their policies keeps nobody out. */
function decidedOutside({ hops, missing }: Chain, isOutside: (id: string) => boolean): boolean {
  return missing.every(({ hop, what }) => OF_CALLER.has(what) && isOutside(hops[hop - 1]?.edge.source ?? ''));
}

/** `counted`: what counts where an assertion does not say. */
export function checkAssertions(
  { model, tell, words }: EdgeBook,
  assertions: readonly Assertion[],
  counted: Counted = 'conditional',
): readonly Checked[] {
  const edges = words.map(tell);
  const sources = [...new Set(words.map(({ source }) => source))];
  const declared = model.principals.filter(({ record }) => record.kind === 'role');
  const roles = new Set([...declared.map(({ record }) => record.arn), ...words.map(({ target }) => target)]);
  const everybody = new Set([...sources, ...model.principals.map(({ record }) => record.arn)]);
  const select = selecting(model);
  const reach = reaching(model, edges);
  const isOutside = select([{ by: 'word', word: 'outside-org', not: false, text: 'outside-org' }]);
  return assertions.map((assertion) => {
    const { direct, kind } = assertion;
    const isNamed = select(assertion.who);
    const isMeant = select(assertion.roles);
    const forbidden = sources.filter((source) => isNamed(source) === (kind === 'never'));
    const last = COUNTED.indexOf(assertion.counted ?? counted);
    const found = forbidden.flatMap((source) => {
      // A role's own sessions are no way into it.
      const isWanted = (role: string): boolean => role !== source && isMeant(role);
      return reach(source, isWanted, direct ? 1 : roles.size + 1);
    });
    const counts = (chain: Chain): boolean => {
      if (chain.verdict === 'invalid') return false;
      const isTheirs = chain.verdict === 'unknown' && decidedOutside(chain, isOutside);
      return COUNTED.indexOf(isTheirs ? 'conditional' : chain.verdict) <= last;
    };
    const breaches = found
      .filter(counts)
      .toSorted(
        (a, b) =>
          COUNTED.findIndex((one) => one === a.verdict) - COUNTED.findIndex((one) => one === b.verdict) ||
          a.hops.length - b.hops.length,
      );
    const nobody = (selectors: readonly Selector[], among: ReadonlySet<string>): readonly string[] =>
      selectors
        .filter((selector) => isConcrete(selector) && ![...among].some(select([selector])))
        .map(({ text }) => text);
    return {
      assertion,
      breaches,
      uncounted: found.filter(({ verdict }) => verdict !== 'invalid').length - breaches.length,
      idle: [...nobody(assertion.roles, roles), ...(kind === 'only' ? nobody(assertion.who, everybody) : [])],
    };
  });
}

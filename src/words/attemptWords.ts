// What was tried, in the words of the card below the sentence. Pure.
import type { AttemptReport, ClaimRow, Suspect } from '#attempts/report.ts';
import { TRY_LOOK } from '#graph/look.ts';

/** `Used 12 times`, `Denied`, `Planned`. */
export function outcomeWords({ count, outcome }: Pick<AttemptReport, 'count' | 'outcome'>): string {
  const word = TRY_LOOK.find((look) => look.outcome === outcome)?.word ?? outcome;
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return count > 1 && outcome !== 'planned' ? `${capital} ${count} times` : capital;
}

export const outcomeGlyph = ({ outcome }: Pick<AttemptReport, 'outcome'>): string =>
  TRY_LOOK.find((look) => look.outcome === outcome)?.glyph ?? '';

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/;

/** `2026-03-02 10:00 UTC`; what is no such time stays as it is. */
function moment(time: string): string {
  const [, day, hour] = MOMENT.exec(time) ?? [];
  return day === undefined ? time : `${day} ${hour ?? ''} UTC`;
}

/** `2026-03-02 10:00 UTC`, or from the first to the last; empty: not said. */
export function whenWords({ time, until }: Pick<AttemptReport, 'time' | 'until'>): string {
  if (time === undefined) return '';
  return until === undefined ? moment(time) : `${moment(time)} to ${moment(until)}`;
}

/** A short word beside the outcome; empty where the text says it all. */
export const FIT_WORDS: Readonly<Record<AttemptReport['fit'], string>> = {
  fits: 'as the policies say',
  contradicts: 'contradicts the policies',
  outside: 'by a policy that is not here',
  open: 'left open by the policies',
  forecast: '',
};

const ANSWERS: Readonly<Record<Suspect['answer'], string>> = {
  no: 'says no',
  depends: 'depends on the request',
  unknown: 'not given',
  'not-given': 'not given',
  yes: 'does not refuse',
  'not-needed': 'is not asked',
};

/** `trust policy of the role: says no; AWS names it`. */
export const suspectWords = ({ answer, named, policy }: Suspect): string =>
  `${policy}: ${ANSWERS[answer]}${named ? '; AWS names it' : ''}`;

/** What the token says of a claim. */
export function claimWords({ actual, claim }: ClaimRow): string {
  if (actual === undefined) return `${claim} is not known`;
  return actual === null ? `${claim} is not in it, or AWS does not look at it` : actual;
}

/** One sentence for profiles that build on each other; empty for one that stands alone. */
export function chainWords(chain: AttemptReport['chain'], name: (arn: string) => string): string {
  if (chain.length === 0) return '';
  const hops = chain.map(({ from, to, verdict }, i) => {
    const who = from === null ? 'somebody who is not named' : name(from);
    return `${i + 1}. ${who} to ${name(to)}, ${verdict ?? 'not judged'}`;
  });
  const broken = chain.findIndex(({ verdict }) => verdict === 'invalid');
  const open = chain.some(({ verdict }) => verdict === 'unknown' || verdict === null);
  const end =
    broken >= 0
      ? `It fails at hop ${broken + 1}.`
      : open
        ? 'Not every hop can be judged.'
        : chain.some(({ verdict }) => verdict === 'conditional')
          ? 'It works under conditions.'
          : 'It works.';
  return `A chain of ${chain.length} profiles: ${hops.join('; ')}. ${end}`;
}

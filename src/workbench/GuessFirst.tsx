// Before a verdict is told: what do you expect, and how sure are you? Afterwards: how that went, and how it mostly goes.
import { useState } from 'react';
import { brier, calibrationOf, GUESSABLE, SURE, type Guess, type Guessable } from '#course/calibration.ts';
import { guessFirst, guessKey, recordGuess, useGuesses } from '#course/guesses.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { VerdictMark } from '#parts/Marks.tsx';
import { verdictOf } from '#session/derived.ts';
import './guess.css';

interface Props {
  readonly edge: { readonly id: string; readonly verdict: VerdictWord };
  readonly names: { readonly source: string; readonly target: string };
}

export function GuessFirst({ edge, names }: Props) {
  const [said, setSaid] = useState<Guessable | null>(null);
  const [sure, setSure] = useState<number | null>(null);
  const tell = () => {
    // Of an edge of the picture even the verdict is under the veil; of two ends without one it came with the answer.
    const verdict = verdictOf(edge.id) ?? edge.verdict;
    const was = GUESSABLE.find((word) => word === verdict);
    if (said === null || sure === null || was === undefined) return;
    recordGuess({ key: guessKey(edge.id, was), said, sure, was });
  };
  return (
    <article className="explain-body guess">
      <h2 className="explain-sentence">
        Can {names.source} become {names.target}?
      </h2>
      <fieldset className="guess-choices">
        <legend>What do you expect?</legend>
        {GUESSABLE.map((word) => (
          <label key={word} title={VERDICT_LOOK[word].meaning}>
            <input type="radio" name="guess-said" checked={said === word} onChange={() => setSaid(word)} />
            <VerdictMark verdict={word} />
            <span className="explain-note">{VERDICT_LOOK[word].meaning}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="guess-choices guess-sure">
        <legend>How sure are you?</legend>
        {SURE.map(({ percent, word }) => (
          <label key={percent}>
            <input
              type="radio"
              name="guess-sure"
              checked={sure === percent}
              onChange={() => setSure(percent)}
            />
            {word} <span className="explain-note">{percent} %</span>
          </label>
        ))}
      </fieldset>
      <div className="guess-buttons">
        <button
          type="button"
          className="explain-button guess-tell"
          disabled={said === null || sure === null}
          onClick={tell}
        >
          Tell me
        </button>
        <button type="button" className="explain-button" onClick={() => guessFirst(false)}>
          No more guessing
        </button>
      </div>
    </article>
  );
}

const points = (score: number): string => score.toFixed(2);

/** How the guess about this edge went; nothing when there was none. */
export function Guessed({ edge }: Pick<Props, 'edge'>) {
  const { on, guesses } = useGuesses();
  const own = guesses.findLast(({ key }) => key === guessKey(edge.id, edge.verdict));
  if (!on || own === undefined) return null;
  return (
    <div className="explain-callout guess-told" aria-live="polite">
      <p>
        <strong>{own.said === own.was ? 'You were right.' : 'You were wrong.'}</strong> You said{' '}
        <VerdictMark verdict={own.said} />, {own.sure} % sure: {points(brier(own))} points. {comment(own)}
      </p>
      <Score />
    </div>
  );
}

function comment({ said, sure, was }: Guess): string {
  if (said === was) return sure < 50 ? 'You knew more than you thought.' : '';
  return sure > 90
    ? 'To be certain and wrong costs most.'
    : sure < 50
      ? 'To say “no idea” costs little.'
      : '';
}

/** All guesses of this browser in one line, and in full when it is opened. */
export function Score() {
  const { count, right, score, levels, advice } = calibrationOf(useGuesses().guesses);
  if (score === null) return null;
  return (
    <details className="guess-score">
      <summary>
        {right} of {count} right, Brier score {points(score)}
      </summary>
      <p>
        The score counts how sure you were, not only whether you were right: 0 is certain and always right,
        0.67 is what no idea gets, 2 is certain and always wrong. Who says 80 % and is right eight times in
        ten can do no better.
      </p>
      <ul>
        {levels.map(({ percent, word, count: said, right: came }) => (
          <li key={percent}>
            When you said {percent} % ({word}): {came} of {said} right.
          </li>
        ))}
      </ul>
      {advice !== '' && <p>{advice}</p>}
    </details>
  );
}

/** Turns it on or off; where learners are. */
export function GuessSwitch() {
  const { on } = useGuesses();
  return (
    <label className="guess-switch">
      <input type="checkbox" checked={on} onChange={(event) => guessFirst(event.target.checked)} />
      Guess first: verdicts are hidden until I have said what I expect
    </label>
  );
}

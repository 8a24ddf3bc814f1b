import { mainAction } from '#decision/structure.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { EdgeWord } from '#graph/accessGraph.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import type { Veil } from '#graph/veiled.ts';
import { wholeOf } from '#engine/analysis.ts';
import { callerKind } from '#language/caller.ts';
import type { GoalState } from '#lessons/grade.ts';
import type { Goal } from '#lessons/lesson.ts';
import { derivedStore, useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';
import { changeView } from '#session/truth.ts';
import { askAbout, isAskable, pairId } from '#words/pair.ts';
import { Words } from './Words.tsx';

interface Props {
  readonly goals: readonly Goal[];
  /** Null: the engine has not answered yet. */
  readonly states: readonly GoalState[] | null;
}

/** Who guesses first is not told here either; a goal about a request is no edge that could be guessed. */
export const isVeiled = (
  veil: Veil | null,
  { source, target, when }: Goal,
  verdict: VerdictWord,
): boolean => {
  if (veil === null || when !== undefined) return false;
  const action = mainAction(callerKind(source));
  const id = pairId({ source, target, action });
  const edge: EdgeWord = { id, kind: 'assume', source, target, action, verdict };
  return veil(edge).veiled === true;
};

interface RowProps {
  readonly goal: Goal;
  readonly state: GoalState | undefined;
}

const stateWord = ({ goal, state }: RowProps): string => {
  if (state === undefined) return 'waiting';
  if (state.reached) return goal.keep ? 'still so' : 'reached';
  return goal.keep ? 'broken' : 'open';
};

function Row({ goal, state: told }: RowProps) {
  const veil = useLocal((local) => local.veil);
  const hidden = told !== undefined && isVeiled(veil, goal, told.verdict);
  const state = hidden ? undefined : told;
  const word = hidden ? 'to be guessed' : stateWord({ goal, state });
  const verdict = state && VERDICT_LOOK[state.verdict];
  // Goals also speak of principals that no document names: the engine's sentence says why.
  const drawn = useDerived(({ analysis }) => analysis !== null && isAskable(wholeOf(analysis), goal));
  return (
    <li className="learn-goal" data-state={word.replaceAll(' ', '-')}>
      <span className="learn-tick" aria-hidden="true">
        {state === undefined ? '…' : state.reached ? '✓' : goal.keep ? '!' : ''}
      </span>
      <div>
        <p>
          <Words text={goal.says} />
          <span className="learn-unseen">: {word}</span>
        </p>
        {hidden && (
          <p className="learn-now">
            <button type="button" className="learn-link" onClick={() => showPair(goal)}>
              Guess
            </button>{' '}
            what it is now.
          </p>
        )}
        {state !== undefined && !state.reached && verdict !== undefined && (
          <p className="learn-now">
            <span data-verdict={state.verdict}>
              {verdict.glyph} {verdict.word}
            </span>{' '}
            now.{' '}
            {drawn ? (
              <button type="button" className="learn-link" onClick={() => showPair(goal)}>
                Why?
              </button>
            ) : (
              <Words text={state.text} />
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** Selects the edge of a goal, or asks about the pair when none is drawn. */
function showPair({ source, target }: Goal): void {
  const { analysis } = derivedStore.getState();
  if (analysis) changeView({ selection: askAbout(wholeOf(analysis), source, target) });
}

/** The goals with their state; what has to stay comes after what is to be reached. */
export function GoalList({ goals, states }: Props) {
  const rows = goals.map((goal, i) => ({ goal, state: states?.[i] }));
  return (
    <>
      <h3>Goals</h3>
      <ul className="learn-goals">
        {rows
          .filter(({ goal }) => !goal.keep)
          .map((row) => (
            <Row key={row.goal.says} {...row} />
          ))}
      </ul>
      {rows.some(({ goal }) => goal.keep) && (
        <>
          <h3>And it stays so that</h3>
          <ul className="learn-goals">
            {rows
              .filter(({ goal }) => goal.keep)
              .map((row) => (
                <Row key={row.goal.says} {...row} />
              ))}
          </ul>
        </>
      )}
    </>
  );
}

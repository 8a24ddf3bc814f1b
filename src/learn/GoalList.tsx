import { mainAction } from '#decision/structure.ts';
import type { EdgeWord } from '#graph/accessGraph.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import { wholeOf } from '#engine/analysis.ts';
import { callerKind } from '#language/caller.ts';
import type { GoalState } from '#lessons/grade.ts';
import type { Goal } from '#lessons/lesson.ts';
import { type Derived, derivedStore, useDerived } from '#session/derived.ts';
import { changeView } from '#session/truth.ts';
import { askAbout, areDrawn, pairId } from '#words/pair.ts';
import { Words } from './Words.tsx';

interface Props {
  readonly goals: readonly Goal[];
  /** Null: the engine has not answered yet. */
  readonly states: readonly GoalState[] | null;
}

/**
 * Who guesses first is not told here either: nothing of an edge before that is guessed, whatever the request. Of two
 * ends that are not drawn there is something to guess where no request is given; principals that no document names
 * cannot be guessed about.
 */
export function isVeiled(
  { analysis, veil }: Pick<Derived, 'analysis' | 'veil'>,
  { goal, verdict }: GoalState,
) {
  if (veil === null || analysis === null) return false;
  const graph = wholeOf(analysis);
  if (!areDrawn(graph, goal)) return false;
  const { source, target, when } = goal;
  const drawn = graph.edges.find((edge) => edge.id === askAbout(graph, source, target));
  if (drawn !== undefined || when !== undefined) return drawn?.veiled === true;
  const action = mainAction(callerKind(source));
  const edge: EdgeWord = {
    id: pairId({ source, target, action }),
    kind: 'assume',
    source,
    target,
    action,
    verdict,
  };
  return veil(edge).veiled === true;
}

const useVeiled = (state: GoalState | undefined): boolean =>
  useDerived((derived) => state !== undefined && isVeiled(derived, state));

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
  const hidden = useVeiled(told);
  const state = hidden ? undefined : told;
  const word = hidden ? 'to be guessed' : stateWord({ goal, state });
  const verdict = state && VERDICT_LOOK[state.verdict];
  // Goals also speak of principals that no document names: the engine's sentence says why.
  const drawn = useDerived(({ analysis }) => analysis !== null && areDrawn(wholeOf(analysis), goal));
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

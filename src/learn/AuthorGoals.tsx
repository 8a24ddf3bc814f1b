// Goals by clicking edges: what is selected on the picture can be asked for, or forbidden.
import { Trash2 } from 'lucide-react';
import { changeLesson, setGoal, type Side } from '#course/authoring.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { VERDICT_LOOK } from '#graph/look.ts';
import type { GoalState } from '#lessons/grade.ts';
import { useWholeGraph } from '#parts/wholeGraph.ts';
import { useAnswer } from '#session/answers.ts';
import { useWorkspace } from '#session/truth.ts';
import { endNames } from '#words/names.ts';
import { type Pair, pairOf } from '#words/pair.ts';
import { inWords } from '#words/whatIf.ts';
import type { AuthoredGoal, ContextValue } from '#workspace/workspace.ts';

interface Props {
  readonly goals: readonly AuthoredGoal[];
  readonly checked: {
    readonly start: readonly GoalState[];
    readonly solution: readonly GoalState[] | null;
  } | null;
  readonly side: Side;
}

interface Wish {
  readonly verdict: VerdictWord;
  readonly label: string;
  readonly says: (source: string, target: string) => string;
}

const WISHES: readonly Wish[] = [
  { verdict: 'valid', label: 'Must be valid', says: (a, b) => `${a} can assume ${b}` },
  { verdict: 'conditional', label: 'Must be conditional', says: (a, b) => `${a} can assume ${b} only if` },
  { verdict: 'invalid', label: 'Must not be possible', says: (a, b) => `${a} cannot assume ${b}` },
];

const requestWords = (context: Readonly<Record<string, ContextValue>>): string =>
  Object.entries(context)
    .map(([key, value]) => (value === null ? `without ${key}` : `with ${key} ${inWords(value)}`))
    .join(' and ');

export function AuthorGoals({ goals, checked, side }: Props) {
  const selection = useWorkspace((w) => w.view.selection);
  const pair = selection === undefined ? null : pairOf(selection);
  const change = (at: number, says: string) =>
    changeLesson({ goals: goals.map((goal, i) => (i === at ? { ...goal, says } : goal)) }, `goal ${at}`);
  return (
    <section aria-label="Goals">
      <h3>Goals</h3>
      <ul className="author-goals">
        {goals.map((goal, at) => (
          <li key={JSON.stringify([goal.source, goal.target, goal.when])}>
            <input
              aria-label={`Goal ${at + 1}`}
              value={goal.says}
              maxLength={300}
              onChange={(event) => change(at, event.target.value)}
            />
            <button
              type="button"
              className="author-icon"
              aria-label={`Remove goal ${at + 1}`}
              onClick={() => changeLesson({ goals: goals.filter((one) => one !== goal) })}
            >
              <Trash2 size={14} aria-hidden="true" />
            </button>
            <GoalNote goal={goal} state={checked?.start[at]} end={checked?.solution?.[at]} />
          </li>
        ))}
      </ul>
      {pair === null ? (
        <p className="learn-now">
          Click an edge on the picture, or drag from one node to a role, to say what has to come out for the
          two.
        </p>
      ) : (
        <Picked pair={pair} goals={goals} side={side} />
      )}
    </section>
  );
}

interface NoteProps {
  readonly goal: AuthoredGoal;
  readonly state: GoalState | undefined;
  readonly end: GoalState | undefined;
}

function GoalNote({ goal, state, end }: NoteProps) {
  if (state === undefined) return null;
  const wanted = goal.verdict.map((verdict) => VERDICT_LOOK[verdict].word).join(' or ');
  return (
    <p className="learn-now">
      Wanted: {wanted}. At the start {VERDICT_LOOK[state.verdict].word}
      {state.reached ? ', so it has to stay so' : ''}
      {end && `; with the solution ${VERDICT_LOOK[end.verdict].word}${end.reached ? ' ✓' : ''}`}.
    </p>
  );
}

interface PickedProps {
  readonly pair: Pair;
  readonly goals: readonly AuthoredGoal[];
  readonly side: Side;
}

/** What the three wishes about the selected two would say; what-if values become a part of the goal. */
function Picked({ pair: { source, target }, goals, side }: PickedProps) {
  const graph = useWholeGraph();
  const when = useWorkspace((w) => w.context);
  const isAsking = Object.keys(when).length > 0;
  const asked = { source, target, verdict: [], says: '', ...(isAsking && { when }) };
  const state = useAnswer({ kind: 'goals', goals: [asked] }).answer?.[0];
  if (graph === null || state === undefined) return null;
  const names = endNames(graph, { source, target });
  const request = isAsking ? ` ${requestWords(when)}` : '';
  return (
    <div className="author-picked">
      <p>
        {names.source} → {names.target}
        {request}: {VERDICT_LOOK[state.verdict].word} {side === 'start' ? 'now' : 'with the solution'}.
      </p>
      <div className="author-wishes">
        {WISHES.map(({ label, says, verdict }) => (
          <button
            key={verdict}
            type="button"
            className="learn-button"
            onClick={() =>
              setGoal(goals, {
                source,
                target,
                verdict: [verdict],
                says: `${says(names.source, names.target)}${request}`,
                ...(isAsking && { when }),
              })
            }
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

// A lesson is written beside the graph that it is about: words here, documents in the editor, goals by clicking edges.
import { useId } from 'react';
import {
  changeLesson,
  dropLesson,
  published,
  showSide,
  stateOf,
  tryLesson,
  type Side,
} from '#course/authoring.ts';
import type { GoalState } from '#lessons/grade.ts';
import { useAnswer } from '#session/answers.ts';
import { useWorkspace } from '#session/truth.ts';
import type { AuthoredLesson } from '#workspace/workspace.ts';
import { AuthorGoals } from './AuthorGoals.tsx';
import { lessonFaults } from './lessonFaults.ts';
import { LessonShare } from './LessonShare.tsx';
import { TextSteps } from './TextSteps.tsx';
import './author.css';

/** More text than this is no lesson, and would be sent to the engine with every change. */
const MOST_TEXT = 300_000;

interface Checked {
  readonly start: readonly GoalState[];
  /** Null: nobody has shown one. */
  readonly solution: readonly GoalState[] | null;
}

/** What the engine says of the goals in both states; null: it has not answered yet, or there is too much text. */
function useChecked({ goals }: AuthoredLesson): Checked | null {
  const w = useWorkspace((now) => now);
  const states = [stateOf(w, 'start') ?? [], stateOf(w, 'solution')].flatMap((documents) =>
    documents === null ? [] : [{ documents, context: {} }],
  );
  const size = states.reduce(
    (sum, { documents }) => documents.reduce((n, { text }) => n + text.length, sum),
    0,
  );
  const { answer } = useAnswer(size > MOST_TEXT ? null : { kind: 'states', states, goals });
  const start = answer?.[0];
  return start === undefined ? null : { start, solution: answer?.[1] ?? null };
}

const SIDES: readonly { readonly side: Side; readonly label: string }[] = [
  { side: 'start', label: 'Start' },
  { side: 'solution', label: 'Solution' },
];

export function AuthorPane({ lesson }: { readonly lesson: AuthoredLesson }) {
  const heading = useId();
  const w = useWorkspace((now) => now);
  const checked = useChecked(lesson);
  const faults = checked === null ? null : lessonFaults(lesson, checked.start, checked.solution);
  const made = published(
    w,
    lesson.goals.map((_, i) => checked?.start[i]?.reached ?? false),
  );
  const side = lesson.draft ?? 'start';
  return (
    <section className="learn-pane author-pane" aria-labelledby={heading}>
      <header className="learn-head">
        <h2 id={heading} tabIndex={-1}>
          Write a lesson
        </h2>
        <button type="button" className="learn-link" onClick={dropLesson}>
          Give up
        </button>
      </header>
      <label className="author-field">
        Title
        <input
          value={lesson.title}
          maxLength={200}
          placeholder="What has to be found out or mended"
          onChange={(event) => changeLesson({ title: event.target.value }, 'title')}
        />
      </label>
      <TextSteps
        title="Story"
        one="Step"
        note="`code` between backticks"
        texts={lesson.story}
        onChange={(story, merge) => changeLesson({ story }, merge)}
      />
      <AuthorGoals goals={lesson.goals} checked={checked} side={side} />
      <h3>Documents</h3>
      <fieldset className="author-sides" aria-label="What the editor holds">
        {SIDES.map((one) => (
          <button
            key={one.side}
            type="button"
            className="learn-button"
            aria-pressed={side === one.side}
            onClick={() => showSide(one.side)}
          >
            {one.label}
          </button>
        ))}
      </fieldset>
      <p className="learn-now">
        {side === 'start'
          ? 'The editor holds what learners begin with.'
          : 'Solve it in the editor: what stands there is kept as the solution.'}
      </p>
      <TextSteps
        title="Hints"
        one="Hint"
        note="from a nudge to nearly the answer"
        texts={lesson.hints}
        onChange={(hints, merge) => changeLesson({ hints }, merge)}
      />
      <label className="author-field">
        What was learned
        <textarea
          value={lesson.afterword ?? ''}
          rows={2}
          maxLength={2000}
          placeholder="Shown when every goal is reached"
          onChange={(event) => changeLesson({ afterword: event.target.value }, 'afterword')}
        />
      </label>
      <h3>Ready?</h3>
      {faults === null ? (
        <p className="learn-now">The engine is looking at it …</p>
      ) : (
        <ul className="author-faults" aria-live="polite">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
          {faults.length === 0 && (
            <li data-good>✓ The start fails its goals, the solution reaches them all.</li>
          )}
        </ul>
      )}
      <LessonShare lesson={made} ready={faults?.length === 0} onTry={() => tryLesson(made)} />
    </section>
  );
}

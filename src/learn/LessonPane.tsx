// The lesson beside the live editor: story, goals that tick as the verdicts say so, hints, what was learned.
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { changeSize, starsFor } from '#lessons/changeSize.ts';
import { editLesson } from '#course/authoring.ts';
import { goTo, showSolution, startOver, takeArrival } from '#course/lessonVisit.ts';
import { recordResult, useProgress } from '#course/progress.ts';
import { useAnswer } from '#session/answers.ts';
import { runCommand } from '#commands/commands.ts';
import { useDerived } from '#session/derived.ts';
import { GuessSwitch } from '#workbench/GuessFirst.tsx';
import { getWorkspace, useWorkspace } from '#session/truth.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { GoalList, isVeiled } from './GoalList.tsx';
import { Hints } from './Hints.tsx';
import './learn.css';
import { lessonOf, type OpenLesson } from './openLesson.ts';
import { Stars } from './Stars.tsx';
import { Words } from './Words.tsx';

const AuthorPane = lazy(() => import('./AuthorPane.tsx').then((chunk) => ({ default: chunk.AuthorPane })));

export function LessonPane() {
  const of = useWorkspace((w) => w.lesson);
  // Of an author's lesson without a start: what it was opened with.
  const lesson = useMemo(() => (of ? lessonOf(getWorkspace().documents, of) : null), [of]);
  if (of === undefined) return null;
  if ('authored' in of && of.authored.draft !== undefined) {
    return (
      <Suspense>
        <AuthorPane lesson={of.authored} />
      </Suspense>
    );
  }
  if (lesson === null) {
    return (
      <section className="learn-pane" aria-label="Lesson">
        <p>This graph belongs to a lesson that this page does not know. The graph itself works as always.</p>
      </section>
    );
  }
  return <Player key={lesson.id} lesson={lesson} />;
}

function Player({ lesson }: { readonly lesson: OpenLesson }) {
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) requestAnimationFrame(() => title.current?.focus());
  }, []);
  const { answer } = useAnswer({ kind: 'goals', goals: lesson.goals });
  const [peeked, setPeeked] = useState(false);
  const done = useDerived(
    (derived) =>
      answer !== null &&
      answer.length > 0 &&
      answer.every((state) => state.reached && !isVeiled(derived, state)),
  );
  const { id, solution } = lesson;
  // Goals are reached by edits; only then is there something to record.
  useEffect(() => {
    if (done) recordResult(id, { stars: peeked ? null : starsNow(lesson) });
  }, [done, id, lesson, peeked]);
  const pane = useRef<HTMLElement>(null);
  // The solution was written from its dialog: the button that it would give the focus back to is gone.
  useEffect(() => {
    if (done && peeked && document.activeElement === document.body)
      pane.current?.querySelector<HTMLElement>('.learn-next')?.focus();
  }, [done, peeked]);
  return (
    <section className="learn-pane" aria-labelledby={heading} ref={pane}>
      <header className="learn-head">
        <h2 id={heading} ref={title} tabIndex={-1}>
          {lesson.title}
        </h2>
        {lesson.kind === 'authored' && (
          <button type="button" className="learn-link" onClick={editLesson}>
            Edit
          </button>
        )}
        <button type="button" className="learn-link" onClick={() => startOver(lesson.start)}>
          Start over
        </button>
      </header>
      {lesson.story.map((paragraph) => (
        <p key={paragraph}>
          <Words text={paragraph} />
        </p>
      ))}
      <GoalList goals={lesson.goals} states={answer} />
      <output className="learn-unseen">{done ? 'All goals are reached.' : ''}</output>
      {done ? (
        <Done lesson={lesson} />
      ) : (
        <Hints
          hints={lesson.hints}
          {...(solution && {
            onSolution: () => {
              setPeeked(true);
              showSolution(solution);
            },
          })}
        />
      )}
      <div className="learn-guess">
        <GuessSwitch />
      </div>
    </section>
  );
}

/** Null: there is nothing to measure it by. */
function starsNow({ solution, start }: OpenLesson): 1 | 2 | 3 | null {
  if (solution === null) return null;
  const begun = { ...emptyWorkspace, documents: start };
  return starsFor(
    changeSize(begun, getWorkspace()),
    changeSize(begun, { ...emptyWorkspace, documents: solution }),
  );
}

/** What was learned and the way on are seen, however long the story is. */
const intoView = (done: HTMLDivElement | null): void => done?.scrollIntoView({ block: 'nearest' });

function Done({ lesson }: { readonly lesson: OpenLesson }) {
  const { afterword, id, next, pages } = lesson;
  const result = useProgress()[id];
  return (
    <div className="learn-done" ref={intoView}>
      <h3>
        Solved{' '}
        {result && lesson.solution !== null && (
          <Stars
            stars={result.stars}
            {...(result.stars === null ? { note: 'The solution was looked at: no stars.' } : {})}
          />
        )}
      </h3>
      {result?.stars === 1 || result?.stars === 2 ? (
        <p className="learn-now">It also works with less change. Start over, or undo, to try.</p>
      ) : null}
      {afterword !== null && (
        <p>
          <Words text={afterword} />
        </p>
      )}
      {pages.length > 0 && (
        <ul className="learn-pages">
          {pages.map(({ title, url }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {title} (AWS) ↗
              </a>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <button type="button" className="learn-next" onClick={() => void goTo(next.hash)}>
          {next.label}
        </button>
      )}
      {!next && lesson.kind === 'course' && (
        <button type="button" className="learn-next" onClick={() => runCommand('learn')}>
          That was the last one. All lessons
        </button>
      )}
    </div>
  );
}

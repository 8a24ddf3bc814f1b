// The lesson beside the live editor: story, goals that tick as the verdicts say so, hints, what was learned.
import { useEffect, useId, useRef, useState } from 'react';
import { changeSize, starsFor } from '#lessons/changeSize.ts';
import { lessonWorkspace, solved } from '#lessons/lessonWorkspace.ts';
import { LESSONS } from '#lessons/lessons.ts';
import { useAnswer } from '#session/answers.ts';
import { openLesson, showSolution, startOver, takeArrival } from '#course/lessonVisit.ts';
import { runCommand } from '#session/commands.ts';
import { recordResult, useProgress } from '#course/progress.ts';
import { getWorkspace, useWorkspace } from '#session/truth.ts';
import { GoalList } from './GoalList.tsx';
import { Hints } from './Hints.tsx';
import './learn.css';
import { lessonOf, type OpenLesson } from './openLesson.ts';
import { Stars } from './Stars.tsx';
import { Words } from './Words.tsx';

export function LessonPane() {
  const of = useWorkspace((w) => w.lesson);
  if (of === undefined) return null;
  const lesson = lessonOf(of);
  if (lesson === null) {
    return (
      <section className="learn-pane" aria-label="Lesson">
        <p>This graph belongs to a lesson that this page does not know. The graph itself works as always.</p>
      </section>
    );
  }
  return <Player key={lesson.id ?? lesson.title} lesson={lesson} />;
}

function Player({ lesson }: { readonly lesson: OpenLesson }) {
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) requestAnimationFrame(() => title.current?.focus());
  }, []);
  const { answer } = useAnswer({ kind: 'goals', goals: lesson.goals });
  const [peeked, setPeeked] = useState(false);
  const done = answer !== null && answer.length > 0 && answer.every(({ reached }) => reached);
  const { id, course } = lesson;
  // Goals are reached by edits; only then is there something to record.
  useEffect(() => {
    if (!done || id === null || course === null) return;
    recordResult(id, { stars: peeked ? null : starsNow(course) });
  }, [done, id, course, peeked]);
  return (
    <section className="learn-pane" aria-labelledby={heading}>
      <header className="learn-head">
        <h2 id={heading} ref={title} tabIndex={-1}>
          {lesson.title}
        </h2>
        {course && (
          <button type="button" className="learn-link" onClick={() => startOver(course)}>
            Start over
          </button>
        )}
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
          {...(course
            ? {
                onSolution: () => {
                  setPeeked(true);
                  showSolution(course);
                },
              }
            : {})}
        />
      )}
    </section>
  );
}

function starsNow(course: NonNullable<OpenLesson['course']>): 1 | 2 | 3 {
  const start = lessonWorkspace(course);
  return starsFor(changeSize(start, getWorkspace()), changeSize(start, solved(course, start)));
}

function Done({ lesson }: { readonly lesson: OpenLesson }) {
  const { id, course } = lesson;
  const result = useProgress()[id ?? ''];
  const next = course && LESSONS[LESSONS.indexOf(course) + 1];
  return (
    <div className="learn-done">
      <h3>
        Solved{' '}
        {result && (
          <Stars
            stars={result.stars}
            {...(result.stars === null ? { note: 'The solution was looked at: no stars.' } : {})}
          />
        )}
      </h3>
      {result?.stars === 1 || result?.stars === 2 ? (
        <p className="learn-now">It also works with less change. Start over, or undo, to try.</p>
      ) : null}
      {course && (
        <>
          <p>
            <Words text={course.afterword} />
          </p>
          <ul className="learn-pages">
            {course.pages.map(({ title, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title} (AWS) ↗
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {next ? (
        <button type="button" className="learn-next" onClick={() => void openLesson(next.id)}>
          Next: {next.title}
        </button>
      ) : (
        course && (
          <button type="button" className="learn-next" onClick={() => runCommand('learn')}>
            That was the last one. All lessons
          </button>
        )
      )}
    </div>
  );
}

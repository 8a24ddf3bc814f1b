// All lessons by chapter, with what was reached in this browser.
import { useEffect, useRef } from 'react';
import { CHAPTERS } from '#lessons/lesson.ts';
import { LESSONS } from '#lessons/lessons.ts';
import { beginLesson } from '#course/authoring.ts';
import { openLesson } from '#course/lessonVisit.ts';
import { solvedBeside, useProgress } from '#course/progress.ts';
import { useWorkspace } from '#session/truth.ts';
import { GuessSwitch, Score } from '#workbench/GuessFirst.tsx';
import { setLocal } from '#session/local.ts';
import './learn.css';
import './listButton.css';
import { ExerciseBox } from './ExerciseBox.tsx';
import { Stars } from './Stars.tsx';

/** They stand after the lessons; nobody should have to look for them. */
function toExercises(): void {
  const heading = document.getElementById('learn-exercises');
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

export function CourseList() {
  const progress = useProgress();
  const here = useWorkspace((w) => (w.lesson !== undefined && 'id' in w.lesson ? w.lesson.id : null));
  const empty = useWorkspace((w) => w.documents.length === 0);
  const solved = LESSONS.filter(({ id }) => progress[id] !== undefined).length;
  const { exercises, written } = solvedBeside(progress);
  // After the one that is open, else after the last that was solved.
  const at =
    here === null
      ? LESSONS.findLastIndex(({ id }) => progress[id] !== undefined)
      : LESSONS.findIndex(({ id }) => id === here);
  const next = [...LESSONS.slice(at + 1), ...LESSONS.slice(0, at + 1)].find(
    ({ id }) => progress[id] === undefined,
  );
  const go = useRef<HTMLButtonElement>(null);
  // The list comes a moment after its dialog, which has given the focus to what was there.
  useEffect(() => go.current?.focus({ preventScroll: true }), []);
  return (
    <div className="learn-course">
      <p className="learn-lead">
        {LESSONS.length} small graphs with something to mend. The engine decides, so every correct answer
        counts.
        {solved > 0 && ` ${solved} solved in this browser.`}
        {written > 0 && ` ${written} that somebody else wrote, too.`}
      </p>
      <p className="learn-lead learn-tools">
        {next && (
          <button
            type="button"
            ref={go}
            className="learn-button learn-main"
            onClick={() => void openLesson(next.id)}
          >
            {solved === 0 ? 'Begin' : 'Go on'}: {next.title}
          </button>
        )}
        <button type="button" className="learn-button" onClick={toExercises}>
          Exercises
        </button>
        <button type="button" className="learn-button" onClick={() => setLocal({ dialog: 'glossary' })}>
          Glossary
        </button>
        <button type="button" className="learn-button" onClick={beginLesson} disabled={empty}>
          Write a lesson about the graph on the screen
        </button>
      </p>
      {CHAPTERS.map((chapter, i) => (
        <section key={chapter.id} aria-labelledby={`learn-${chapter.id}`}>
          <h3 id={`learn-${chapter.id}`}>
            {i + 1} · {chapter.title}
          </h3>
          <p className="learn-promise">{chapter.promise}</p>
          <ol>
            {LESSONS.filter((lesson) => lesson.chapter === chapter.id).map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="list-button"
                  aria-current={here === id ? 'step' : undefined}
                  onClick={() => void openLesson(id)}
                >
                  <span
                    className="learn-tick"
                    data-solved={progress[id] !== undefined || undefined}
                    aria-hidden="true"
                  >
                    {progress[id] && '✓'}
                  </span>
                  <span className="learn-title">{title}</span>
                  {progress[id] && (
                    <Stars
                      stars={progress[id].stars}
                      {...(progress[id].stars === null ? { note: 'solved with the solution' } : {})}
                    />
                  )}
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section className="learn-more" aria-label="More">
        <h3 id="learn-exercises" tabIndex={-1}>
          Exercises
        </h3>
        {exercises > 0 && <p className="learn-promise">{exercises} solved in this browser.</p>}
        <ExerciseBox />
        <h3>Guess first</h3>
        <GuessSwitch />
        <Score />
      </section>
    </div>
  );
}

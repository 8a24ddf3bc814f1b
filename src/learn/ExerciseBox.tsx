// Exercises: a new one, of any fault or of one, and a sheet of them for paper.
import { lazy, Suspense, useState } from 'react';
import { goTo } from '#course/lessonVisit.ts';
import { drawCodes } from '#exercises/exercise.ts';
import { FAULTS } from '#exercises/faults.ts';

const ExerciseSheet = lazy(() =>
  import('./ExerciseSheet.tsx').then((chunk) => ({ default: chunk.ExerciseSheet })),
);

const anySeed = (): number => Math.floor(Math.random() * 2 ** 32);

export function ExerciseBox() {
  const [fault, setFault] = useState('');
  const [sheet, setSheet] = useState<number | null>(null);
  const wanted = fault === '' ? undefined : fault;
  const open = () => {
    const [code] = drawCodes(anySeed(), 1, wanted);
    if (code !== undefined) void goTo(`#exercise/${code}`);
  };
  return (
    <>
      <p className="learn-promise">
        A graph that works, with one fault planted in it: find it and mend it. Its link is the exercise, so
        that a whole class can have the same one.
      </p>
      <div className="learn-tools">
        <button type="button" className="learn-button learn-main" onClick={open}>
          A new exercise
        </button>
        <label>
          Kind of fault{' '}
          <select value={fault} onChange={(event) => setFault(event.target.value)}>
            <option value="">any</option>
            {FAULTS.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="learn-button" onClick={() => setSheet(anySeed() % 10_000)}>
          A sheet to print
        </button>
      </div>
      {sheet !== null && (
        <Suspense>
          <ExerciseSheet seed={sheet} fault={wanted} />
        </Suspense>
      )}
    </>
  );
}

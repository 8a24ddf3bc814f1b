// Exercises on paper, with the answers on a page of their own at the end. The same number gives the same sheet.
import { useRef, useState } from 'react';
import { drawCodes, exerciseOf, type Exercise } from '#exercises/exercise.ts';
import { address } from '#commands/address.ts';
import { diffOf } from '#words/diffRows.ts';
import './sheet.css';
import { Words } from './Words.tsx';

interface Props {
  readonly seed: number;
  readonly fault: string | undefined;
}

const MOST = 12;

/** A copy alone on the page: the dialog around it is not for paper. */
function printSheet(sheet: HTMLElement): void {
  const copy = sheet.cloneNode(true) as HTMLElement;
  copy.classList.add('app-print');
  document.body.append(copy);
  document.body.dataset['printing'] = '';
  try {
    window.print();
  } finally {
    delete document.body.dataset['printing'];
    copy.remove();
  }
}

export function ExerciseSheet({ seed, fault }: Props) {
  const [count, setCount] = useState(4);
  const sheet = useRef<HTMLElement>(null);
  const exercises = drawCodes(seed, count, fault).flatMap((code) => exerciseOf(code) ?? []);
  return (
    <>
      <div className="learn-tools">
        <label>
          Exercises{' '}
          <input
            type="number"
            min={1}
            max={MOST}
            value={count}
            onChange={({ target }) =>
              setCount(Math.min(MOST, Math.max(1, Math.floor(target.valueAsNumber) || 1)))
            }
          />
        </label>
        <button
          type="button"
          className="learn-button learn-main"
          onClick={() => sheet.current && printSheet(sheet.current)}
        >
          Print
        </button>
      </div>
      <article className="learn-sheet" ref={sheet} aria-label="Sheet of exercises">
        <h4>Find the fault · sheet {seed}</h4>
        {exercises.map((exercise, i) => (
          <Sheet key={exercise.code} exercise={exercise} number={i + 1} />
        ))}
        <section className="learn-answers">
          <h4>Answers · sheet {seed}</h4>
          {exercises.map((exercise, i) => (
            <Answer key={exercise.code} exercise={exercise} number={i + 1} />
          ))}
        </section>
      </article>
    </>
  );
}

interface OneProps {
  readonly exercise: Exercise;
  readonly number: number;
}

function Sheet({ exercise, number }: OneProps) {
  return (
    <section>
      <h5>
        {number}. <Words text={exercise.story[0] ?? ''} />
      </h5>
      {exercise.documents.map(({ name, text }) => (
        <figure key={name}>
          <figcaption>{name}</figcaption>
          <pre>{text}</pre>
        </figure>
      ))}
      <p className="learn-lines">What is wrong, and who notices?</p>
      <p className="learn-lines">How is it mended?</p>
      <p className="learn-sheet-link">
        To try it: {address().base()}#exercise/{exercise.code}
      </p>
    </section>
  );
}

const SIGN = { same: ' ', gone: '-', new: '+' } as const;

/** What the answer does to the text, line by line. */
const changeOf = (before: string, after: string): string =>
  diffOf(before, after)
    .hunks.flatMap(({ lines }) => lines.map(({ kind, text }) => `${SIGN[kind]} ${text}`))
    .join('\n');

function Answer({ exercise, number }: OneProps) {
  const { afterword, at, documents, solution } = exercise;
  const [name = ''] = at;
  const broken = documents.find((document) => document.name === name)?.text ?? '';
  const mended = solution[name] ?? '';
  return (
    <div className="learn-answer">
      <p>
        <strong>
          {number}. {name}:
        </strong>{' '}
        <Words text={afterword} />
      </p>
      <pre>{changeOf(broken, mended)}</pre>
    </div>
  );
}

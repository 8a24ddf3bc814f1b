// How many edges would flip, and which; said aloud when the number changes.
import { VerdictMark } from '#parts/Marks.tsx';
import { useWholeGraph } from '#parts/wholeGraph.ts';
import { useAnswer } from '#session/answers.ts';
import type { Trial } from '#engine/tried.ts';
import { Waiting } from '#waiting/Waiting.tsx';
import { flipRows, flipSentence } from '#words/flipRows.ts';

const SHOWN = 8;

export function Flips({ trial }: { readonly trial: Trial }) {
  const graph = useWholeGraph();
  const question = { kind: 'trial', trial } as const;
  const { answer } = useAnswer(question);
  const waiting = <Waiting of={question}>Judging the change</Waiting>;
  if (graph === null || answer === null) return waiting;
  const { count, flips, trouble } = answer;
  return (
    <>
      {waiting}
      <div className="bench-flips">
        <output>{trouble ?? <b>{flipSentence(count)}</b>}</output>
        {trouble !== null && count > 0 && <p>{flipSentence(count)}</p>}
        <ul>
          {flipRows(graph, flips.slice(0, SHOWN)).map(({ after, change, id, name }) => (
            <li key={id}>
              {after === null ? (
                <span aria-hidden="true">–</span>
              ) : (
                <VerdictMark verdict={after} word={false} />
              )}{' '}
              {name} <span className="explain-note">{change}</span>
            </li>
          ))}
        </ul>
        {count > SHOWN && <p className="explain-note">And {count - SHOWN} more.</p>}
      </div>
    </>
  );
}

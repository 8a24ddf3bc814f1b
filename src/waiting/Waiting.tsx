// What a pane shows while its question is answered: nothing before 300 ms, and nothing once there is an answer.
import type { Question } from '#engine/questions.ts';
import { askAgain, keyOf, stopAsking, useAsking } from '#session/answers.ts';
import { WaitLine } from './WaitLine.tsx';

interface Props {
  readonly of: Question;
  /** What is being done, without a full stop. */
  readonly children: string;
}

export function Waiting({ of: question, children }: Props) {
  return (
    <WaitLine
      wait={useAsking(question)}
      onCancel={() => stopAsking(keyOf(question))}
      onAgain={() => askAgain(question)}
    >
      {children}
    </WaitLine>
  );
}

// A question whose answer no pane shows: a file, the clipboard. The page's bar says how far it is, and can end it.
import type { AnswerTo, Question } from '#engine/questions.ts';
import { ask } from '#session/answers.ts';
import { setWork } from '#session/work.ts';
import { countedOf, shareOf, type Step } from '#steps/steps.ts';

/** `doing`: for people, without a full stop. null: no answer, or cancelled. */
export async function askInView<Q extends Question>(question: Q, doing: string): Promise<AnswerTo<Q> | null> {
  const controller = new AbortController();
  const name = `question: ${question.kind}`;
  const say = (step: Step) =>
    setWork(name, {
      doing: step.doing ?? doing,
      share: shareOf(step),
      counted: countedOf(step),
      cancel: () => controller.abort(),
    });
  say({ done: 0, of: 0 });
  const onStep = (step: Step) => !controller.signal.aborted && say(step);
  try {
    return await ask(question, { signal: controller.signal, onStep });
  } finally {
    setWork(name, null);
  }
}

// A condition that asks for session tags or a source identity asks for the action that sets them as well: no request
// passes without it, whatever nobody has said about the call.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html "Permissions required"
import { actionsOfKeys, type ExtraAction } from './extraActions.ts';
import { type Dimension, type Trial, valueIn } from './trial.ts';

function isCarried(dimension: Dimension, world: number): boolean {
  const fact = valueIn(dimension, world);
  return fact?.state === 'known' && fact.values.length > 0;
}

/** What every request does that passes, beside what is asked `already`. */
export function impliedActions(
  { dimensions, results }: Trial,
  already: readonly ExtraAction[],
): readonly ExtraAction[] {
  const passing = results.flatMap((answer, world) => (answer === null || answer === 'no' ? [] : [world]));
  if (passing.length === 0) return [];
  return actionsOfKeys((isOne) => {
    const own = dimensions.filter(({ key }) => isOne(key));
    return own.length > 0 && passing.every((world) => own.some((one) => isCarried(one, world)));
  }, already);
}

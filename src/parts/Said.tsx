import { useSaid } from '#session/said.ts';

/** The live region of what happened. Always there: one that appears with its text is not read out. */
export function Said() {
  return <output className="app-unseen">{useSaid()}</output>;
}

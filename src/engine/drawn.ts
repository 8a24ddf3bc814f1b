// A small example, read, judged and drawn like everything else, without coming onto the screen.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import type { Example } from '#glossary/term.ts';
import type { Theme } from '#graph/look.ts';
import { finish } from '#steps/steps.ts';
import { workspaceOf } from '#lessons/lessonWorkspace.ts';
import { judge } from './engine.ts';
import { exported } from './exported.ts';

export interface Drawn {
  readonly svg: string;
  readonly verdict: VerdictWord;
  /** The engine's sentence about the two. */
  readonly text: string;
}

export function drawn({ documents, source, target }: Example, theme: Theme): Drawn {
  const w = workspaceOf('', documents);
  const judged = judge(w);
  const { text, verdict } = assumeVerdict(judged.model, source, target);
  const svg = finish(exported({ judged, source: w }, { format: 'svg', view: {}, theme }));
  return { svg, verdict, text };
}

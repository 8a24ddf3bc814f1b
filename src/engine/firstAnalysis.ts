// What the engine says about the sample that greets newcomers. Runs while building (vite.config.ts), not in the page.
import { SAMPLES } from '#lessons/samples.ts';
import type { Analysis } from './analysis.ts';
import { analyse } from './engine.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';

export function firstAnalysis(): Analysis | null {
  const [first] = SAMPLES;
  return first ? analyse(sampleWorkspace(first)) : null;
}

// A list that stops in the middle is told, unless its last page is here as well.
import type { Problem } from '#text/problem.ts';
import type { Source } from './source.ts';

export function missingPages(sources: readonly Source[]): readonly Problem[] {
  const whole = new Set<string>();
  const cut = new Map<string, Source>();
  for (const source of sources) {
    const { page } = source.harvest;
    if (!page) continue;
    if (page.last) whole.add(page.of);
    else cut.set(page.of, source);
  }
  return [...cut].flatMap(([of, { origin, harvest }]): Problem[] => {
    if (whole.has(of) || !harvest.page) return [];
    return [
      {
        code: 'PAGE-MISSING',
        severity: 'warning',
        message: `This list goes on, and its next page is not here: what it holds is unknown. ${harvest.page.command} prints all of it.`,
        document: origin.document,
        place: { ...origin, path: [] },
      },
    ];
  });
}

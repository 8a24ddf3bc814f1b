// Reading and lint speak of the same texts: together they say everything once.
import type { Place } from '#decision/inventory.ts';
import type { Problem } from '#text/problem.ts';
import type { Finding } from './finding.ts';

const keyOf = (code: string, { document, piece, path }: Place): string =>
  JSON.stringify([code, document, piece, path]);

/** Enough of a message to know it again with something added at its end. */
const STEM = 24;
const sameStart = (a: string, b: string): boolean => a.slice(0, STEM) === b.slice(0, STEM);

function problemOf(finding: Finding): Problem {
  const { rule, place, ...said } = finding;
  return { code: rule, document: place.document, place, ...said };
}

/** Reading quotes AWS and says whether the document is refused; lint knows why it matters and what to write. */
function joined(problem: Problem, { why, page, fix, related, severity }: Finding): Problem {
  return {
    ...problem,
    severity: problem.severity === 'error' ? 'error' : severity,
    why,
    page,
    ...(fix === undefined ? {} : { fix }),
    ...(related === undefined ? {} : { related }),
  };
}

/** Keys of the problems at or below a place, for each place above them. */
function indexAbove(problems: ReadonlyMap<string, Problem>): ReadonlyMap<string, readonly string[]> {
  const above = new Map<string, string[]>();
  for (const [key, { code, place }] of problems) {
    if (place === undefined) continue;
    for (let depth = 0; depth < place.path.length; depth++) {
      const outer = keyOf(code, { ...place, path: place.path.slice(0, depth) });
      const keys = above.get(outer);
      if (keys) keys.push(key);
      else above.set(outer, [key]);
    }
  }
  return above;
}

/** The problems of reading, each enriched by the finding that says the same; then the other findings. */
export function withFindings(problems: readonly Problem[], findings: readonly Finding[]): readonly Problem[] {
  const result = new Map<string, Problem>();
  for (const [i, problem] of problems.entries()) {
    const key = problem.place === undefined ? String(i) : keyOf(problem.code, problem.place);
    if (!result.has(key)) result.set(key, problem);
  }
  const toFill = new Set(
    [...problems, ...findings.map(problemOf)].flatMap(({ code, place }) =>
      code === 'L-PLACEHOLDER' && place !== undefined ? [keyOf('', place)] : [],
    ),
  );
  const above = indexAbove(result);
  /** Of a document inside a URL-encoded string lint can only point at the string; reading knows the path in it. */
  const inString = (key: string, message: string): string | undefined =>
    above.get(key)?.find((inner) => {
      const problem = result.get(inner);
      return problem !== undefined && problem.why === undefined && sameStart(problem.message, message);
    });
  for (const [i, finding] of findings.entries()) {
    // What has to be filled in is said by L-PLACEHOLDER.
    if (
      finding.rule === 'L-ACCOUNT-ID' &&
      finding.severity === 'info' &&
      toFill.has(keyOf('', finding.place))
    )
      continue;
    const exact = keyOf(finding.rule, finding.place);
    const key = finding.edge ? undefined : result.has(exact) ? exact : inString(exact, finding.message);
    const twin = key === undefined ? undefined : result.get(key);
    if (key !== undefined && twin !== undefined) result.set(key, joined(twin, finding));
    else result.set(`lint ${i}`, problemOf(finding));
  }
  return [...result.values()];
}

// What was probably meant by a name that nobody bears.
import { editDistance } from '#lint/nearest.ts';

const MOST = 3;

/** The nearest first, at most three; up to a third of the letters may differ. A name that holds the other is near. */
export function nearNames(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  return [...new Set(known)]
    .map((each) => {
      const other = each.toLowerCase();
      const holds = wanted.length > 2 && (other.includes(wanted) || wanted.includes(other));
      return { each, far: holds ? 1 : editDistance(wanted, other), allowed: Math.max(1, other.length / 3) };
    })
    .filter(({ far, allowed }) => far <= allowed)
    .sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))
    .slice(0, MOST)
    .map(({ each }) => each);
}

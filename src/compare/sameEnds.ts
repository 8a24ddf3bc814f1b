// Whether everything that decides about a pair is the same on both sides: then nothing has to be asked.
import type { Inventory } from '#decision/inventory.ts';
import type { Model } from '#decision/model.ts';

const withoutPlaces = (key: string, value: unknown): unknown => (key === 'place' ? undefined : value);

const written = (value: unknown): string | undefined => JSON.stringify(value, withoutPlaces);

const surroundings = ({ accounts, context, rcps, scps }: Inventory): string | undefined =>
  written({ accounts, context, rcps, scps });

/** Tells of two ends whether they are the same on both sides, wherever they stand in the texts. */
export function sameEnds(before: Model, after: Model): (source: string, target: string) => boolean {
  if (surroundings(before.inventory) !== surroundings(after.inventory)) return () => false;
  const known = new Map<string, boolean>();
  const isSame = (arn: string): boolean => {
    const told = known.get(arn);
    if (told !== undefined) return told;
    const [old, now] = [before.byArn.get(arn)?.record, after.byArn.get(arn)?.record];
    const same = old === now || written(old) === written(now);
    known.set(arn, same);
    return same;
  };
  // A session speaks for its role, which its own ARN does not name in full.
  return (source, target) => !source.includes(':assumed-role/') && isSame(source) && isSame(target);
}

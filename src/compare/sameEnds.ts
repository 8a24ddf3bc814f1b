// Whether everything that decides about somebody is the same on both sides: then nothing has to be asked.
import type { Inventory } from '#decision/inventory.ts';
import type { Model } from '#decision/model.ts';

export interface Sameness {
  /** Accounts, guardrails and what was filled in. */
  readonly surroundings: boolean;
  /** Whatever is written about one user, role or group, wherever it stands in the texts. */
  readonly principal: (arn: string) => boolean;
  /** Both ends and what is around them. */
  readonly ends: (source: string, target: string) => boolean;
}

const withoutPlaces = (key: string, value: unknown): unknown => (key === 'place' ? undefined : value);

const written = (value: unknown): string | undefined => JSON.stringify(value, withoutPlaces);

const around = ({ accounts, context, rcps, scps }: Inventory): string | undefined =>
  written({ accounts, context, rcps, scps });

export function sameness(before: Model, after: Model): Sameness {
  const surroundings = around(before.inventory) === around(after.inventory);
  const known = new Map<string, boolean>();
  const principal = (arn: string): boolean => {
    const told = known.get(arn);
    if (told !== undefined) return told;
    const [old, now] = [before.byArn.get(arn)?.record, after.byArn.get(arn)?.record];
    const same = old === now || written(old) === written(now);
    known.set(arn, same);
    return same;
  };
  return {
    surroundings,
    principal,
    // A session speaks for its role, which its own ARN does not name in full.
    ends: (source, target) =>
      surroundings && !source.includes(':assumed-role/') && principal(source) && principal(target),
  };
}

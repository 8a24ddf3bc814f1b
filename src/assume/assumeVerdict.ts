// The verdict about one pair.
import type { Model } from './model.ts';
import type { AssumeEdge, Gate } from './verdict.ts';

const OPEN: Gate = { answer: 'unknown', statements: [] };

/** Any pair; the default action follows from the kind of source. Never throws. */
export function assumeVerdict(
  model: Model,
  source: string,
  target: string,
  action = 'sts:AssumeRole',
): AssumeEdge {
  const text = `Whether ${source} can assume ${target} is not computed yet (${model.inventory.principals.length} principals).`;
  return {
    source,
    target,
    action,
    verdict: 'unknown',
    gates: { trust: OPEN, permission: OPEN, boundary: OPEN, session: OPEN, scp: OPEN, rcp: OPEN },
    reasons: [],
    requires: [],
    missing: [],
    rule: { id: 'R3', text: '', page: '' },
    assumptions: [],
    text,
    label: 'unknown',
  };
}

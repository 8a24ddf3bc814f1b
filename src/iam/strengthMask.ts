// The strengths with which statements name a caller, packed into one number so that deciding allocates nothing.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { STRENGTHS, type Strength, type Strengths } from './authorization.ts';
import type { Truth } from './truth.ts';

/** The low bits say `yes`, the bits above `OPEN` say `depends`; masks of several statements are joined by `|`. */
export type StrengthMask = number;

const OPEN = 8;
const BIT: Readonly<Record<Strength, number>> = {
  user: 1,
  role: 2,
  session: 4,
  account: 8,
  wildcard: 16,
  service: 32,
  federated: 64,
};
const CERTAIN = 127;

export const NOBODY: StrengthMask = 0;

export function maskOf(strength: Strength, truth: Truth): StrengthMask {
  if (truth === 'no') return NOBODY;
  return truth === 'yes' ? BIT[strength] : BIT[strength] << OPEN;
}

/** The same strengths when the rest of the statement has this truth. */
export function underCondition(mask: StrengthMask, rest: Truth): StrengthMask {
  if (rest === 'yes') return mask;
  return rest === 'no' ? NOBODY : ((mask & CERTAIN) << OPEN) | (mask & (CERTAIN << OPEN));
}

/** Whether any entry at all names the caller. */
export function truthOf(mask: StrengthMask): Truth {
  if ((mask & CERTAIN) !== 0) return 'yes';
  return mask === NOBODY ? 'no' : 'depends';
}

const STRENGTHS_OF = new Map<StrengthMask, Strengths>();

/** One object for each mask: there are few, and one is asked for with every pair. */
export function strengthsOf(mask: StrengthMask): Strengths {
  const known = STRENGTHS_OF.get(mask);
  if (known !== undefined) return known;
  const made = unpacked(mask);
  STRENGTHS_OF.set(mask, made);
  return made;
}

function unpacked(mask: StrengthMask): Strengths {
  const truth = (bit: number): Truth => truthOf(mask & (bit | (bit << OPEN)));
  return {
    user: truth(BIT.user),
    role: truth(BIT.role),
    session: truth(BIT.session),
    account: truth(BIT.account),
    wildcard: truth(BIT.wildcard),
    service: truth(BIT.service),
    federated: truth(BIT.federated),
  };
}

/** Any of these strengths. */
export const anyStrength = (strengths: Strengths, wanted: readonly Strength[] = STRENGTHS): Truth => {
  let result: Truth = 'no';
  for (const strength of wanted) {
    const truth = strengths[strength];
    if (truth === 'yes') return truth;
    if (truth === 'depends') result = truth;
  }
  return result;
};

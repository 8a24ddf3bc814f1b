// What lists, outputs and files say of one principal, added up.
import type { Problem } from '#text/problem.ts';
import type { Held } from './holders.ts';

/** Everything that is said of one principal; of two complete lists the later one counts. */
export interface Sum {
  attached?: readonly string[];
  inlineNames?: readonly string[];
  groups?: readonly string[];
  boundary?: string | null;
  whole: boolean;
  /** One thing of somebody of whom the source knows nothing else. */
  part: boolean;
  alsoAttached?: string[];
  alsoIn?: string[];
  alsoHas?: Held[];
  alsoOpen?: string[];
  readonly first: Held;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

function listed(
  what: string,
  old: readonly string[] | undefined,
  now: readonly string[] | undefined,
  held: Held,
  problems: Problem[],
): readonly string[] | undefined {
  if (now === undefined) return old;
  if (old !== undefined && !sameList(old, now)) {
    problems.push({
      code: 'STATED-TWICE',
      severity: 'warning',
      message: `${held.arn}: its list of ${what} is stated twice and differs. This later one counts.`,
      document: held.origin.document,
      place: { ...held.origin, path: held.holding.path },
    });
  }
  return now;
}

function add(sum: Sum, held: Held, problems: Problem[]): void {
  const { attached, inlineNames, groups, boundary, alsoAttached, alsoHas, alsoIn, alsoOpen, part, whole } =
    held.holding;
  const list = listed('attached policies', sum.attached, attached, held, problems);
  if (list) sum.attached = list;
  const names = listed('inline policies', sum.inlineNames, inlineNames, held, problems);
  if (names) sum.inlineNames = names;
  const member = listed('groups', sum.groups, groups, held, problems);
  if (member) sum.groups = member;
  if (boundary !== undefined) sum.boundary = boundary;
  if (alsoAttached !== undefined) (sum.alsoAttached ??= []).push(alsoAttached);
  if (alsoIn !== undefined) (sum.alsoIn ??= []).push(alsoIn);
  if (alsoHas !== undefined) (sum.alsoHas ??= []).push(held);
  if (alsoOpen !== undefined) (sum.alsoOpen ??= []).push(alsoOpen);
  if (whole) sum.whole = true;
  if (part) sum.part = true;
}

/** One of so many that are all alike is not worth a look at what few have. */
export const isPlain = ({
  alsoAttached,
  alsoHas,
  alsoIn,
  alsoOpen,
  boundary,
  groups = [],
  inlineNames,
  whole,
}: Sum): boolean =>
  whole &&
  typeof boundary !== 'string' &&
  groups.length === 0 &&
  [alsoAttached, alsoHas, alsoIn, alsoOpen, inlineNames].every((list) => list === undefined);

/** By ARN, in the order in which they come up. */
export function sumUp(held: readonly Held[], problems: Problem[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const one of held) {
    let sum = sums.get(one.arn);
    if (!sum) {
      sum = { whole: false, part: false, first: one };
      sums.set(one.arn, sum);
    }
    add(sum, one, problems);
  }
  return sums;
}

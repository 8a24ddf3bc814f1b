// Every combination of values of the keys that decide, by number.
import type { Context, KeyFact } from '#iam/context.ts';
import type { Truth } from '#iam/truth.ts';

export interface Dimension {
  readonly key: string;
  readonly values: readonly KeyFact[];
  /** How many worlds until this key's value changes. */
  readonly stride: number;
}

export interface Trial {
  readonly dimensions: readonly Dimension[];
  /** One answer a world; a world's number tells its values by the strides. null: no request is like that. */
  readonly results: readonly (Truth | null)[];
}

export const valueIn = ({ stride, values }: Dimension, world: number): KeyFact | undefined =>
  values[Math.floor(world / stride) % values.length];

/** What the keys are in one world. */
export function chosenIn(dims: readonly Dimension[], world: number): ReadonlyMap<string, KeyFact> {
  const chosen = new Map<string, KeyFact>();
  for (const dimension of dims) {
    const value = valueIn(dimension, world);
    if (value !== undefined) chosen.set(dimension.key, value);
  }
  return chosen;
}

export const countOf = (dims: readonly Dimension[]): number => dims.reduce((n, d) => n * d.values.length, 1);

/** What only a call through a VPC endpoint carries. */
const PRIVATE = [
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpcsourceip',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
];
const PUBLIC = 'aws:sourceip';
const MFA = 'aws:multifactorauthpresent';
const MFA_AGE = 'aws:multifactorauthage';
const ISSUED = 'aws:tokenissuetime';
const PRINCIPAL_ORG = 'aws:principalorgid';
const RESOURCE_ORG = 'aws:resourceorgid';
const RELATED: ReadonlySet<string> = new Set([
  ...PRIVATE,
  PUBLIC,
  MFA,
  MFA_AGE,
  ISSUED,
  PRINCIPAL_ORG,
  RESOURCE_ORG,
]);

/** Inside one account AWS fills in both with the same: what one is tried with, the other has to be tried with. */
export const twinIn = (sameAccount: boolean, key: string): string | null => {
  if (!sameAccount) return null;
  return key === PRINCIPAL_ORG ? RESOURCE_ORG : key === RESOURCE_ORG ? PRINCIPAL_ORG : null;
};

/** Whether it is sent says something of other keys, whatever the value is. */
export const isRelated = (key: string): boolean => RELATED.has(key);

type Read = (key: string) => KeyFact;

const isSent = ({ state }: KeyFact): boolean => state === 'known';
const isNot = ({ state }: KeyFact): boolean => state === 'absent';
const valueOf = (fact: KeyFact): string | null => (fact.state === 'known' ? (fact.values[0] ?? null) : null);

/** Through a VPC endpoint a call has no aws:SourceIp, and whoever has one came another way. */
const isTwoWays = (read: Read): boolean => isSent(read(PUBLIC)) && PRIVATE.some((key) => isSent(read(key)));

/** Only temporary credentials say anything of MFA, and how long ago it was they say only if it was used. */
const isHalfMfa = (read: Read): boolean => {
  const present = read(MFA);
  if (isSent(present) && isNot(read(ISSUED))) return true;
  return isSent(read(MFA_AGE)) && (isNot(present) || valueOf(present) === 'false');
};

/** One account is in one organization. */
const isTwoOrganizations = (read: Read): boolean => {
  const [caller, role] = [read(PRINCIPAL_ORG), read(RESOURCE_ORG)];
  if (isSent(caller) && isSent(role)) return valueOf(caller) !== valueOf(role);
  return (isSent(caller) && isNot(role)) || (isNot(caller) && isSent(role));
};

/**
 * Worlds that no request is: keys that AWS fills in together contradict each other. null: all are possible, or what is
 * assumed of the request is itself what no request is, and then counts as it was assumed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function impossibleWorlds(
  dimensions: readonly Dimension[],
  base: Context,
  sameAccount: boolean,
): ((world: number) => boolean) | null {
  const open = dimensions.filter(({ key }) => isRelated(key));
  if (open.length === 0) return null;
  const isImpossible = (world: number): boolean => {
    const read: Read = (key) => {
      const one = open.find((dimension) => dimension.key === key);
      return (one === undefined ? undefined : valueIn(one, world)) ?? base.fact(key);
    };
    return isTwoWays(read) || isHalfMfa(read) || (sameAccount && isTwoOrganizations(read));
  };
  const count = countOf(dimensions);
  for (let world = 0; world < count; world++) if (!isImpossible(world)) return isImpossible;
  return null;
}

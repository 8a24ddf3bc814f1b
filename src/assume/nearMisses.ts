// "This was probably meant to match": names that differ from the caller or the role in exactly one part.
import { type IamName, iamName, isAccountId } from '#language/arn.ts';
import { isUnknownAccount } from '#language/unknownAccount.ts';
import type { NearMiss } from './explanation.ts';
import { type Found, placed } from '#reasons/evidence.ts';
import type { Inquiry } from '#reasons/inquiry.ts';
import type { Place } from '#decision/inventory.ts';

interface Difference {
  readonly code: string;
  readonly differs: (wanted: IamName, actual: IamName) => boolean;
  readonly text: (wanted: IamName, actual: IamName) => string;
}

const isSession = ({ kind }: IamName): boolean => kind === 'session';
const sameCase = (a: string, b: string): boolean => a !== b && a.toLowerCase() === b.toLowerCase();

/** Each looks at one part; the others have to be equal. */
const DIFFERENCES: readonly Difference[] = [
  {
    code: 'L-NEARMISS-SESSION',
    differs: (w, a) => isSession(w) !== isSession(a) && w.name === a.name && w.account === a.account,
    text: (w) =>
      isSession(w)
        ? 'it names one session of the role, not the role'
        : 'it names the role, but the caller is another kind of principal',
  },
  {
    code: 'L-NEARMISS-CASE',
    differs: (w, a) =>
      w.kind === a.kind && w.account === a.account && sameCase(w.path + w.name, a.path + a.name),
    text: () => 'upper and lower case count in names',
  },
  {
    code: 'L-NEARMISS-PATH',
    differs: (w, a) => w.kind === a.kind && w.account === a.account && w.name === a.name && w.path !== a.path,
    text: (w, a) => `the path differs: "${w.path}" is written, "${a.path}" is right`,
  },
  {
    code: 'L-PARTITION',
    differs: (w, a) =>
      w.kind === a.kind && w.account === a.account && w.name === a.name && w.partition !== a.partition,
    text: (w, a) => `the partition is ${w.partition}, not ${a.partition}`,
  },
  {
    code: 'L-ACCOUNT-ID',
    differs: (w, a) =>
      w.kind === a.kind && w.name === a.name && /^\d+$/.test(w.account) && !isAccountId(w.account),
    text: (w) => `an account id has 12 digits, ${w.account} has ${w.account.length}`,
  },
  {
    code: 'L-PLACEHOLDER',
    differs: (w, a) =>
      w.kind === a.kind && w.name === a.name && w.account !== a.account && !isAccountId(w.account),
    text: (w) => `${w.account} is a placeholder for an account id`,
  },
  {
    code: 'L-NEARMISS-ACCOUNT',
    differs: (w, a) => w.kind === a.kind && w.name === a.name && w.account !== a.account,
    text: (w, a) => `the name is the same, but the account is ${w.account}, not ${a.account}`,
  },
  {
    code: 'L-NEARMISS-KIND',
    differs: (w, a) => w.kind !== a.kind && w.name === a.name && w.account === a.account,
    text: (w, a) => `it names a ${w.kind}, not a ${a.kind}`,
  },
];

function compare(written: string, right: string, place: Place): readonly NearMiss[] {
  const wanted = iamName(written);
  const actual = iamName(right);
  if (written === right || wanted === null || actual === null || isUnknownAccount(actual.account)) return [];
  const found = DIFFERENCES.find((d) => d.differs(wanted, actual));
  if (found === undefined) return [];
  return [
    {
      code: found.code,
      text: `"${written}" is not ${right}: ${found.text(wanted, actual)}.`,
      places: [place],
    },
  ];
}

function inTrust({ compiled, match }: Found, source: string): readonly NearMiss[] {
  const hit = new Set(match.principals.map((p) => p.entry.value));
  return (match.statement.principals ?? [])
    .filter((p) => !hit.has(p.value))
    .flatMap((p) => compare(p.value, source, placed(compiled, p.path)));
}

function inResources({ compiled, match }: Found, target: string): readonly NearMiss[] {
  const hit = new Set(match.resources.map((r) => r.text));
  return (match.statement.resources?.patterns ?? [])
    .filter((r) => !hit.has(r.text))
    .flatMap((r) => compare(r.text, target, placed(compiled, r.path)));
}

/** Only Allow statements that did not match; nothing when the pair is allowed anyway. */
export function nearMisses({ all, s, verdict }: Inquiry): readonly NearMiss[] {
  if (verdict === 'valid') return [];
  return all
    .filter((f) => f.match.statement.effect === 'Allow')
    .flatMap((f) => {
      if (f.gate === 'trust' && f.match.principal !== 'yes') return inTrust(f, s.source.id);
      return f.gate === 'permission' && f.match.resource === 'no' ? inResources(f, s.target.arn) : [];
    });
}

// What is written otherwise, in words.
import type { WrittenAbout, WrittenChange } from './comparison.ts';

const WHAT: Readonly<Record<WrittenAbout, string>> = {
  principal: '',
  trust: 'trust policy',
  permission: 'permissions policies',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policies',
  rcp: 'resource control policies',
  tags: 'tags',
  owner: 'owner',
  account: 'account',
};

const statements = (count: number): string => (count === 1 ? '1 statement' : `${count} statements`);

function countWords({ about, came, kind, went }: WrittenChange): string {
  if (came + went === 0) return '';
  if (about === 'principal') return statements(came + went);
  if (kind !== 'changed') return statements(came + went);
  if (went === 0) return `${statements(came)} came`;
  return came === 0 ? `${statements(went)} went` : `${statements(came)} came and ${went} went`;
}

const kindOf = (arn: string): string => /:(user|role|group)\//.exec(arn)?.[1] ?? 'principal';

/** `12 accounts`; empty where the subject says it. */
function boundWords({ accounts = [], level }: WrittenChange): string {
  const [only] = accounts;
  if (only === undefined || level === only) return '';
  return accounts.length === 1 ? `account ${only}` : `${accounts.length} accounts`;
}

/** `trust policy, 1 statement came, 1 went; no edge changes`. */
export function writtenWords(change: WrittenChange): string {
  const { about, notes, shows, subject } = change;
  const what = about === 'principal' ? kindOf(subject) : WHAT[about];
  const counts = [boundWords(change), countWords(change)].filter((text) => text !== '').join(', ');
  const note = notes[0]?.replace(/\.$/, '');
  const told = counts === '' ? (note ?? what) : `${what}, ${counts}${note === undefined ? '' : `. ${note}`}`;
  return shows ? told : `${told}; no edge changes`;
}

/** Whose it is: a principal, an account, or a level of an organization. */
export function subjectName(
  { about, level, subject }: WrittenChange,
  nameOf: (id: string) => string,
): string {
  if (about === 'scp' || about === 'rcp')
    return level === subject ? `account ${subject}` : `${level ?? subject} of the organization`;
  return about === 'account' ? `account ${subject}` : nameOf(subject);
}

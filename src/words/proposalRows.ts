// What is said about a proposal: whose work it is, who else it touches, what to copy.
import { VERDICT_LOOK } from '#graph/look.ts';
import type { Change, Collateral, Job } from '#fixes/fix.ts';
import { shortName } from './shortName.ts';

export interface CollateralRow {
  readonly source: string;
  readonly target: string;
  /** `invalid → valid`. */
  readonly change: string;
}

export const collateralRows = (all: readonly Collateral[]): readonly CollateralRow[] =>
  all.map(({ after, before, source, target }) => ({
    source: shortName(source),
    target: shortName(target),
    change: `${VERDICT_LOOK[before].word} → ${VERDICT_LOOK[after].word}`,
  }));

/** Said of one, of several, and of those of whom it cannot be told. */
const ELSE: Readonly<Record<'fixes' | 'closures', readonly [one: string, several: string, open: string]>> = {
  fixes: ['gets in', 'get in', 'might get in'],
  closures: ['is kept out', 'are kept out', 'might be kept out'],
};

/** One sentence about everybody else who is loaded. */
export function elseWhere(all: readonly Collateral[], kind: 'fixes' | 'closures'): string {
  const [one, several, open] = ELSE[kind];
  if (all.length === 0) return `Nobody else here ${one}.`;
  const word = all.every(({ after }) => after === 'unknown') ? open : all.length === 1 ? one : several;
  return all.length === 1 ? `One more ${word}:` : `${all.length} more ${word}:`;
}

/** A guess that a proposal counts on becomes an answer: the changed texts would no longer suggest it. */
export const heldGuess = (owner: string, document: string, piece: number): string =>
  `It also says that policy ${piece + 1} of ${document} is ${shortName(owner)}’s, as was guessed.`;

const EXTERNAL_ID = 'sts:ExternalId';
/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_IDS = /^[\w+=,.@:/-]{2,1224}$/;

const externalIdIn = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key === EXTERNAL_ID && typeof inner === 'string') return inner;
    const found = externalIdIn(inner);
    if (found !== null) return found;
  }
  return null;
};

/** The ExternalId that a proposal brings in: it was made up, or said by the user; null: it brings none. */
export const externalIdOf = (changes: readonly Change[]): string | null =>
  changes
    .filter(({ before, slot }) => slot === 'trust' && externalIdIn(before) === null)
    .map(({ value }) => externalIdIn(value))
    .find((id) => id !== null) ?? null;

/** null: AWS would take it. */
export const externalIdTrouble = (typed: string): string | null =>
  typed === '' || EXTERNAL_IDS.test(typed)
    ? null
    : 'An external ID has 2 to 1,224 characters: letters, digits and _+=,.@:/- only.';

/** An id whose leading zeros a spreadsheet may have cut off, with zeros; null: it is no such id. */
export const padded = (name: string): string | null =>
  /^\d{8,11}$/.test(name) ? name.padStart(12, '0') : null;

/** What is wrong with what was typed for an account id; null: nothing, or nothing yet. */
export function accountIdTrouble(typed: string): string | null {
  if (typed === '' || /^\d{12}$/.test(typed)) return null;
  return /^\d*$/.test(typed)
    ? `${typed.length} of 12 digits.`
    : 'An account id has 12 digits and nothing else.';
}

/** `For an administrator of account 111111111111`. */
export const jobSentence = ({ text }: Job): string => `For ${text}`;

const DOCUMENT: Readonly<Record<Change['slot'], string>> = {
  identity: 'policy of',
  resource: 'policy of',
  trust: 'trust policy of',
  boundary: 'permissions boundary of',
  session: 'session policy of',
  scp: 'SCP above account',
  rcp: 'RCP above account',
  context: 'request',
};

export interface CopyRow {
  /** `New policy of Vendor`. */
  readonly label: string;
  readonly text: string;
  /** What has to be filled in before AWS takes it. */
  readonly fill?: string;
}

const FILL = 'ACCOUNT_ID stands for an account that nobody has said: put its twelve digits there.';

const VERB: Readonly<Record<Change['kind'], string>> = {
  'add-statement': 'Add to the',
  'change-statement': 'Write into the',
  'remove-statement': 'Take out of the',
  'new-policy': 'New',
  'remove-policy': 'Detach the',
  'replace-document': 'Replace the',
  'set-context': 'Send with the',
};

/** A change for somebody who has to make it elsewhere. */
/** `code`: in the language of its text. */
export function copyRow(
  { before, kind, owner, path, slot, value }: Change,
  code: string | null = null,
): CopyRow {
  const element = path.findLast((step) => typeof step === 'string' && step !== 'Statement');
  const shown = value ?? before ?? null;
  const json = JSON.stringify(shown, null, 2);
  const named = kind === 'change-statement' && element !== undefined ? `"${element}": ${json}` : json;
  const written = code ?? named;
  const text = written.replaceAll(/\bUNKNOWN_ACCOUNT\w*/g, 'ACCOUNT_ID');
  return {
    label: `${VERB[kind]} ${DOCUMENT[slot]} ${shortName(owner)}`.trim(),
    text,
    ...(text === written ? {} : { fill: FILL }),
  };
}

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

/** One sentence about everybody else who is loaded. */
export function elseWhere(all: readonly Collateral[], kind: 'fixes' | 'closures'): string {
  const word = kind === 'fixes' ? 'gets in' : 'is kept out';
  const words = kind === 'fixes' ? 'get in' : 'are kept out';
  if (all.length === 0) return `Nobody else here ${word}.`;
  return all.length === 1 ? `One more ${word}:` : `${all.length} more ${words}:`;
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
}

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
  return { label: `${VERB[kind]} ${DOCUMENT[slot]} ${shortName(owner)}`.trim(), text: code ?? named };
}

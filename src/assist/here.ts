// What is known around a place in a policy: whose it is, and who is in the workspace. Filled by whoever has the graph.
import type { VerdictWord } from '#decision/verdict.ts';
import type { PolicyType } from '#language/policy.ts';

/** The other end of an edge, by the name that the picture shows. */
export interface Tie {
  readonly label: string;
  readonly verdict: VerdictWord;
}

/** Somebody or something that the graph shows. */
export interface Met {
  /** `role`, `account` … */
  readonly word: string;
  /** A document of it was given; else it is only named. */
  readonly declared: boolean;
  /** Who can try to become it. */
  readonly from: readonly Tie[];
  /** What it can try to become. */
  readonly to: readonly Tie[];
  /** Of an account: its name, and how many of it are here. */
  readonly alias?: string;
  readonly members?: number;
}

export interface Here {
  readonly type: PolicyType | undefined;
  /** Whose policy it is, by ARN; null: nobody has said. */
  readonly owner: string | null;
  readonly find: (id: string) => Met | null;
  /** Roles and users here whose ARN this pattern fits, by name. */
  readonly fitting: (pattern: string) => readonly string[];
}

/** Texts of the user's in Markdown: as they stand, whatever is in them. */
export const code = (text: string): string => `\`${text.replaceAll('`', '’')}\``;

const SHOWN = 3;

/** `` `Build`, `Deploy` and 3 more ``. */
export function someOf(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  const shown = names.slice(0, SHOWN);
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

const tied = (ties: readonly Tie[]): string =>
  someOf(ties.map(({ label, verdict }) => `${code(label)} (${verdict})`));

/** What the graph knows of it, in sentences. */
export function met(found: Met | null): string {
  if (found === null) return 'Nothing in this graph has this name.';
  if (found.members !== undefined) {
    const named = found.alias === undefined ? '' : ` It is called ${code(found.alias)}.`;
    const count = found.members === 1 ? '1 principal' : `${found.members} principals`;
    return `${count} of this account ${found.members === 1 ? 'is' : 'are'} in this graph.${named}`;
  }
  const given = found.declared ? 'Given here.' : 'Only named here: no document of it was given.';
  const from = found.from.length === 0 ? '' : ` Who may become it: ${tied(found.from)}.`;
  const to = found.to.length === 0 ? '' : ` What it may become: ${tied(found.to)}.`;
  return `${given}${from}${to}`;
}

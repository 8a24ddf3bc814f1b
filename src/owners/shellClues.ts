// Shell transcripts say outright whose a document is: the command that uses it names the role, and a file name ties
// the command to the text. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
import type { BarePolicy } from '#harvest/harvest.ts';

export type NamedHolder = NonNullable<BarePolicy['holder']>;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One `aws iam …` that takes a document, for one holder. */
interface Use {
  readonly holder: NamedHolder;
  /** Base name of the `file://` argument; undefined: the document stands in the command. */
  readonly file?: string;
  readonly account?: string;
  /** The document says who may assume the role. */
  readonly isTrust: boolean;
  readonly from: number;
  readonly to: number;
}

/** What a transcript says about one of its blocks. */
export interface ShellClue {
  readonly holders: readonly NamedHolder[];
  readonly account?: string;
}

const COMMAND =
  /\baws\s+(?:--[\w-]+(?:[= ][^\s-]\S*)?\s+)*iam\s+([a-z-]+)((?:[^\n\\`^]|[\\`^][ \t\r]*\n|[\\`^])*)/g;
const HOLDER = /--(role|user|group)-name[= ]\s*["']?([\w+=,.@-]{1,64}|\$\{?\w+\}?)/;
const FILE = /--(?:assume-role-policy-document|policy-document)[= ]\s*["']?(?:fileb?:\/\/)([^\s"']+)/;
const POLICY_NAME = /--policy-name[= ]\s*["']?([\w+=,.@-]+)/;
const POLICY_ARN =
  /--policy-arn[= ]\s*["']?arn:aws[\w-]*:iam::([^:\s]*):policy\/(?:[^\s"']*\/)?([\w+=,.@-]+)/;
const VARIABLE = /^[ \t$]*(?:export\s+|set\s+)?\$?(\w+)\s?=\s?["']?([\w+=,.@-]+)["']?[ \t\r]*$/gm;
/** A longer text than this is no transcript. */
const MAX_TEXT = 2_000_000;

const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** The text with its blocks as one long word, so that a command with a document in it is one line. */
function withoutBlocks(text: string, blocks: readonly Stretch[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of blocks) {
    if (from < at) continue;
    out += text.slice(at, from) + '#'.repeat(to - from);
    at = to;
  }
  return out + text.slice(at);
}

function usesIn(text: string, blocks: readonly Stretch[]): readonly Use[] {
  if (text.length > MAX_TEXT || !/\baws\b[^\n]*\biam\b/.test(text)) return [];
  const flat = withoutBlocks(text, blocks);
  const variables = new Map([...flat.matchAll(VARIABLE)].map((match) => [match[1] ?? '', match[2] ?? '']));
  const managed = new Map<string, Pick<Use, 'file' | 'isTrust' | 'from' | 'to'>>();
  const uses: Use[] = [];
  for (const match of flat.matchAll(COMMAND)) {
    const [whole, command = '', options = ''] = match;
    const isTrust = command === 'create-role' || command === 'update-assume-role-policy';
    const stretch = { isTrust, from: match.index, to: match.index + whole.length };
    const path = FILE.exec(options)?.[1];
    const file = path === undefined ? {} : { file: baseName(path) };
    const named = HOLDER.exec(options);
    if (command === 'create-policy') {
      managed.set(POLICY_NAME.exec(options)?.[1] ?? '', { ...file, ...stretch });
      continue;
    }
    const said = named?.[2] ?? '';
    const name = said.startsWith('$') ? variables.get(said.replace(/[${}]/g, '')) : said;
    const kind = named?.[1];
    if (!name || (kind !== 'role' && kind !== 'user' && kind !== 'group')) continue;
    const holder = { kind, name } as const;
    const policy = POLICY_ARN.exec(options);
    const created = managed.get(policy?.[2] ?? '');
    const account = policy?.[1];
    if (created) uses.push({ holder, ...created, ...(account ? { account } : {}) });
    else if (/^(?:create|update|put)-/.test(command)) uses.push({ holder, ...file, ...stretch });
  }
  return uses;
}

/** The file that a block was written to or read from, as the words at its edges say; null: none. */
function fileOf(text: string, block: Stretch): string | null {
  const before = text
    .slice(Math.max(0, block.from - 300), block.from)
    .split('\n')
    .filter((line) => /\w/.test(line));
  const line = before.at(-1) ?? '';
  const behind =
    /^["']?@?\s*(?:\|\s*(?:tee|Out-File|Set-Content)[^\n]*?\s|>{1,2}\s*)["']?([^\s"';|&]+\.\w+)/.exec(
      text.slice(block.to, block.to + 200),
    )?.[1];
  const names = [...line.matchAll(/[\w@%+=:,./\\-]*[\w-]\.(?:json|txt|policy|ya?ml)\b/g)];
  const found = behind ?? names.at(-1)?.[0];
  return found === undefined ? null : baseName(found);
}

/** A block that a command right behind it takes, when the two are of one kind: the words between name no other file. */
const NEAR = 200;

function takenNext({ text, blocks }: ShellText, block: Stretch, uses: readonly Use[]): readonly Use[] {
  const next = uses.find((use) => use.from >= block.to && use.file !== undefined);
  if (!next || next.from - block.to > NEAR) return [];
  if (blocks.some((one) => one.from >= block.to && one.from < next.from)) return [];
  if (blocks.some((one) => fileOf(text, one) === next.file)) return [];
  const isTrust = /["']?Principal["']?\s*[:=]/.test(text.slice(block.from, block.to));
  return isTrust === next.isTrust ? [next] : [];
}

export interface ShellText {
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly Stretch[];
}

/** Reads the commands of all texts; gives for a block of one of them who uses it, or null. */
export function shellReader(
  texts: readonly ShellText[],
): (text: ShellText, block: Stretch) => ShellClue | null {
  const byText = new Map(texts.map((one) => [one, usesIn(one.text, one.blocks)]));
  const all = [...byText.values()].flat();
  const clue = (uses: readonly Use[]): ShellClue | null => {
    const holders = new Map(uses.map(({ holder }) => [`${holder.kind} ${holder.name}`, holder]));
    const account = uses.find((use) => use.account !== undefined)?.account;
    return holders.size === 0
      ? null
      : { holders: [...holders.values()], ...(account === undefined ? {} : { account }) };
  };
  return (text, block) => {
    if (all.length === 0) return null;
    const own = byText.get(text) ?? [];
    const inside = own.filter((use) => block.from >= use.from && block.to <= use.to);
    if (inside.length > 0) return clue(inside);
    const file = fileOf(text.text, block);
    if (file !== null) {
      const again = text.blocks.find((one) => one.from > block.from && fileOf(text.text, one) === file);
      const uses = own.filter((use) => use.file === file);
      // A file that is written again further on is used in between.
      const fresh = uses.filter((use) => use.from > block.from && use.from < (again?.from ?? Infinity));
      const found = clue(fresh.length > 0 ? fresh : uses);
      if (found) return found;
    }
    const taken = file === null ? clue(takenNext(text, block, own)) : null;
    if (taken) return taken;
    return text.blocks.length === 1 ? clue(all.filter((use) => use.file === baseName(text.name))) : null;
  };
}

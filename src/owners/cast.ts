// Who is who in all the texts: every user, role and account that an ARN or a sentence names, and how to find them
// again in prose that spells them its own way (`Role B`, `Role-B`, `role_b`).
import { iamName } from '#language/arn.ts';
import { nameInFile, plainNames } from './plainNames.ts';

export type HolderKind = 'role' | 'user' | 'group';

export interface CastMember {
  readonly kind: HolderKind;
  /** As ARNs spell it; from prose only: with `_` for spaces. */
  readonly name: string;
  /** null: only prose names it. */
  readonly account: string | null;
  readonly arn: string | null;
  /** How often it is named. */
  times: number;
}

export interface Cast {
  readonly members: Map<string, CastMember[]>;
  /** The same by everything that tells them apart: one name may be in thousands of accounts. */
  readonly each: Map<string, CastMember>;
  /** Spelling in prose -> account id or placeholder. */
  readonly accounts: Map<string, string>;
}

export interface Mention {
  /** Key of the members it may mean. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** Where an ARN spells it: the member itself. */
  readonly arn?: string;
}

export interface AccountMention {
  readonly account: string;
  readonly from: number;
  readonly to: number;
}

const ARN = /arn:aws[\w-]*:(?:iam|sts)::([^:\s"'`]*):(role|user|group|assumed-role)\/([\w+=,.@/-]+)/g;
const TOKEN = /[A-Za-z0-9+=@_.,-]+/g;
const LONGEST_NAME = 3;

/** Letters and digits only, small: what `Role B`, `Role-B` and `role_b` have in common. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Stands for any account or name: nobody in particular. */
const GENERIC_ACCOUNT = /^(?:your|my|the|aws)?account(?:id|number)?$/;
const GENERIC_NAME = /^(?:your|my|the)?(?:role|user)(?:name)?$/;

export const emptyCast = (): Cast => ({ members: new Map(), each: new Map(), accounts: new Map() });

function add(cast: Cast, member: Omit<CastMember, 'times'>): void {
  const key = nameKey(member.name);
  if (key === '' || GENERIC_NAME.test(key) || member.name.includes('*')) return;
  const { account, arn, kind } = member;
  const whole = `${key} ${kind} ${account} ${arn}`;
  const same = cast.each.get(whole);
  if (same) {
    same.times++;
    return;
  }
  const added = { ...member, times: 1 };
  cast.each.set(whole, added);
  const known = cast.members.get(key);
  if (known) known.push(added);
  else cast.members.set(key, [added]);
}

export function addAccount(cast: Cast, account: string): void {
  if (account === '' || account === 'aws' || account.includes('*')) return;
  const key = nameKey(account);
  const bare = key.replace(/^account|(?:account)?(?:id|number|no)$/g, '');
  if (bare === '' || GENERIC_ACCOUNT.test(key)) return;
  for (const spelling of [key, bare, `account${bare}`, `accountid${bare}`]) {
    if (spelling.length > 1 && !cast.accounts.has(spelling)) cast.accounts.set(spelling, account);
  }
}

export function addArn(cast: Cast, arn: string): void {
  const named = iamName(arn);
  if (named === null) return;
  addAccount(cast, named.account);
  const { kind, name, account } = named;
  if (kind === 'role' || kind === 'user' || kind === 'group') add(cast, { kind, name, account, arn });
  if (kind === 'session') add(cast, { kind: 'role', name, account, arn: null });
}

/** Somebody named outright, by a command or a format. Nobody is doubled whom an ARN names. */
export function addHolder(
  cast: Cast,
  { kind, name }: { readonly kind: HolderKind; readonly name: string },
): void {
  const known = cast.members.get(nameKey(name));
  if (known?.some((member) => member.kind === kind && member.account !== null)) return;
  add(cast, { kind, name, account: null, arn: null });
}

/** How prose introduces a name that no ARN has. The name is the first group, its kind the word or `kind`. */
const NAMED: readonly { readonly pattern: RegExp; readonly kind?: HolderKind }[] = [
  { pattern: /\b(?:role|user)\s+(?:(?:named|called)\s+)?[`"“*]{1,2}([\w+=,.@-]{2,64})[`"”*]{1,2}/gi },
  { pattern: /[`"“*]{1,2}([\w+=,.@-]{2,64})[`"”*]{1,2}\s+(?:IAM\s+)?(?:role|user)\b/gi },
  { pattern: /\b(?:role|user)\s+(?:named|called)\s+([\w+=,.@-]{2,64})/gi },
  // With words between: "a role that I want to switch to called `boss`".
  {
    pattern:
      /\b(?:role|user)\b[^.:`"“\n]{1,60}?\b(?:named|called)\s+[`"“*]{1,2}([\w+=,.@-]{2,64})[`"”*]{1,2}/gi,
  },
  // No English word has a digit or an underscore.
  {
    pattern:
      /\bIAM\s+(?:role|user)\s+([A-Za-z][\w+=@-]*[_\d][\w+=@-]*)(?=\s*(?:$|[.,;:)]|(?:and|with|which|that|in|has|is)\b))/gi,
  },
  { pattern: /\b((?:Role|User)(?: (?:[A-Z]|\d{1,3})|[_-][A-Za-z0-9]{1,20}))\b/g },
  {
    pattern:
      /\btrust\s+(?:policy|relationship)\s+(?:of|for|on)\s+(?:the\s+)?(?:role\s+)?[`"*]{0,2}([A-Za-z][\w+=.@]*[-_\d][\w+=.@-]*)/gi,
    kind: 'role',
  },
  {
    pattern:
      /(?<![\w-])([A-Za-z][\w+=.@]*[-_][\w+=.@-]*)[`"*]{0,2}(?:['’]s)?\s+trust\s+(?:policy|relationship)/gi,
    kind: 'role',
  },
  {
    pattern:
      /(?<![\w-])([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)[`"*]{0,2}(?:['’]s)?\s+trust(?=\s*(?::|$|polic|relationship))/gm,
    kind: 'role',
  },
  {
    pattern:
      /(?<![\w-])([A-Za-z][\w+=.@]*[-_][\w+=.@-]*)[`"*]{0,2}(?:['’]s)?\s+(?:permissions?|identity)\s+(?:policy|policies)/gi,
    kind: 'role',
  },
];
const NO_NAMES =
  /^(?:cross-account|same-account|(?:customer|aws)-managed|identity-based|resource-based|least-privilege|service-linked|role-based|role-to|user-to|role-session|role-arn|role-name|user-name|end-user|multi-account|well-known|assume-role|sts|iam|aws)$/i;

/** Names that prose gives without an ARN. Names that ARNs spell are known already and are not doubled. */
export function addProse(cast: Cast, prose: string): void {
  for (const { pattern, kind } of NAMED) {
    for (const match of prose.matchAll(pattern)) {
      const name = (match[1] ?? '').replace(/[.,]+$/, '').replace(/ /g, '_');
      const known = cast.members.get(nameKey(name));
      if (name.length < 2 || NO_NAMES.test(name) || /^arn:|\.json$/i.test(name)) continue;
      if (known?.some((member) => member.account !== null)) continue;
      add(cast, {
        kind: kind ?? (/\buser\b|^user/i.test(match[0]) ? 'user' : 'role'),
        name,
        account: null,
        arn: null,
      });
    }
  }
}

/** Names in plain words. */
export function addPlainNames(cast: Cast, prose: string): void {
  for (const named of plainNames(prose)) {
    if (!cast.members.has(nameKey(named.name))) addHolder(cast, named);
  }
}

/** `ci-deployer-trust.json`: what is left without the words for the kind of policy may be a name. */
export function addFileName(cast: Cast, fileName: string): void {
  const stem = fileName.replace(/\.\w{1,5}$/, '');
  const name = stem.replace(
    /(?:[-_. ](?:assume|role|trust|permissions?|policy|policies|document|inline|identity))+$/i,
    '',
  );
  if (name === stem || !/^[A-Za-z][\w+=,.@-]{2,63}$/.test(name) || NO_NAMES.test(name)) return;
  if (
    /^(?:the|my|your|a|this|test|new|pasted|example|sample)$/i.test(name) ||
    cast.members.has(nameKey(name))
  )
    return;
  add(cast, { kind: 'role', name, account: null, arn: null });
}

/** Adds every ARN that stands anywhere in a text. */
export function addArnsOf(cast: Cast, text: string): void {
  for (const match of text.matchAll(ARN)) {
    const [whole, account = '', type = '', rest = ''] = match;
    if (whole.includes('*')) continue;
    if (type === 'assumed-role') addArn(cast, whole);
    else addArn(cast, `${whole.slice(0, whole.length - rest.length)}${rest.replace(/[.,/]+$/, '')}`);
    addAccount(cast, account);
  }
  for (const match of text.matchAll(/\b\d{12}\b/g)) addAccount(cast, match[0]);
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].flatMap((match) => {
    let word = match[0].replace(/^[.,=+-]+|[.,=+-]+$/g, '');
    let from = match.index + match[0].indexOf(word);
    const inFile = word.endsWith('.json') ? nameInFile(word) : null;
    if (inFile) {
      word = inFile.name;
      from += inFile.at;
    }
    return word === '' ? [] : [{ text: word, from, to: from + word.length }];
  });
}

/** A plain word such as `admin` is a name only where it is marked as one. */
function isMarkedAsName(text: string, token: Token, members: readonly CastMember[]): boolean {
  if (/[\d_@-]|[a-z][A-Z]/.test(token.text)) return true;
  if (!members.some((member) => member.name === token.text)) return false;
  const before = text.slice(Math.max(0, token.from - 30), token.from);
  const clear = /^[A-Z]/.test(token.text) || /^[`"”*]*\s*(?:[:.,;)]|$|and\b)/.test(text.slice(token.to));
  if (
    clear &&
    /(?:\b(?:of|for|to|on)|\b(?:role|user|group)s?)\s+(?:the\s+)?(?:(?:role|user|group)\s+)?$/i.test(before)
  )
    return true;
  if (/^\W*$/.test(text.slice(0, token.from)) && /^\W*$/.test(text.slice(token.to))) return true;
  const around = text.slice(Math.max(0, token.from - 12), token.to + 12);
  return /[`"“*]\s*$/.test(text.slice(0, token.from)) || /\b(?:role|user|group)\b|\//i.test(around);
}

/** Users, roles and groups that a passage names, in order. */
export function mentionsIn(passage: string, cast: Cast): readonly Mention[] {
  const mentions: Mention[] = [];
  const masked = passage.replace(ARN, (whole, _account, _type, rest: string, at: number) => {
    const arn = whole.replace(/[.,/]+$/, '');
    const key = nameKey(
      rest
        .replace(/[.,/]+$/, '')
        .split('/')
        .at(-1) ?? '',
    );
    mentions.push({ key, from: at, to: at + arn.length, arn });
    return ' '.repeat(whole.length);
  });
  const tokens = tokensOf(masked);
  for (let i = 0; i < tokens.length; i++) {
    for (let size = LONGEST_NAME; size > 0; size--) {
      const run = tokens.slice(i, i + size);
      const [first] = run;
      const last = run.at(-1);
      if (run.length < size || !first || !last) continue;
      if (run.some((token, k) => k > 0 && !/^[ \t]$/.test(masked.slice(run[k - 1]?.to, token.from))))
        continue;
      const key = nameKey(run.map((token) => token.text).join(''));
      const members = cast.members.get(key);
      if (!members || (size === 1 && !isMarkedAsName(masked, first, members))) continue;
      mentions.push({ key, from: first.from, to: last.to });
      i += size - 1;
      break;
    }
  }
  return mentions.sort((a, b) => a.from - b.from);
}

/** Accounts that a passage names by number or by the name that a placeholder stands for. */
export function accountsIn(passage: string, cast: Cast): readonly AccountMention[] {
  const masked = passage.replace(ARN, (whole) => ' '.repeat(whole.length));
  const tokens = tokensOf(masked);
  return tokens.flatMap((token, i): AccountMention[] => {
    if (/^\d{10,14}$/.test(token.text)) return [{ account: token.text, from: token.from, to: token.to }];
    const alone = cast.accounts.get(nameKey(token.text));
    if (alone !== undefined && /account|_|id$/i.test(token.text)) {
      return [{ account: alone, from: token.from, to: token.to }];
    }
    const next = tokens[i + 1];
    if (!/^accounts?$/i.test(token.text) || !next) return [];
    const pair = cast.accounts.get(`account${nameKey(next.text)}`);
    return pair === undefined || !/^[\s<`"]*$/.test(masked.slice(token.to, next.from))
      ? []
      : [{ account: pair, from: token.from, to: next.to }];
  });
}

// A name that says "password" and the value that follows: JSON, YAML, HCL, INI, shell, tables, options of a command.
import { type Finder, type Found, matchAt } from './finder.ts';

interface Value extends Found {
  readonly text: string;
  readonly quoted: boolean;
}

/** Between a name and its value; each a bounded look ahead. */
const BETWEEN: readonly RegExp[] = [
  // `"name": `, `name=`, `name => `, `<name>`, `| name | `, also within a JSON string
  /\\?["'`]?\]?(?:[ \t]{0,40}(?:=>|:=|[:=|])[ \t]{0,200}|>)/y,
  // `"name": "…", "value": `
  /\\?["'`]?,?\s{0,200}\\?["'`]?[Vv]alue\\?["'`]?[ \t]{0,40}[:=][ \t]{0,40}/y,
  // A variable or a parameter in braces, and one in YAML
  /["']?\s{0,20}:?\s{0,20}\{[^{}]{0,400}?\b[Dd]efault["']?[ \t]{0,40}[:=][ \t]{0,40}/y,
  /:[ \t]{0,20}\r?\n(?:[ \t]{1,40}\w{1,40}:[ \t]{1,20}[^\n]{1,300}\n){0,8}[ \t]{1,40}Default:[ \t]{1,40}/y,
];
/** `--password VALUE`, `set password VALUE`. */
const OPTION = /[ \t]{1,8}(?=[^\s-])/y;
const OPEN_QUOTE = /\\?["'`]/y;
const BARE = /[^\s"'`,;<>&|(){}[\]\\]{1,256}/y;
/** In settings a value goes on to the end of its line. */
const BARE_LINE = /[^\s"'`]{1,256}(?<![,;)}\]])(?=[ \t]{0,20}(?:\r?\n|$))/y;
/** A bare value ends a line, or is followed by something that no sentence has. */
const BARE_END = /[ \t]*(?:$|[\r\n"'`,;<&|)}\]\\#]|\/\/)|[ \t]+-{1,2}\w/my;

/** No value but words for one. */
const NO_VALUE =
  /^(?:\.{2,}|…|[x*•]{3,}$|<[^<>]*>$|\[[^[\]]*\]$|\{\{|\$[\w({]|arn:|https?:|\/[\w.-]{1,60}\/|STRUCK-OUT-|-----BEGIN|HIDDEN_|REDACTED|\(?(?:sensitive|redacted|hidden|masked|none|null|nil|true|false|yes|no|on|off|required|optional|string|str|number|boolean|bool|any|undefined|empty|password|passwd|read|write|secret|token|value|type|known after apply)\)?[.!…]?$)/i;
/** Without quotes: tags, references and variables of several languages, paths. */
const NO_BARE_VALUE =
  /^(?:[!$#%@~*&/]|(?:var|local|data|module|each|self|path|params?|secrets|env|inputs|props|this|process|os|config|random_\w+|aws_\w+|ssm|context)[.[])/i;

function quotedEnd(text: string, from: number, quote: string, most: number): number {
  const limit = Math.min(text.length, from + most);
  for (let at = from; at < limit; at++) {
    if (text.startsWith(quote, at)) return at;
    const code = text.charCodeAt(at);
    if (code === 10) return -1;
    if (code === 92 && quote.length === 1) at++;
  }
  return -1;
}

/** Longest password that is looked for the end of. */
const LONGEST = 8_192;

function valueAt(text: string, at: number, beginsItsLine: boolean): Value | null {
  const quote = matchAt(OPEN_QUOTE, text, at)?.[0];
  if (quote !== undefined) {
    const from = at + quote.length;
    const to = quotedEnd(text, from, quote, LONGEST);
    return to < 0 ? null : { from, to, text: text.slice(from, to), quoted: true };
  }
  const line = beginsItsLine ? matchAt(BARE_LINE, text, at)?.[0] : undefined;
  const bare = line ?? matchAt(BARE, text, at)?.[0];
  if (bare === undefined) return null;
  const to = at + bare.length;
  return { from: at, to, text: bare, quoted: false };
}

/** A part of a sentence such as `Password: choose your own` is no password. */
function isValue(text: string, { quoted, text: value, to }: Value): boolean {
  if (value.trim() === '' || NO_VALUE.test(value) || value.includes('${')) return false;
  return (
    quoted || (!NO_BARE_VALUE.test(value) && (value.length >= 256 || matchAt(BARE_END, text, to) !== null))
  );
}

/** The account of an ARN that somebody blackened with a word: `arn:aws:iam::SECRET:role/x`. */
const IN_ARN = /arn:[\w-]{0,20}:[\w-]{0,40}:[\w-]{0,40}:[\w<({[-]{0,40}$/;

/** Whether anything before the name makes it something else: `iam:ChangePassword`, `aws:RequestTag/password`. */
function isOtherName(text: string, from: number): boolean {
  if (IN_ARN.test(text.slice(Math.max(0, from - 150), from))) return true;
  for (let at = from - 1; at >= Math.max(0, from - 64); at--) {
    const char = text.charAt(at);
    if (char === ':' || char === '/') return at > 0 && /[\w/]/.test(text.charAt(at - 1));
    if (!/[\w.-]/.test(char)) return false;
  }
  return false;
}

export interface NamedSecret {
  readonly anchors: readonly string[];
  /** What of a name may stand before the anchor; anything by default. */
  readonly before?: (text: string, from: number) => boolean;
  /** Whether a value is a secret of this kind. */
  readonly accepts: (value: string, quoted: boolean) => boolean;
}

const SUFFIX = /(?:_v\d{1,2}|_?\d{1,2})?(?![\w-])/y;

export const named = ({ accepts, anchors, before }: NamedSecret): Finder => ({
  anchors,
  find(text, from, to) {
    const suffix = matchAt(SUFFIX, text, to);
    if (suffix === null || isOtherName(text, from) || before?.(text, from) === false) return null;
    const end = to + suffix[0].length;
    for (const lead of [...BETWEEN, ...(isOption(text, from) ? [OPTION] : [])]) {
      const between = matchAt(lead, text, end)?.[0];
      const value =
        between === undefined ? null : valueAt(text, end + between.length, beginsLine(text, from));
      if (between === undefined || value === null || !isValue(text, value)) continue;
      // A cell of a table may hold anything.
      if (between.includes('|') && !isRandom(value.text, 16)) continue;
      if (accepts(value.text, value.quoted)) return { from: value.from, to: wholeValue(text, value) };
    }
    return null;
  },
});

const isOption = (text: string, from: number): boolean =>
  /(?:^|\s)-{1,2}[\w-]{0,40}$/.test(text.slice(Math.max(0, from - 44), from));

const beginsLine = (text: string, from: number): boolean =>
  /(?:^|\n)[ \t-]{0,20}(?:export |set |\$env:)?[\w.-]{0,40}$/.test(text.slice(Math.max(0, from - 70), from));

const MORE = /[\w+/=%.~-]*/y;

/** A bare value of more than 256 characters is taken to its end. */
const wholeValue = (text: string, { quoted, to, from }: Value): number =>
  quoted || to - from < 256 ? to : to + (matchAt(MORE, text, to)?.[0].length ?? 0);

const hasLower = (value: string) => /[a-z]/.test(value);
const hasUpper = (value: string) => /[A-Z]/.test(value);
const hasDigit = (value: string) => /\d/.test(value);

/** Nobody makes up such a value: long, without spaces, of all sorts of characters, or hexadecimal. */
export const isRandom = (value: string, least: number): boolean =>
  value.length >= least &&
  ((/^[\w+/=.~:%-]+$/.test(value) && hasLower(value) && hasUpper(value) && hasDigit(value)) ||
    /^(?=[a-f]*\d)[0-9a-f]{32,}$/.test(value));

// The files of the AWS CLI: sections, `key = value`, indented sub-keys, comments. Everything keeps its offsets.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html

export interface IniEntry {
  readonly key: string;
  readonly value: string;
  /** Of key and value, from the start of the text. */
  readonly from: number;
  readonly to: number;
  /** Keys that stand indented below this one: `s3 =`. */
  readonly nested: readonly IniEntry[];
}

export interface IniSection {
  /** What stands in the brackets, quotation marks off: `profile audit`, `default`. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly IniEntry[];
}

export interface IniText {
  readonly sections: readonly IniSection[];
  /** Lines that are neither section, setting, comment nor blank, and settings before any section. */
  readonly strays: readonly { readonly from: number; readonly to: number }[];
}

interface OpenEntry extends IniEntry {
  nested: IniEntry[];
}

interface OpenSection extends IniSection {
  to: number;
  entries: OpenEntry[];
}

const SECTION = /^\s*\[\s*([^\]\n]*?)\s*\]\s*(?:[#;].*)?$/;
/** A comment ends a value only behind white space: an ExternalId may hold `#` and `;`. */
const withoutComment = (value: string): string => value.replace(/(?:^|\s)[#;].*$/, '').trimEnd();

/** Indented or not, key and value; null: no setting. */
function settingOf(line: string): { indented: boolean; key: string; value: string } | null {
  const equals = line.indexOf('=');
  const key = line.slice(0, Math.max(0, equals)).trim();
  if (key === '' || key.startsWith('[')) return null;
  return {
    indented: /^\s/.test(line),
    key: key.toLowerCase(),
    value: withoutComment(line.slice(equals + 1).trim()),
  };
}

/** `profile "my audit"` is the profile `my audit`. */
const unquoted = (name: string): string =>
  name.replace(/^(\S+)\s+(["'])(.*)\2$/, '$1 $3').replaceAll(/\s+/g, ' ');

/** Linear in the text; never throws. */
export function parseIni(text: string): IniText {
  const sections: OpenSection[] = [];
  const strays: { from: number; to: number }[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const from = at;
    at += raw.length + 1;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const trimmed = line.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    const begin = from + (line.length - line.trimStart().length);
    const span = { from: begin, to: begin + trimmed.length };
    const name = line.length > 2000 ? undefined : SECTION.exec(line)?.[1];
    if (name !== undefined) {
      sections.push({ name: unquoted(name), ...span, entries: [] });
      continue;
    }
    const section = sections.at(-1);
    const setting = settingOf(line);
    if (section === undefined || setting === null) {
      strays.push(span);
      continue;
    }
    const { indented, key, value } = setting;
    const entry: OpenEntry = { key, value, ...span, nested: [] };
    const parent = section.entries.at(-1);
    section.to = span.to;
    if (indented && parent?.value === '') parent.nested.push(entry);
    else section.entries.push(entry);
  }
  return { sections, strays };
}

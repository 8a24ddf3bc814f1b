// Rows and maps as Athena and CloudTrail Lake write them in one cell: `{type=IAMUser, arn=arn:…, tags=[a, b]}`. Nothing
// in it is quoted, so a value ends where `, name=` or the closing bracket stands.

/** Deeper ones are kept as text. */
const DEEPEST = 12;

interface Reader {
  readonly text: string;
  at: number;
}

const NAME = /([\w$:.-]+)=/y;
const NEXT_NAME = /,\s*[\w$:.-]+=/y;

function nameAt(reader: Reader): string | null {
  NAME.lastIndex = reader.at;
  const name = NAME.exec(reader.text)?.[1];
  if (name === undefined) return null;
  reader.at += name.length + 1;
  return name;
}

/** To the end of a plain value: the next member, or the bracket that closes what it stands in. */
function plain(reader: Reader, closer: string): string {
  const { text } = reader;
  const from = reader.at;
  let open = 0;
  for (; reader.at < text.length; reader.at++) {
    const c = text.charAt(reader.at);
    if (c === '{' || c === '[') open++;
    else if (open > 0 && (c === '}' || c === ']')) open--;
    else if (c === closer) break;
    else if (open === 0 && c === ',') {
      NEXT_NAME.lastIndex = reader.at;
      if (closer === ']' || NEXT_NAME.test(text)) break;
    }
  }
  return text.slice(from, reader.at).trim();
}

function value(reader: Reader, closer: string, depth: number): unknown {
  const c = reader.text.charAt(reader.at);
  if (depth < DEEPEST && c === '{') return struct(reader, depth + 1);
  if (depth < DEEPEST && c === '[') return list(reader, depth + 1);
  const text = plain(reader, closer);
  return text === 'null' ? null : text;
}

function skipComma({ text }: Reader, at: number): number {
  const [gap = ''] = /^\s*,?\s*/.exec(text.slice(at, at + 40)) ?? [];
  return at + gap.length;
}

/** What is null is left out: nobody said it. */
function struct(reader: Reader, depth: number): unknown {
  reader.at++;
  const members: [string, unknown][] = [];
  for (;;) {
    const name = nameAt(reader);
    if (name === null) break;
    const found = value(reader, '}', depth);
    if (found !== null) members.push([name, found]);
    reader.at = skipComma(reader, reader.at);
  }
  if (reader.text.charAt(reader.at) === '}') reader.at++;
  return Object.fromEntries(members);
}

function list(reader: Reader, depth: number): unknown {
  reader.at++;
  const items: unknown[] = [];
  while (reader.at < reader.text.length && reader.text.charAt(reader.at) !== ']') {
    const before = reader.at;
    items.push(value(reader, ']', depth));
    reader.at = skipComma(reader, reader.at);
    if (reader.at === before) break;
  }
  if (reader.text.charAt(reader.at) === ']') reader.at++;
  return items;
}

/** JSON, a row or map, or the text itself; null for nothing. Never throws. */
export function cellValue(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (!/^[{[]/.test(trimmed)) return text;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    const reader = { text: trimmed, at: 0 };
    const found = value(reader, '', 0);
    return reader.at === trimmed.length ? found : text;
  }
}

// What a reader of a file would stumble over, or be tricked by.
import { marked } from 'marked';

/** Not a parser of XML: what ours may not write is enough. */
export function xmlFaults(xml) {
  const faults = [];
  const open = [];
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(xml))
    faults.push('a character that XML has not');
  if (!xml.isWellFormed()) faults.push('half a character');
  const tags =
    /<(?:\?[^?]*\?>|!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>)/g;
  const between = xml.replaceAll(tags, (_, closing, name, attributes = '', alone) => {
    if (!name) return '';
    if (/^(?:script|foreignobject|iframe|object|embed)$/i.test(name)) faults.push(`<${name}>`);
    if (/\son\w+\s*=|=\s*"\s*(?:javascript|data:text)/i.test(attributes)) faults.push(attributes);
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(attributes)) faults.push(`& in ${attributes}`);
    if (closing && open.pop() !== name) faults.push(`</${name}> closes nothing`);
    if (!closing && !alone) open.push(name);
    return '';
  });
  if (open.length > 0) faults.push(`open at the end: ${open.join(' ')}`);
  if (between.includes('<'))
    faults.push(`a bare < before ${between.slice(between.indexOf('<'), between.indexOf('<') + 60)}`);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between)) faults.push('a bare &');
  return faults;
}

/** RFC 4180, and no cell that a spreadsheet runs. */
export function csvFaults(csv) {
  const rows = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (;;) {
    const at = cells.lastIndex;
    const found = cells.exec(csv);
    if (!found) return [`no cell at ${at}: ${csv.slice(at, at + 60)}`];
    const [, quoted, plain, end] = found;
    if (end === '' && quoted === undefined && plain === '' && rows.at(-1).length === 0) break;
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  const whole = rows.filter((row) => row.length > 0);
  const wide = whole[0].length;
  return [
    ...whole.filter((row) => row.length !== wide).map((row) => `${row.length} cells instead of ${wide}`),
    ...whole.flat().filter((text) => /^[\s]*[=+\-@]/.test(text)),
  ];
}

/** HTML, or a link to elsewhere than AWS's pages, that is not ours. */
export function markdownFaults(markdown) {
  const faults = [];
  const walk = (tokens) => {
    for (const token of tokens) {
      if (token.type === 'html') faults.push(token.raw);
      if (token.type === 'image') faults.push(token.raw);
      if (
        token.type === 'link' &&
        !token.href.startsWith('https://docs.aws.amazon.com/') &&
        !token.href.startsWith('#')
      )
        faults.push(token.raw);
      walk(token.tokens ?? []);
      for (const item of token.items ?? []) walk(item.tokens);
      for (const row of [token.header ?? [], ...(token.rows ?? [])])
        for (const cell of row) walk(cell.tokens);
    }
  };
  walk(marked.lexer(markdown));
  return faults;
}

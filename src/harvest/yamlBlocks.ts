// One slip may swallow all that follows: an open quote ends with the file. So YAML that cannot be read as a whole is
// looked at block by block, and what is in a good block is taken.

export interface YamlBlock {
  readonly from: number;
  readonly to: number;
}

interface Line extends YamlBlock {
  /** -1: nothing but white space or a comment. */
  readonly indent: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline + 1;
    const line = text.slice(from, to);
    const short = line.trimStart();
    lines.push({ from, to, indent: short === '' || short.startsWith('#') ? -1 : line.length - short.length });
    from = to;
  }
  return lines;
}

/** Groups of lines, each beginning with one at the smallest indentation among them. */
function groups(lines: readonly Line[]): readonly (readonly Line[])[] {
  const base = Math.min(...lines.filter(({ indent }) => indent >= 0).map(({ indent }) => indent));
  const found: Line[][] = [];
  for (const line of lines) {
    if (line.indent === base || found.length === 0) found.push([]);
    found.at(-1)?.push(line);
  }
  return found;
}

const blockOf = (lines: readonly Line[]): YamlBlock => ({
  from: lines[0]?.from ?? 0,
  to: lines.at(-1)?.to ?? 0,
});

/** The entries of the outermost entries (`Resources` -> each resource); an entry without any is a block itself. */
export function yamlBlocks(text: string): readonly YamlBlock[] {
  return groups(linesOf(text)).flatMap((lines) => {
    const inner = lines.slice(1);
    const open = lines[0] && /:\s*(?:#.*)?$/.test(text.slice(lines[0].from, lines[0].to));
    const first = inner.find(({ indent }) => indent >= 0);
    // Of a list nothing is left out: a policy without one of its statements would be another policy.
    const isMap = first && !/^\s*-\s/.test(text.slice(first.from, first.to));
    return open && isMap ? groups(inner).map(blockOf) : [blockOf(lines)];
  });
}

/** White space instead, so that every other offset stays. */
export function withoutBlocks(text: string, blocks: readonly YamlBlock[]): string {
  let left = '';
  let at = 0;
  for (const { from, to } of blocks) {
    left += text.slice(at, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ');
    at = to;
  }
  return left + text.slice(at);
}

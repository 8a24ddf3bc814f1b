// The inside of a block: its arguments and blocks, with their places.
import { refuse } from './refusal.ts';
import { skipBlank, skipBrackets, skipExpression, skipText } from './hclText.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

export interface HclArgument extends Span {
  readonly name: string;
  /** Of the value. */
  readonly at: number;
}

export interface HclBlock extends Span {
  readonly type: string;
  /** Of its opening brace. */
  readonly open: number;
  readonly arguments: readonly HclArgument[];
  readonly blocks: readonly HclBlock[];
}

const WORD = /[A-Za-z_][\w-]*/y;

/** The block whose type begins at `from`. Throws `Unreadable`. */
export function readBlock(text: string, from: number): HclBlock {
  WORD.lastIndex = from;
  const type = WORD.exec(text)?.[0] ?? '';
  let open = skipBlank(text, from + type.length);
  while (text.charAt(open) === '"') open = skipBlank(text, skipText(text, open));
  if (type === '' || text.charAt(open) !== '{') refuse();
  const to = skipBrackets(text, open);
  const found: HclArgument[] = [];
  const blocks: HclBlock[] = [];
  for (let here = skipBlank(text, open + 1); here < to - 1;) {
    WORD.lastIndex = here;
    const name = WORD.exec(text)?.[0];
    if (name === undefined) refuse();
    const next = skipBlank(text, here + name.length);
    if (text.charAt(next) === '=' && text.charAt(next + 1) !== '=') {
      const at = skipBlank(text, next + 1);
      const end = skipExpression(text, at, false);
      found.push({ name, at, from: here, to: end });
      here = skipBlank(text, end);
    } else {
      const block = readBlock(text, here);
      blocks.push(block);
      here = skipBlank(text, block.to);
    }
  }
  return { type, from, to, open, arguments: found, blocks };
}

// A policy that is written as an object: what `jsonencode` is given, or JSON in a heredoc.
import { handwritingOf, type Handwriting } from '#writing/handwriting.ts';
import { type JsonNode, nodesOf } from '#writing/jsonTree.ts';
import { editsFor, type TextEdit } from '#writing/textEdits.ts';
import { isComposite, readHcl } from './hclTree.ts';
import { hclTongue, type Refer, type Reference, templateTongue } from './hclTongue.ts';

/** What expressions of the text are worth: who keeps the value keeps the expression. */
export function keeping(text: string, tree: JsonNode, refer: Refer): Refer {
  const known = new Map<string, Reference>();
  for (const node of nodesOf(tree)) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') continue;
    const own = text.slice(node.from, node.to);
    if (own === JSON.stringify(node.value)) continue;
    const isText = own.startsWith('"') && own.endsWith('"');
    known.set(node.value, isText ? { template: own.slice(1, -1) } : { expression: own });
  }
  return (value) => known.get(value) ?? refer(value);
}

/** Takes to one line what `terraform fmt` has there, unless the text has it otherwise. */
export function asUsual(hand: Handwriting, tree: JsonNode): Handwriting {
  const nodes = [...nodesOf(tree)];
  const has = (test: (node: JsonNode) => boolean) => nodes.some(test);
  return {
    ...hand,
    gap: ' ',
    pad: ' ',
    flatLists: hand.flatLists || !has((node) => node.kind === 'list' && node.items[0]?.kind === 'scalar'),
    flatObjects: hand.flatObjects || !has((node) => node.kind === 'object' && node.members.length === 1),
  };
}

/** Something that is not taken apart would be written over. */
export const overwrites = (edits: readonly TextEdit[], tree: JsonNode): boolean =>
  [...nodesOf(tree)]
    .filter(isComposite)
    .some(({ from, to }) =>
      edits.some((edit) => edit.from < to && edit.to > from && (edit.text !== '' || edit.from > from)),
    );

const HEREDOC = /<<-?[\w-]+[ \t\r]*\n\s*$/;

/** Edits that make `after` of the object at `from`, which is `before` now; null: it is no object that can be written. */
export function objectEdits(
  text: string,
  from: number,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  by: Refer,
): readonly TextEdit[] | null {
  const tree = readHcl(text, from, before, false);
  if (tree.kind !== 'object') return null;
  const [first] = tree.members;
  const refer = keeping(text, tree, by);
  const isHcl = first !== undefined && text.slice(first.to, first.node.from).includes('=');
  const inHeredoc = HEREDOC.test(text.slice(Math.max(0, from - 200), from));
  const tongue = isHcl ? hclTongue(refer) : templateTongue(refer, inHeredoc);
  const read = handwritingOf(text, tree, tongue);
  const edits = editsFor({ text, hand: isHcl ? asUsual(read, tree) : read }, tree, after);
  return overwrites(edits, tree) ? null : edits;
}

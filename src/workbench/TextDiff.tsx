// What changes in one document, line by line. Signs say it as well as colours.
import type { Rewritten } from '#engine/rewritten.ts';
import type { DiffLine } from '#words/diffRows.ts';

const MARKS: Readonly<
  Record<DiffLine['kind'], { readonly tag: 'ins' | 'del' | 'span'; readonly sign: string }>
> = {
  same: { tag: 'span', sign: ' ' },
  gone: { tag: 'del', sign: '−' },
  new: { tag: 'ins', sign: '+' },
};

export function TextDiff({ document }: { readonly document: Rewritten }) {
  const {
    diff: { added, hunks, removed },
    name,
    state,
  } = document;
  const [first] = hunks;
  const line = `line ${first?.line ?? 1}`;
  const words = {
    new: 'new document',
    gone: 'document goes',
    changed: first?.laidOut ? `${line}, laid out` : line,
  };
  return (
    <figure className="bench-diff" aria-label={`Change of ${name}`}>
      <figcaption>
        <b>{name}</b>
        <span>{words[state]}</span>
        <span className="bench-count">
          {added > 0 && <span className="explain-is-valid">+{added}</span>}{' '}
          {removed > 0 && <span className="explain-is-invalid">−{removed}</span>}
        </span>
      </figcaption>
      {hunks.map((hunk, i) => (
        <pre key={`${hunk.line} ${i}`}>
          {hunk.lines.map(({ kind, text }, at) => {
            const { sign, tag: Line } = MARKS[kind];
            return (
              <Line key={at}>
                <span aria-hidden="true">{sign}</span>
                {text}
                {'\n'}
              </Line>
            );
          })}
        </pre>
      ))}
    </figure>
  );
}

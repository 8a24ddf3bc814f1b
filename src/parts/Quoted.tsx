import { quoted, together } from '#words/sentence.ts';

/** A sentence whose quoted values are set as code. */
export function Quoted({ text }: { readonly text: string }) {
  return together(quoted(text)).map(({ after, as, before, text: words }, i) =>
    as === 'code' ? (
      <span key={i} className="explain-together">
        {before}
        <code>{words}</code>
        {after}
      </span>
    ) : (
      words
    ),
  );
}

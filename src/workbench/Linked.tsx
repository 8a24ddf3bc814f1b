// A sentence of an explanation whose words of the field lead to the glossary.
import { withTerms } from '#glossary/glossary.ts';
import { setLocal, useLocal } from '#session/local.ts';

export function Linked({ text }: { readonly text: string }) {
  const reader = useLocal((local) => local.reader);
  if (reader) return text;
  return withTerms(text).map(({ text: stretch, term }, i) =>
    term === null ? (
      stretch
    ) : (
      <button
        key={i}
        type="button"
        className="explain-word"
        title={term.means}
        onClick={() => setLocal({ dialog: 'glossary', term: term.id })}
      >
        {stretch}
      </button>
    ),
  );
}

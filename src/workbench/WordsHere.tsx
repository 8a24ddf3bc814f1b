// The words of the field that an explanation uses, each a way to the glossary.
import { termsIn } from '#glossary/glossary.ts';
import { setLocal } from '#session/local.ts';

export function WordsHere({ texts }: { readonly texts: readonly string[] }) {
  const terms = termsIn(texts);
  if (terms.length === 0) return null;
  return (
    <section className="explain-card">
      <h3>Words used here</h3>
      <p className="explain-note words-here">
        {terms.map(({ id, word }) => (
          <button
            key={id}
            type="button"
            className="explain-link"
            onClick={() => setLocal({ dialog: 'glossary', term: id })}
          >
            {word}
          </button>
        ))}
      </p>
    </section>
  );
}

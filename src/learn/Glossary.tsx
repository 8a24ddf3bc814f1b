// The words of the field: what each means, two ends that show it, and AWS's page.
import { goTo } from '#course/lessonVisit.ts';
import { findTerm, withTerms } from '#glossary/glossary.ts';
import type { Term } from '#glossary/term.ts';
import { TERMS } from '#glossary/terms.ts';
import { PageLink } from '#parts/PageLink.tsx';
import { useAnswer } from '#session/answers.ts';
import { setLocal, useLocal, type Local } from '#session/local.ts';
import './glossary.css';
import './listButton.css';
import { Words } from './Words.tsx';

/** The theme that is seen. */
function themeSeen(theme: Local['theme']): 'light' | 'dark' | 'paper' {
  if (theme !== 'system') return theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const inSight = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'nearest' });

const show = (term: string) => setLocal({ term });

export function Glossary() {
  const id = useLocal((local) => local.term);
  const term = (id === null ? undefined : findTerm(id)) ?? TERMS[0];
  return (
    <div className="glossary">
      <nav aria-label="Words">
        <ul>
          {TERMS.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="list-button"
                ref={one === term ? inSight : undefined}
                aria-current={one === term ? 'true' : undefined}
                onClick={() => show(one.id)}
              >
                {one.word}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {term && <Entry key={term.id} term={term} />}
    </div>
  );
}

function Entry({ term }: { readonly term: Term }) {
  const { example, id, means, page, word } = term;
  const theme = themeSeen(useLocal((local) => local.theme));
  const { answer } = useAnswer({ kind: 'drawn', example, theme });
  const near = [...new Set(withTerms(means).flatMap((one) => one.term ?? []))].filter((one) => one !== term);
  return (
    <section className="glossary-entry" aria-labelledby="glossary-word">
      <h3 id="glossary-word">{word}</h3>
      <p>
        <Words text={means} />
      </p>
      <figure>
        {answer === null ? (
          <p className="glossary-note">The engine draws an example …</p>
        ) : (
          <>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(answer.svg)}`}
              alt={`Example: ${answer.text} (${answer.verdict})`}
            />
            <figcaption>{answer.text}</figcaption>
          </>
        )}
      </figure>
      <div className="glossary-links">
        <button type="button" className="app-button" onClick={() => void goTo(`#glossary/${id}`)}>
          Open the example
        </button>
        <PageLink page={page} />
      </div>
      {near.length > 0 && (
        <p className="glossary-note">
          See also{' '}
          {near.map((one, i) => (
            <span key={one.id}>
              {i > 0 && ', '}
              <button type="button" className="glossary-word" onClick={() => show(one.id)}>
                {one.word}
              </button>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

// Texts in an order: the steps of a story, the hints.
import { Trash2 } from 'lucide-react';
import { useRef } from 'react';

interface Props {
  readonly title: string;
  /** What one of them is called. */
  readonly one: string;
  readonly note: string;
  readonly texts: readonly string[];
  /** `merge`: typing in one of them. */
  readonly onChange: (texts: readonly string[], merge?: string) => void;
}

export function TextSteps({ title, one, note, texts, onChange }: Props) {
  const list = useRef<HTMLOListElement>(null);
  // Only what has just been asked for takes the focus.
  const fresh = useRef(false);
  const add = () => {
    fresh.current = true;
    onChange([...texts, '']);
  };
  const remove = (at: number) => {
    onChange(texts.filter((_, i) => i !== at));
    list.current?.parentElement?.querySelector<HTMLElement>('.author-add')?.focus();
  };
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="learn-count">{note}</span>
      </h3>
      <ol className="author-steps" ref={list}>
        {texts.map((text, at) => (
          <li key={at}>
            <textarea
              ref={(field) => {
                if (!fresh.current || at !== texts.length - 1 || field === null) return;
                fresh.current = false;
                field.focus();
              }}
              aria-label={`${one} ${at + 1}`}
              value={text}
              rows={2}
              maxLength={2000}
              onChange={(event) =>
                onChange(
                  texts.map((other, i) => (i === at ? event.target.value : other)),
                  `${title} ${at}`,
                )
              }
            />
            <button
              type="button"
              className="author-icon"
              aria-label={`Remove ${one.toLowerCase()} ${at + 1}`}
              onClick={() => remove(at)}
            >
              <Trash2 size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="learn-link author-add" onClick={add}>
        Add a {one.toLowerCase()}
      </button>
    </section>
  );
}

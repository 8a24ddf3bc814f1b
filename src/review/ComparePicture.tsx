// The differences drawn once for both states: switching to before or after moves nothing.
import { useEffect, useMemo, useState } from 'react';
import type { ComparisonPicture, PictureView } from '#compare/comparisonPicture.ts';
import type { DifferenceRow } from '#compare/comparisonRows.ts';
import { KIND_LOOK } from '#compare/comparison.ts';
import type { Theme } from '#graph/look.ts';
import { ask } from '#session/answers.ts';
import { useLocal } from '#session/local.ts';

/** More are a tangle: the list has all of them, and its filter chooses what is drawn. */
const DRAWN = 40;

const VIEWS: readonly (readonly [PictureView, string])[] = [
  ['both', 'Differences'],
  ['before', 'Before'],
  ['after', 'After'],
];

interface Props {
  readonly rows: readonly DifferenceRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

const themeNow = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || theme === 'paper' ? theme : 'light';
};

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

export function ComparePicture({ rows, selected, onSelect }: Props) {
  // Drawn anew when the theme is another one.
  useLocal((local) => local.theme);
  const theme = themeNow();
  const [view, setView] = useState<PictureView>('both');
  const [large, setLarge] = useState(false);
  const [picture, setPicture] = useState<ComparisonPicture | null>(null);
  const edges = useMemo(() => rows.filter(({ about }) => about !== 'written'), [rows]);
  const drawn = useMemo(() => edges.slice(0, DRAWN), [edges]);
  const byId = useMemo(() => new Map(drawn.map((row) => [row.id, row])), [drawn]);
  useEffect(() => {
    let here = true;
    const ids = drawn.map(({ id }) => id);
    void ask({ kind: 'changes', ids, theme }).then((made) => here && setPicture(made));
    return () => {
      here = false;
    };
  }, [drawn, theme]);
  if (edges.length === 0) return null;
  const name = VIEWS.find(([id]) => id === view)?.[1] ?? '';
  return (
    <section className="review-picture" aria-label="Picture">
      <div className="review-views">
        <fieldset>
          <legend className="app-unseen">Show in the picture</legend>
          {VIEWS.map(([id, words]) => (
            <button
              key={id}
              type="button"
              className="review-kind"
              aria-pressed={id === view}
              onClick={() => setView(id)}
            >
              {words}
            </button>
          ))}
        </fieldset>
        <button type="button" className="app-text-button" onClick={() => setLarge(!large)}>
          {large ? 'Fit into the window' : 'Full size'}
        </button>
        {edges.length > DRAWN && (
          <span className="app-hint">
            The first {DRAWN} of {edges.length.toLocaleString('en')}: filter to see others.
          </span>
        )}
      </div>
      <div className="review-canvas" tabIndex={-1}>
        {picture === null ? (
          <p className="app-hint">Being drawn …</p>
        ) : (
          <div
            className="review-sheet"
            style={{
              width: large
                ? picture.width
                : `min(100%, var(--review-height) * ${picture.width / picture.height})`,
              maxWidth: large ? undefined : picture.width,
              aspectRatio: `${picture.width} / ${picture.height}`,
            }}
          >
            <img
              src={`data:image/svg+xml,${encodeURIComponent(picture.views[view])}`}
              alt={`${name}: the edges of the list, drawn`}
            />
            {picture.pills.map(({ id, rect }) => {
              const row = byId.get(id);
              if (row === undefined) return null;
              const words = `${row.title}: ${KIND_LOOK[row.kind].word}`;
              return (
                <button
                  key={id}
                  type="button"
                  className="review-hit"
                  // The list is the way for keys; this one is for pointers.
                  tabIndex={-1}
                  aria-label={words}
                  title={words}
                  aria-pressed={id === selected}
                  style={{
                    left: percent(rect.x, picture.width),
                    top: percent(rect.y, picture.height),
                    width: percent(rect.width, picture.width),
                    height: percent(rect.height, picture.height),
                  }}
                  onClick={() => onSelect(id)}
                />
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
}

// The differences drawn once for both states: switching to before or after moves nothing.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComparisonPicture, PictureView } from '#compare/comparisonPicture.ts';
import type { DifferenceRow } from '#compare/comparisonRows.ts';
import { KIND_LOOK } from '#compare/comparison.ts';
import type { Theme } from '#graph/look.ts';
import type { ListItem } from './listItems.ts';
import { ask } from '#session/answers.ts';

/** More are a tangle: the list has all of them, and its filter chooses what is drawn. */
const DRAWN = 40;

const VIEWS: readonly (readonly [PictureView, string])[] = [
  ['both', 'Differences'],
  ['before', 'Before'],
  ['after', 'After'],
];

interface Props {
  /** Edges only. */
  readonly rows: readonly DifferenceRow[];
  /** There are more than these: some are in groups. */
  readonly isPart: boolean;
  readonly selected: ListItem | undefined;
  readonly onSelect: (id: string) => void;
}

const themeNow = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || theme === 'paper' ? theme : 'light';
};

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

const isOf = (item: ListItem | undefined, id: string): boolean =>
  item?.id === id || item?.group?.members.some((row) => row.id === id) === true;

export function ComparePicture({ isPart, rows, selected, onSelect }: Props) {
  const [theme, setTheme] = useState(themeNow);
  const [view, setView] = useState<PictureView>('both');
  const canvas = useRef<HTMLDivElement>(null);
  const [large, setLarge] = useState(false);
  const [picture, setPicture] = useState<ComparisonPicture | null>(null);
  const drawn = useMemo(() => rows.slice(0, DRAWN), [rows]);
  const byId = useMemo(() => new Map(drawn.map((row) => [row.id, row])), [drawn]);
  // The system may change it as well as the visitor.
  useEffect(() => {
    const watch = new MutationObserver(() => setTheme(themeNow));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  // Another selection of the same edges is no other picture.
  const wanted = JSON.stringify(drawn.map(({ id }) => id));
  useEffect(() => {
    let here = true;
    const ids = JSON.parse(wanted) as string[];
    const { clientHeight = 1, clientWidth = 2 } = canvas.current ?? {};
    const shape = { theme, aspect: clientWidth / Math.max(1, clientHeight) };
    void ask({ kind: 'changes', ids, shape }).then((made) => here && setPicture(made));
    return () => {
      here = false;
    };
  }, [wanted, theme]);
  if (rows.length === 0) return null;
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
        {rows.length > DRAWN && (
          <span className="app-hint">
            The first {DRAWN} of {rows.length.toLocaleString('en')}: filter to see others.
          </span>
        )}
        {isPart && <span className="app-hint">Of a group only the first edges are drawn.</span>}
      </div>
      <div ref={canvas} className="review-canvas" tabIndex={-1}>
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
                  aria-pressed={isOf(selected, id)}
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

// What differs: kinds to choose from, the list, the picture and what made the selected difference.
import { useDeferredValue, useMemo, useState } from 'react';
import {
  ABOUT_LOOK,
  ABOUTS,
  type DifferenceKind,
  KIND_LOOK,
  KINDS,
  type RowAbout,
} from '#compare/comparison.ts';
import type { Compared } from '#engine/compared.ts';
import { copyText } from '#parts/copyText.ts';
import { download } from '#commands/download.ts';
import { askInView } from '#waiting/askInView.ts';
import { setLocal } from '#session/local.ts';
import { fileStem } from '#commands/workspaceFile.ts';
import { Chips } from './Chips.tsx';
import { ChangeDetail } from './ChangeDetail.tsx';
import { ComparePicture } from './ComparePicture.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { edgesToDraw, itemFor, listItems } from './listItems.ts';

interface Props {
  readonly compared: Compared;
}

const tell = (kind: 'info' | 'error', text: string) => setLocal({ notice: { kind, text, brief: true } });

async function copyReview(): Promise<void> {
  const text = await askInView({ kind: 'review', whole: false }, 'Writing the review');
  if (await copyText(text ?? '')) tell('info', 'The review is on the clipboard.');
  else tell('error', 'The browser refused the clipboard: save the file instead.');
}

async function saveReview(): Promise<void> {
  const text = await askInView({ kind: 'review', whole: true }, 'Writing the review');
  if (text !== null) download(`${fileStem()}-changes.md`, text, 'text/markdown');
}

export function Differences({ compared }: Props) {
  const { alike, rows, trouble } = compared;
  const [kinds, setKinds] = useState<ReadonlySet<DifferenceKind>>(() => new Set());
  const [abouts, setAbouts] = useState<ReadonlySet<RowAbout>>(() => new Set());
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState<string | null>(rows[0]?.id ?? null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  const words = useDeferredValue(typed).toLowerCase();
  const found = useMemo(
    () =>
      rows.filter(
        ({ about, haystack, kind }) =>
          (kinds.size === 0 || kinds.has(kind)) &&
          (abouts.size === 0 || abouts.has(about)) &&
          haystack.includes(words),
      ),
    [rows, kinds, abouts, words],
  );
  const items = useMemo(() => listItems(found, open), [found, open]);
  const chosen = itemFor(items, selected);
  const drawn = useMemo(() => edgesToDraw(items, chosen), [items, chosen]);
  if (trouble !== null) return <p role="alert">{trouble}</p>;
  if (rows.length === 0)
    return (
      <output className="review-none">
        <strong>Nothing differs.</strong> {alike}. The texts may differ and say the same: order, ids and dates
        do not count.
      </output>
    );
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const select = (id: string) => setSelected(itemFor(items, id)?.id ?? id);
  return (
    <>
      <div className="review-tools">
        <Chips
          legend="Show only these kinds"
          look={KIND_LOOK}
          names={KINDS}
          of={rows.map(({ kind }) => kind)}
          chosen={kinds}
          onChoose={setKinds}
        />
        <Chips
          legend="Show only what is about"
          look={ABOUT_LOOK}
          names={ABOUTS}
          of={rows.map(({ about }) => about)}
          chosen={abouts}
          onChoose={setAbouts}
        />
        <span className="app-hint">{alike}.</span>
        <div className="review-exports">
          <button type="button" className="app-button" onClick={() => void copyReview()}>
            Copy as Markdown
          </button>
          <button type="button" className="app-button" onClick={() => void saveReview()}>
            Save as Markdown
          </button>
        </div>
      </div>
      <div className="review-panes">
        <section className="review-left" aria-label="Differences">
          <input
            type="search"
            className="review-filter"
            aria-label="Filter differences"
            placeholder="Filter: name, account, verdict"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <output className="app-unseen">
            {found.length} of {rows.length} differences
          </output>
          {found.length === 0 ? (
            <p className="app-hint">No difference fits this filter.</p>
          ) : (
            <DifferenceList
              items={items}
              selected={chosen?.id ?? null}
              onSelect={setSelected}
              onToggle={toggle}
            />
          )}
        </section>
        <div className="review-right">
          <ComparePicture
            rows={drawn}
            isPart={items.some(({ group }) => group !== null)}
            selected={chosen}
            onSelect={select}
          />
          {chosen && <ChangeDetail key={chosen.id} item={chosen} />}
        </div>
      </div>
    </>
  );
}

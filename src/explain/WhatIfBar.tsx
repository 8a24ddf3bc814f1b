import { useId, useMemo, useRef } from 'react';
import { edit, useWorkspace } from '#session/truth.ts';
import { useDerived } from '#session/derived.ts';
import type { Demand } from '#words/demands.ts';
import { forgetAll, whatIfs, type WhatIf } from '#words/whatIf.ts';
import { WhatIfForm } from './WhatIfForm.tsx';
import { useAnswer } from '#session/answers.ts';
import { flipSentence } from '#words/flipRows.ts';
import { useWholeGraph } from '#parts/wholeGraph.ts';
import './explain.css';

const NOTHING_ASSUMED = { kind: 'context', context: {} } as const;
/** Edges up to which a second graph is judged only to count what flips. */
const COUNTED = 20_000;
const NO_DEMANDS: readonly Demand[] = [];

/** The what-if bar over the canvas: one chip for each condition key that decides something here. */
export function WhatIfBar() {
  const graph = useWholeGraph();
  const demands = useDerived(({ analysis }) => analysis?.demands ?? NO_DEMANDS);
  const guessing = useDerived((d) => d.guessing > 0);
  const context = useWorkspace((w) => w.context);
  const items = useMemo(
    () =>
      whatIfs(
        demands.map(({ key }) => key),
        context,
        demands,
      ),
    [context, demands],
  );
  if (items.length === 0) return null;
  const waiting = graph?.edges.filter((edge) => edge.verdict === 'conditional').length ?? 0;
  const assumed = items.filter((item) => item.value !== undefined);
  return (
    <section
      className={assumed.length > 0 ? 'explain-bar explain-bar-set' : 'explain-bar'}
      aria-label="What if"
    >
      <h2>What if</h2>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <Chip item={item} />
          </li>
        ))}
      </ul>
      <p>
        {assumed.length > 0 ? (
          <>
            <span>
              The picture assumes {assumed.length === 1 ? 'this' : 'these'}.{' '}
              {!guessing && (graph?.edges.length ?? 0) <= COUNTED && <Decided />}
            </span>
            <button type="button" className="explain-button" onClick={() => edit(forgetAll)}>
              Reset
            </button>
          </>
        ) : (
          <span>
            {waiting === 0 ? 'No' : waiting.toLocaleString('en')}{' '}
            {waiting > 1 ? 'edges depend' : 'edge depends'} on the request{waiting === 0 && ' alone'}
          </span>
        )}
      </p>
    </section>
  );
}

/** How many edges would be otherwise without what is assumed. */
function Decided() {
  const { answer } = useAnswer({ kind: 'trial', trial: NOTHING_ASSUMED });
  if (answer === null) return null;
  return <output>{flipSentence(answer.count)}</output>;
}

/** Opens its form in the top layer, so that no pane cuts it off. */
function Chip({ item }: { readonly item: WhatIf }) {
  const id = useId();
  const chip = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDialogElement>(null);
  const stand = () => {
    const at = chip.current?.getBoundingClientRect();
    if (!at || !card.current) return;
    card.current.style.left = `${Math.max(8, Math.min(at.left, innerWidth - card.current.offsetWidth - 8))}px`;
    card.current.style.top = `${at.bottom + 6}px`;
  };
  return (
    <>
      <button
        ref={chip}
        type="button"
        className={item.value === undefined ? 'explain-chip' : 'explain-chip explain-chip-set'}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {item.key}: <b>{item.says}</b> <span aria-hidden="true">▾</span>
      </button>
      <dialog
        ref={card}
        id={id}
        popover="auto"
        className="explain-popover"
        aria-label={`What if: ${item.key}`}
        onToggle={(event) => {
          if (event.newState === 'open') stand();
        }}
      >
        <WhatIfForm key={item.says} item={item} onDone={() => card.current?.hidePopover()} />
        {item.waiting > 0 && (
          <p className="explain-note">
            {item.waiting} {item.waiting === 1 ? 'edge waits' : 'edges wait'} for it.
          </p>
        )}
      </dialog>
    </>
  );
}

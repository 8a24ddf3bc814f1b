// What the lines mean and how many there are; a click hides or shows a verdict, or all resources.
import { ListFilter } from 'lucide-react';
import type { LightGraph } from '#graph/accessGraph.ts';
import { defaultHidden, RESOURCES, UNTRIED } from '#graph/hidden.ts';
import { TRY_LOOK, TRY_ODD, VERDICT_LOOK, VERDICT_ORDER } from '#graph/look.ts';
import { runCommand } from '#commands/commands.ts';
import { useWorkspace } from '#session/truth.ts';
import { counts, isClosed, shownOf } from './counts.ts';
import { LineSample } from './LineSample.tsx';
import { NODE_ICON } from './nodeIcon.tsx';
import { hideResources, showResources, toggleVerdict } from './showing.ts';

const toggleUntried = (): void => toggleVerdict(UNTRIED);

const Resource = NODE_ICON.resource;

/** Hides all resources, or says how many are not drawn and shows them; one button, so that the focus stays. */
function ResourcesButton({ count, shown }: { readonly count: number; readonly shown: boolean }) {
  return (
    <button
      type="button"
      className="canvas-legend-item"
      data-resources={shown ? 'shown' : 'hidden'}
      {...(shown && { 'aria-pressed': true })}
      title={`What roles may use, such as buckets and tables. Click to ${shown ? 'hide' : 'show'}.`}
      onClick={shown ? hideResources : showResources}
    >
      <Resource size={14} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {count.toLocaleString('en')}{' '}
        <span className="canvas-legend-word">{count === 1 ? 'resource' : 'resources'}</span>
        {!shown && ' '}
        {!shown && <span className="canvas-legend-show">show</span>}
      </span>
    </button>
  );
}

/** What the marks of attempts mean; a click leaves only edges that somebody tried. */
function TriedButton({ count, only }: { readonly count: number; readonly only: boolean }) {
  return (
    <button
      type="button"
      className="canvas-legend-item"
      data-tried={only ? 'only' : 'all'}
      aria-pressed={only}
      title={`${TRY_LOOK.map(({ glyph, meaning, word }) => `${glyph} ${word}: ${meaning}`).join(' ')} ${TRY_ODD.glyph} ${TRY_ODD.word}. Click to show ${only ? 'all edges' : 'only these'}.`}
      onClick={toggleUntried}
    >
      <span aria-hidden="true">{TRY_LOOK.map(({ glyph }) => glyph).join('')}</span>
      <span>
        {count.toLocaleString('en')} <span className="canvas-legend-word">tried</span>
        {only && <span className="canvas-legend-word"> · only these</span>}
      </span>
    </button>
  );
}

interface Props {
  readonly all: LightGraph;
  readonly visible: LightGraph;
}

export function Legend({ all, visible }: Props) {
  const view = useWorkspace((w) => w.view);
  const hidden = view.hidden ?? [];
  const total = counts(all);
  return (
    <fieldset className="canvas-legend" aria-label="Legend: show or hide verdicts and resources">
      <div className="canvas-legend-row">
        {VERDICT_ORDER.toReversed().map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="canvas-legend-item"
            data-verdict={verdict}
            aria-pressed={!hidden.includes(verdict)}
            title={`${VERDICT_LOOK[verdict].meaning} Click to ${hidden.includes(verdict) ? 'show' : 'hide'}.`}
            onClick={() => toggleVerdict(verdict)}
          >
            <LineSample verdict={verdict} />
            <span className="canvas-glyph" aria-hidden="true">
              {VERDICT_LOOK[verdict].glyph}
            </span>
            <span>
              {total.verdicts[verdict].toLocaleString('en')}{' '}
              <span className="canvas-legend-word">{VERDICT_LOOK[verdict].word}</span>
            </span>
          </button>
        ))}
      </div>
      <div className="canvas-legend-row">
        {total.resources > 0 && (
          <ResourcesButton count={total.resources} shown={!defaultHidden(all, view).has(RESOURCES)} />
        )}
        {total.tried > 0 && <TriedButton count={total.tried} only={hidden.includes(UNTRIED)} />}
        <span className="canvas-legend-note">
          {shownOf(counts(visible).principals, total.principals, visible.nodes.some(isClosed))}
        </span>
        <button
          type="button"
          className="canvas-legend-item canvas-legend-filter"
          title="Filter the picture (Q)"
          onClick={() => runCommand('filter')}
        >
          <ListFilter size={14} strokeWidth={1.75} aria-hidden="true" />
          <span className="canvas-legend-word">Filter</span>
        </button>
        {all.bareWildcardPairs > 0 && (
          <span
            className="canvas-legend-note"
            title="Pairs that only a bare * in a policy would connect are counted here, not drawn."
          >
            {all.bareWildcardPairs.toLocaleString('en')} more through a bare *
          </span>
        )}
      </div>
    </fieldset>
  );
}

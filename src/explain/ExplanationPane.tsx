import { useEffect } from 'react';
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { useDerived } from '#session/derived.ts';
import { setLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import { AccessExplanation } from './AccessExplanation.tsx';
import { AccountExplanation } from './AccountExplanation.tsx';
import { AssumeExplanation } from './AssumeExplanation.tsx';
import { NodeExplanation } from './NodeExplanation.tsx';
import { Overview } from './Overview.tsx';
import { UnitExplanation } from './later.tsx';
import { everyUnit } from '#graph/unitTree.ts';
import { Heading } from './Heading.tsx';
import { PairExplanation } from './PairExplanation.tsx';
import { endNames } from '#words/names.ts';
import { isAskable, pairOf } from '#words/pair.ts';
import { useWholeGraph } from '#parts/wholeGraph.ts';
import { useTold } from '#session/told.ts';
import './explain.css';

/** Right pane: why the selected edge is as it is; who a node can become; else what there is to see. */
export function ExplanationPane() {
  const graph = useWholeGraph();
  const stale = useDerived(
    (derived) => derived.analysis !== null && (derived.stale || derived.failure !== null),
  );
  const selection = useWorkspace((w) => w.view.selection);
  return (
    <section className="explain-pane" aria-label="Explanation">
      {stale && <p className="explain-stale">As of the last text that could be read</p>}
      {graph ? (
        <Selected key={selection ?? ''} graph={graph} selection={selection} />
      ) : (
        <p className="explain-empty">Nothing to explain yet.</p>
      )}
    </section>
  );
}

interface SelectedProps {
  readonly graph: LightGraph;
  readonly selection: string | undefined;
}

function Selected({ graph, selection }: SelectedProps) {
  // A row that is gone can no longer say that the pointer has left it.
  useEffect(() => () => setLocal({ hover: null }), []);
  const edge = graph.edges.find((one) => one.id === selection);
  if (edge) return <EdgeExplanation word={edge} graph={graph} />;
  const node = graph.nodes.find((one) => one.id === selection);
  if (node) return <NodeExplanation node={node} graph={graph} />;
  const account = graph.accounts.find((one) => one.id === selection);
  if (account) return <AccountExplanation account={account} graph={graph} />;
  const unit = selection === undefined ? undefined : everyUnit(graph.accounts).get(selection);
  if (unit && selection !== undefined) return <UnitExplanation id={selection} unit={unit} graph={graph} />;
  const pair = selection === undefined ? null : pairOf(selection);
  if (pair && isAskable(graph, pair)) return <PairExplanation pair={pair} graph={graph} />;
  return <Overview graph={graph} gone={selection !== undefined} />;
}

interface EdgeProps {
  readonly word: EdgeWord;
  readonly graph: LightGraph;
}

/** Until the engine has told the edge, its ends and its verdict stand there. */
function EdgeExplanation({ word, graph }: EdgeProps) {
  const edge = useTold(word.id);
  if (edge?.kind === 'assume') return <AssumeExplanation edge={edge} graph={graph} />;
  if (edge) return <AccessExplanation edge={edge} graph={graph} />;
  const { action, kind, verdict } = word;
  const names = endNames(graph, word);
  return (
    <article className="explain-body" aria-busy="true">
      <Heading
        ids={word}
        names={names}
        action={kind === 'assume' ? action : 'access'}
        verdict={verdict}
        text="…"
      />
    </article>
  );
}

// Nothing is selected: the legend with numbers, and where to begin.
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { VERDICT_LOOK, VERDICT_ORDER } from '#graph/look.ts';
import { useAnswer } from '#session/answers.ts';
import { useDerived } from '#session/derived.ts';
import { setLocal } from '#session/local.ts';
import { EdgeLinks } from '#parts/EdgeLinks.tsx';
import { Surveys, WordsHere } from './later.tsx';
import { VerdictMark } from '#parts/Marks.tsx';

/** A longer list is the edge table's. */
const MOST = 50;

interface Props {
  readonly graph: LightGraph;
  /** Something is selected that the picture no longer has. */
  readonly gone: boolean;
}

export function Overview({ graph, gone }: Props) {
  const guessing = useDerived((d) => d.guessing);
  const assume = graph.edges.filter((edge) => edge.kind === 'assume');
  const ids = useAnswer(guessing > 0 ? null : { kind: 'first' }).answer ?? [];
  const first = ids.flatMap((id) => graph.edges.find((edge) => edge.id === id) ?? []);
  if (graph.edges.length === 0) return <NoEdges principals={graph.nodes.length} />;
  return (
    <article className="explain-body">
      <header className="explain-head">
        <div className="explain-crumb">
          <span>Who can become whom</span>
        </div>
        <h2 className="explain-sentence">
          {assume.length.toLocaleString('en')} {assume.length === 1 ? 'edge' : 'edges'} between principals and
          roles.
        </h2>
        <p className="explain-note">
          {gone ? 'What was selected is not there any more. ' : ''}Click an edge to see why.
        </p>
      </header>
      {guessing > 0 ? <ToGuess graph={graph} /> : <Numbers edges={assume} />}
      {graph.bareWildcardPairs > 0 && (
        <p className="explain-note">
          {graph.bareWildcardPairs.toLocaleString('en')} more{' '}
          {graph.bareWildcardPairs === 1 ? 'pair' : 'pairs'} that only a bare <code>*</code> would draw.
        </p>
      )}
      {first.length > 0 && (
        <section className="explain-card">
          <h3>Look at these first</h3>
          <EdgeLinks graph={graph} edges={first} name="both" />
        </section>
      )}
      <Surveys graph={graph} />
      <WordsHere texts={['principal, role, AssumeRole, trust policy, identity-based policy']} />
    </article>
  );
}

/** So many of each verdict. */
function Numbers({ edges }: { readonly edges: readonly EdgeWord[] }) {
  return (
    <ul className="explain-legend">
      {VERDICT_ORDER.toReversed().map((verdict) => (
        <li key={verdict}>
          <span className="explain-legend-count">
            {edges.filter((edge) => edge.verdict === verdict).length.toLocaleString('en')}
          </span>
          <VerdictMark verdict={verdict} />
          <span className="explain-note">{VERDICT_LOOK[verdict].meaning}</span>
        </li>
      ))}
    </ul>
  );
}

/** In the order of the graph: which are worth a look first would tell. */
function ToGuess({ graph }: { readonly graph: LightGraph }) {
  const edges = graph.edges.filter((edge) => edge.kind === 'assume' && edge.veiled);
  return (
    <section className="explain-card">
      <h3>
        To be guessed <span className="explain-count">{edges.length}</span>
      </h3>
      <EdgeLinks graph={graph} edges={edges.slice(0, MOST)} name="both" />
    </section>
  );
}

function NoEdges({ principals }: { readonly principals: number }) {
  return (
    <article className="explain-body">
      <h2 className="explain-sentence">{principals === 0 ? 'Nothing to explain yet.' : 'No edges yet.'}</h2>
      <p className="explain-note">
        {principals === 0
          ? 'Paste the policies of a few roles and users: who can become whom appears as you go.'
          : 'No trust policy and no permission here names a role that anybody could assume.'}
      </p>
      <button type="button" className="explain-button" onClick={() => setLocal({ dialog: 'add' })}>
        Add policies
      </button>
    </article>
  );
}

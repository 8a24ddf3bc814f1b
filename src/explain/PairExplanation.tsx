// Why not? Two ends without an edge, explained as if there were one.
import type { LightGraph } from '#graph/accessGraph.ts';
import { useAnswer } from '#session/answers.ts';
import { endNames } from '#words/names.ts';
import { pairId, type Pair } from '#words/pair.ts';
import { Explained } from './AssumeExplanation.tsx';

interface Props {
  readonly pair: Pair;
  readonly graph: LightGraph;
}

export function PairExplanation({ pair, graph }: Props) {
  const { answer } = useAnswer({ kind: 'pair', ...pair });
  const { source, target } = endNames(graph, pair);
  if (answer === null) {
    return (
      <article className="explain-body" aria-busy="true">
        <h2 className="explain-sentence">
          Can {source} become {target}?
        </h2>
      </article>
    );
  }
  return (
    <Explained
      edge={{ ...answer.edge, id: pairId(pair), kind: 'assume' }}
      graph={graph}
      explanation={answer}
      note={
        answer.edge.verdict === 'invalid'
          ? 'Not drawn: neither side names the other.'
          : 'Not drawn: no policy names the two in particular.'
      }
    />
  );
}

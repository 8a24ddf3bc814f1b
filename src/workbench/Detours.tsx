// What a node can become, or who can become it, by way of other roles: what no single edge shows.
import type { LightGraph } from '#graph/accessGraph.ts';
import { useAnswer } from '#session/answers.ts';
import { detours } from '#words/chainRows.ts';
import { Waiting } from '#waiting/Waiting.tsx';
import { nameIn } from '#words/names.ts';
import { ChainRow } from './ChainRow.tsx';

interface Props {
  readonly node: string;
  readonly graph: LightGraph;
  readonly direction: 'who' | 'become';
}

const SHOWN = 12;

const DOING = {
  who: 'Looking for everybody who can become this',
  become: 'Looking for everything this can become',
} as const;

export function Detours({ node, graph, direction }: Props) {
  const question = { kind: 'reach', node, direction } as const;
  const { answer } = useAnswer(question);
  const waiting = <Waiting of={question}>{DOING[direction]}</Waiting>;
  const found = detours(answer?.chains ?? []);
  if (found.length === 0) return <div>{waiting}</div>;
  return (
    <div>
      {waiting}
      <h4>
        By way of other roles <span className="explain-count">{found.length}</span>
      </h4>
      {found.slice(0, SHOWN).map((chain) => {
        const end = direction === 'who' ? chain.source : chain.target;
        return <ChainRow key={end} chain={chain} graph={graph} name={nameIn(graph, end)} />;
      })}
      {found.length > SHOWN && (
        <p className="explain-note">And {found.length - SHOWN} more: ask about them by name below.</p>
      )}
    </div>
  );
}

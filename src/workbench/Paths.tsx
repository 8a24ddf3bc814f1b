// All ways from one end to the other, also over other roles, the least conditional and shortest first.
import { useState } from 'react';
import type { LightGraph } from '#graph/accessGraph.ts';
import { useAnswer } from '#session/answers.ts';
import { Waiting } from '#waiting/Waiting.tsx';
import type { Pair } from '#words/pair.ts';
import { ChainRow } from './ChainRow.tsx';
import './workbench.css';

interface Props {
  readonly pair: Pair;
  readonly graph: LightGraph;
  readonly startsOpen: boolean;
}

export function Paths({ pair, graph, startsOpen }: Props) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <details
      className="explain-card explain-fold"
      open={startsOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Paths</summary>
      {open && <Found pair={pair} graph={graph} />}
    </details>
  );
}

function Found({ pair: { source, target }, graph }: Omit<Props, 'startsOpen'>) {
  const question = { kind: 'paths', source, target } as const;
  const { answer, fresh } = useAnswer(question);
  const waiting = <Waiting of={question}>Looking for ways</Waiting>;
  if (answer === null) return <div>{waiting}</div>;
  const whole = answer.filter(({ verdict }) => verdict !== 'invalid');
  const shown = whole.length > 0 ? whole : answer.slice(0, 1);
  return (
    <div aria-busy={!fresh}>
      {waiting}
      {answer.length === 0 && (
        <p className="explain-note">No way here, neither directly nor by way of other roles.</p>
      )}
      {answer.length > 0 && whole.length === 0 && (
        <p className="explain-note">No way leads through. This one comes nearest:</p>
      )}
      {shown.map((chain, i) => (
        <ChainRow
          key={chain.hops.map((hop) => hop.edge.target).join(' ')}
          chain={chain}
          graph={graph}
          startsOpen={i === 0}
        />
      ))}
    </div>
  );
}

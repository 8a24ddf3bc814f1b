// In the overview: who from outside gets in, and trusts that let nobody in.
import { useState, type ReactNode } from 'react';
import type { LightGraph } from '#graph/accessGraph.ts';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { useAnswer } from '#session/answers.ts';
import { useDerived } from '#session/derived.ts';
import { Waiting } from '#waiting/Waiting.tsx';
import { idleTrusts } from '#words/idleTrusts.ts';
import { nameIn } from '#words/names.ts';
import type { Problem } from '#text/problem.ts';
import { ChainRow } from './ChainRow.tsx';
import './workbench.css';

const NONE: readonly Problem[] = [];
const SHOWN = 30;
const ROADS = { kind: 'roads' } as const;

/** Entries of the overview; each answers when it is opened. */
export function Surveys({ graph }: { readonly graph: LightGraph }) {
  return (
    <>
      <Survey title="All roads from outside">
        <Roads graph={graph} />
      </Survey>
      <Survey title="Unused and dangling trusts">
        <IdleTrusts />
      </Survey>
    </>
  );
}

function Survey({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="explain-card explain-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}

function Roads({ graph }: { readonly graph: LightGraph }) {
  const { answer } = useAnswer(ROADS);
  const waiting = <Waiting of={ROADS}>Looking for roads</Waiting>;
  if (answer === null) return waiting;
  const { count, outsiders, roads } = answer;
  const who = outsiders === 1 ? 'One principal' : `${outsiders} principals`;
  return (
    <>
      {waiting}
      <p className="explain-note">
        {outsiders === 0
          ? 'Nobody from outside these accounts is named here.'
          : `${who} from outside: other accounts, identity providers, anyone. ${count === 0 ? 'None gets in.' : ''}`}
      </p>
      {roads.slice(0, SHOWN).map((chain) => (
        <ChainRow
          key={`${chain.source} ${chain.target}`}
          chain={chain}
          graph={graph}
          name={`${nameIn(graph, chain.source)} → ${nameIn(graph, chain.target)}`}
        />
      ))}
      {count > SHOWN && <p className="explain-note">And {count - SHOWN} more.</p>}
    </>
  );
}

function IdleTrusts() {
  const problems = useDerived(({ analysis }) => analysis?.problems ?? NONE);
  const found = idleTrusts(problems);
  if (found.length === 0)
    return <p className="explain-note">Every trust that is judged here lets somebody in.</p>;
  return found.slice(0, SHOWN).map((problem, i) => (
    <PlaceRow key={`${problem.code} ${i}`} places={problem.place ? [problem.place] : []}>
      {problem.message}
    </PlaceRow>
  ));
}

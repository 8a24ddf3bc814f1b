import { useLocal } from '#session/local.ts';
import { EdgeTable } from './EdgeTable.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import './explain.css';

interface Props {
  /** Phones have a pane of its own for each. */
  readonly only?: 'problems' | 'edges';
}

/** Content of the bottom pane, as `local.panes.bottom` says: problems or the edge table; nothing when closed. */
export function BottomPane({ only }: Props) {
  const open = useLocal((local) => only ?? local.panes.bottom);
  if (open === 'closed') return null;
  const name = open === 'edges' ? 'Edges' : 'Problems';
  return (
    <section className="explain-bottom" aria-label={name} data-keys="">
      <h2 className="explain-unseen">{name}</h2>
      {open === 'edges' ? <EdgeTable /> : <ProblemTable />}
    </section>
  );
}

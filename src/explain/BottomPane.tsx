import { useLocal } from '#session/local.ts';
import { EdgeTable } from './EdgeTable.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import './explain.css';

interface Props {
  /** Phones have a pane of their own for it. */
  readonly only?: 'problems';
}

/** Content of the bottom pane, as `local.panes.bottom` says: problems or the edge table; nothing when closed. */
export function BottomPane({ only }: Props) {
  const open = useLocal((local) => only ?? local.panes.bottom);
  if (open === 'closed') return null;
  return (
    <section className="explain-bottom" aria-label={open === 'edges' ? 'Edges' : 'Problems'} data-keys="">
      {open === 'edges' ? <EdgeTable /> : <ProblemTable />}
    </section>
  );
}

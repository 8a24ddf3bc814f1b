// One chain as a row that opens to its hops, what each asks for, and how to walk it.
import type { Chain, ChainScript } from '#chains/chain.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { Disclosure } from '#parts/Disclosure.tsx';
import { VerdictMark } from '#parts/Marks.tsx';
import { Quoted } from '#parts/Quoted.tsx';
import { changeView } from '#session/truth.ts';
import { hopRows, way } from '#words/chainRows.ts';
import { askAbout } from '#words/pair.ts';
import { Scripts } from './Scripts.tsx';
import './workbench.css';

interface Props {
  readonly chain: Chain & Partial<ChainScript>;
  readonly graph: LightGraph;
  /** What the row is called; without it only the way is told. */
  readonly name?: string;
  readonly startsOpen?: boolean;
}

export function ChainRow({ chain, graph, name, startsOpen = false }: Props) {
  const told = way(graph, chain);
  return (
    <Disclosure
      className="bench-proposal"
      startsOpen={startsOpen}
      row={
        <>
          <VerdictMark verdict={chain.verdict} word={false} />
          <span className="bench-words bench-line">
            <span className="bench-title">{name ?? told.charAt(0).toUpperCase() + told.slice(1)}</span>
            <span className="explain-note">
              {name === undefined ? `${chain.hops.length} ${chain.hops.length === 1 ? 'hop' : 'hops'}` : told}
            </span>
          </span>
        </>
      }
    >
      <p>
        <Quoted text={chain.text} />
      </p>
      <Hops chain={chain} graph={graph} />
      {chain.notes.map((note) => (
        <p key={note} className="explain-note">
          {note}
        </p>
      ))}
      {chain.commands === undefined ? (
        <button
          type="button"
          className="explain-link"
          onClick={() => changeView({ selection: askAbout(graph, chain.source, chain.target) })}
        >
          Why, and how to walk it
        </button>
      ) : (
        <Scripts
          chain={{
            ...chain,
            commands: chain.commands,
            profile: chain.profile ?? '',
            programs: chain.programs ?? [],
          }}
        />
      )}
    </Disclosure>
  );
}

function Hops({ chain, graph }: Pick<Props, 'chain' | 'graph'>) {
  return (
    <ol className="bench-hops" aria-label="Hops">
      {hopRows(graph, chain).map(({ conditions, from, id, label, number, to, verdict }) => (
        <li key={id}>
          <button type="button" className="explain-edge" onClick={() => changeView({ selection: id })}>
            <VerdictMark verdict={verdict} word={false} />
            <span className="explain-edge-words">
              <span>
                {number}. {from} → {to}
              </span>
              <span className="explain-edge-label">{label}</span>
            </span>
          </button>
          {conditions.map((condition) => (
            <p key={condition} className="explain-note bench-condition">
              if <Quoted text={condition} />
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

// Edges as a list of links: who can become it, what it can become, what to look at first.
import { useMemo } from 'react';
import type { EdgeWord, LightGraph } from '#graph/accessGraph.ts';
import { VEIL_WORD } from '#graph/look.ts';
import { changeView } from '#session/truth.ts';
import { VerdictMark } from './Marks.tsx';
import { wordsOf } from '#words/edgeRows.ts';
import { nameIn } from '#words/names.ts';
import { useRowWords } from './useRowWords.ts';

interface Props {
  readonly graph: LightGraph;
  readonly edges: readonly EdgeWord[];
  /** Which end to name; `both` where the list stands for itself. */
  readonly name: 'source' | 'target' | 'both';
}

export function EdgeLinks({ graph, edges, name }: Props) {
  const key = edges.map((edge) => edge.id).join('\n');
  const words = useRowWords(useMemo(() => (key === '' ? [] : key.split('\n')), [key]));
  return (
    <ul className="explain-links">
      {edges.map((edge) => (
        <li key={edge.id}>
          <button type="button" className="explain-edge" onClick={() => changeView({ selection: edge.id })}>
            <VerdictMark verdict={edge.verdict} veiled={edge.veiled && VEIL_WORD[edge.kind]} word={false} />
            <span className="explain-edge-words">
              <span className="explain-edge-name">
                {name === 'target' ? '' : nameIn(graph, edge.source)}
                {name === 'both' ? ' → ' : ''}
                {name === 'source' ? '' : nameIn(graph, edge.target)}
              </span>
              <span className="explain-edge-label">{wordsOf(words, edge).label}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

// Lint's word on one edge: what is doubtful about it although it works, or why it cannot.
import { useMemo } from 'react';
import type { Explanation } from '#assume/explanation.ts';
import type { AssumeGraphEdge } from '#graph/accessGraph.ts';
import { useDerived } from '#session/derived.ts';
import type { Problem } from '#text/problem.ts';
import { worthKnowing } from '#words/worthKnowing.ts';
import { PageLink } from '#parts/PageLink.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { SeverityMark } from '#parts/SeverityMark.tsx';

const NO_PROBLEMS: readonly Problem[] = [];

interface Props {
  readonly edge: AssumeGraphEdge;
  readonly explanation: Explanation | null;
}

export function WorthKnowing({ edge, explanation }: Props) {
  const problems = useDerived(({ analysis }) => analysis?.problems ?? NO_PROBLEMS);
  const told = useMemo(() => explanation?.nearMisses.map(({ code }) => code) ?? [], [explanation]);
  const found = useMemo(() => worthKnowing(problems, edge, told), [problems, edge, told]);
  if (found.length === 0) return null;
  return (
    <section className="explain-card">
      <h3>Worth knowing</h3>
      <ul className="explain-plain">
        {found.map((problem, i) => (
          <li key={`${problem.code} ${i}`} className="explain-known">
            <PlaceRow places={problem.place ? [problem.place] : []}>
              <span className="explain-known-words">
                <SeverityMark severity={problem.severity} />
                <span>{problem.message}</span>
              </span>
            </PlaceRow>
            <p className="explain-note">
              {problem.why} {problem.page !== undefined && <PageLink page={problem.page} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

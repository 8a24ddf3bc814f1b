// A permission on a resource: not an assume edge, so no gates of trust; what the policy says, and what else decides.
import { WordsHere } from './later.tsx';
import type { AccessGraphEdge, LightGraph } from '#graph/accessGraph.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import { useDerived } from '#session/derived.ts';
import { Assuming } from './Assuming.tsx';
import { Heading } from './Heading.tsx';
import { MissingList } from './MissingList.tsx';
import { endNames } from '#words/names.ts';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { Requirements } from './Requirements.tsx';
import { statementName } from '#words/statementWords.ts';

interface Props {
  readonly edge: AccessGraphEdge;
  readonly graph: LightGraph;
}

export function AccessExplanation({ edge, graph }: Props) {
  const names = endNames(graph, edge);
  const guessing = useDerived((d) => d.guessing);
  if (edge.veiled)
    return (
      <article className="explain-body">
        <h2 className="explain-sentence">
          What may {names.source} do with {names.target}?
        </h2>
        <p className="explain-note">
          That is told when every edge between principals and roles is guessed: {guessing} to go.
        </p>
      </article>
    );
  const statements = GATE_NAMES.flatMap((gate) => edge.gates[gate].statements);
  return (
    <article className="explain-body">
      <Heading ids={edge} names={names} action="access" verdict={edge.verdict} text={edge.text} />
      <Assuming />
      <section className="explain-card">
        <h3>{edge.actions.length === 1 ? 'Action' : `${edge.actions.length} actions`}</h3>
        <ul className="explain-tokens">
          {edge.actions.map((action) => (
            <li key={action}>
              <code>{action}</code>
            </li>
          ))}
        </ul>
      </section>
      <section className="explain-card">
        <h3>What says so</h3>
        {statements.map((ref) => (
          <PlaceRow
            key={JSON.stringify(ref.place)}
            places={ref.evidence.length > 0 ? ref.evidence : [ref.place]}
          >
            {ref.policy}, {statementName(ref)}: {ref.effect}
          </PlaceRow>
        ))}
        {edge.reasons.map((reason) => (
          <PlaceRow
            key={`${reason.code} ${reason.text}`}
            places={reason.places}
            className={`explain-side-${reason.side}`}
          >
            {reason.text}
          </PlaceRow>
        ))}
      </section>
      <Requirements requires={edge.requires} ways={[]} />
      <MissingList missing={edge.missing} />
      <WordsHere texts={[edge.text, 'identity-based policy']} />
    </article>
  );
}

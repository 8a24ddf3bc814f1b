// One OU: what is in it, which guardrails stand at it, above it and below it, and what crosses its border.
import { accountLabel } from '#graph/accountLabel.ts';
import type { LightGraph } from '#graph/accessGraph.ts';
import { accountsWords, everyUnit, unitName, unitsWords, type Unit } from '#graph/unitTree.ts';
import type { Guardrail } from '#engine/guardrails.ts';
import { EdgeLinks } from '#parts/EdgeLinks.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { useAnswer } from '#session/answers.ts';
import { reveal } from '#session/reveal.ts';
import { guardrailsByLevel, type LevelGuardrails } from '#words/unitGuardrails.ts';
import { WordsHere } from './later.tsx';

interface Props {
  readonly id: string;
  readonly unit: Unit;
  readonly graph: LightGraph;
}

export function UnitExplanation({ graph, id, unit }: Props) {
  const accounts = new Set(unit.accounts);
  const inside = new Set(
    graph.nodes.filter(({ account }) => accounts.has(account ?? '')).map((node) => node.id),
  );
  const declared = graph.nodes.filter((node) => inside.has(node.id) && node.declared).length;
  const crossing = graph.edges.filter(
    (edge) => edge.kind === 'assume' && inside.has(edge.source) !== inside.has(edge.target),
  );
  return (
    <article className="explain-body">
      <header className="explain-head">
        <div className="explain-crumb">
          <span>organizational unit</span>
          <span>{unitsWords(unit.units.slice(0, -1))}</span>
        </div>
        <h2 className="explain-sentence">OU {unit.units.at(-1)?.name ?? id}</h2>
        <p className="explain-id">{id}</p>
        <p className="explain-note">
          {accountsWords(unit.accounts.length)}, {inside.size}{' '}
          {inside.size === 1 ? 'principal' : 'principals'}, {declared} with documents
        </p>
      </header>
      <Guardrails id={id} unit={unit} />
      <Inside id={id} unit={unit} graph={graph} />
      <section className="explain-card">
        <h3>
          Edges across its border <span className="explain-count">{crossing.length}</span>
        </h3>
        <EdgeLinks graph={graph} edges={crossing} name="both" />
      </section>
      <WordsHere texts={['organization, SCP, RCP, cross-account, principal']} />
    </article>
  );
}

function Guardrails({ id, unit }: Omit<Props, 'graph'>) {
  const { answer } = useAnswer({ kind: 'guardrails', owner: id });
  if (answer === null) return null;
  const levels = guardrailsByLevel(
    answer,
    unit.units.map((each) => each.id),
  );
  return (
    <section className="explain-card" aria-label="Guardrails">
      <h3>
        Guardrails <span className="explain-count">{answer.length}</span>
      </h3>
      {answer.length === 0 && <p className="explain-note">None was given: full access is assumed.</p>}
      {levels.map((level) => (
        <Level key={level.level} {...level} />
      ))}
    </section>
  );
}

const WHERE: Readonly<Record<LevelGuardrails<Guardrail>['where'], string>> = {
  here: 'attached to this OU',
  above: 'inherited from above',
  below: 'attached below',
};

function Level({ guardrails, level, where }: LevelGuardrails<Guardrail>) {
  return (
    <>
      <h4>
        {level} <span className="explain-count">{WHERE[where]}</span>
      </h4>
      {guardrails.map(({ name, place, slot }) => (
        <PlaceRow key={JSON.stringify(place)} places={[place]}>
          {name} <span className="explain-note">{slot.toUpperCase()}</span>
        </PlaceRow>
      ))}
    </>
  );
}

/** Its OUs, and the accounts that stand in it directly. */
function Inside({ graph, id, unit }: Props) {
  const units = [...everyUnit(graph.accounts)].filter(([, { units: way }]) => way.at(-2)?.id === id);
  const accounts = graph.accounts.filter((account) => account.units?.at(-1)?.id === id);
  return (
    <section className="explain-card">
      <h3>
        In it <span className="explain-count">{accountsWords(unit.accounts.length)}</span>
      </h3>
      <ul className="explain-links">
        {units.map(([inner, { accounts: count, units: way }]) => (
          <li key={inner}>
            <button type="button" className="explain-edge" onClick={() => reveal(inner)}>
              OU {unitName(way.at(-1) ?? { id: inner })}{' '}
              <span className="explain-count">{accountsWords(count.length)}</span>
            </button>
          </li>
        ))}
        {accounts.map(({ alias, id: account }) => (
          <li key={account}>
            <button type="button" className="explain-edge" onClick={() => reveal(account)}>
              Account {accountLabel(account)} <span className="explain-count">{alias ?? ''}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

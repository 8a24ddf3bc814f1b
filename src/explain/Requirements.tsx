// What the request must carry, and a small form to try it.
import type { Requirement } from '#decision/verdict.ts';
import { useWorkspace } from '#session/truth.ts';
import { Quoted } from '#parts/Quoted.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { whatIfs } from '#words/whatIf.ts';
import { WhatIfForm } from './WhatIfForm.tsx';
import { useWholeGraph } from '#parts/wholeGraph.ts';

interface Props {
  readonly requires: readonly Requirement[];
  /** Alternatives, when there is more than one way to satisfy the policies. */
  readonly ways: readonly (readonly Requirement[])[];
}

const keyOf = (need: Requirement) =>
  `${need.gate} ${need.operator} ${need.key} ${need.values.join()} ${need.mustNot}`;

export function Requirements({ requires, ways }: Props) {
  const context = useWorkspace((w) => w.context);
  const edges = useWholeGraph()?.edges ?? [];
  if (requires.length === 0) return null;
  const keys = [...new Map(requires.map((need) => [need.key.toLowerCase(), need.key])).values()];
  return (
    <section className="explain-card">
      <h3>{ways.length > 1 ? 'Only if one of these holds' : 'Only if'}</h3>
      {ways.length > 1 ? (
        <ol className="explain-ways">
          {ways.map((way, i) => (
            <li key={i}>
              <Needs needs={way} />
            </li>
          ))}
        </ol>
      ) : (
        <Needs needs={requires} />
      )}
      <h4>What if the request has …</h4>
      {whatIfs(keys, context, edges)
        .slice(0, keys.length)
        .map((item) => (
          <WhatIfForm key={`${item.key} ${item.says}`} item={item} />
        ))}
    </section>
  );
}

function Needs({ needs }: { readonly needs: readonly Requirement[] }) {
  return needs.map((need) => (
    <PlaceRow key={keyOf(need)} places={need.places}>
      <span>
        <Quoted text={need.text} />
      </span>
    </PlaceRow>
  ));
}

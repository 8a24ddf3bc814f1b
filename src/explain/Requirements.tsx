// What the request must carry, and a small form to try it.
import type { Requirement } from '#decision/verdict.ts';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import { Quoted } from '#parts/Quoted.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import type { Demand } from '#words/demands.ts';
import { whatIfs } from '#words/whatIf.ts';
import { WhatIfForm } from './WhatIfForm.tsx';

const NO_DEMANDS: readonly Demand[] = [];

interface Props {
  readonly requires: readonly Requirement[];
  /** Alternatives, when there is more than one way to satisfy the policies. */
  readonly ways: readonly (readonly Requirement[])[];
}

const keyOf = (need: Requirement) =>
  `${need.gate} ${need.operator} ${need.key} ${need.values.join()} ${need.mustNot}`;

export function Requirements({ requires, ways }: Props) {
  const context = useWorkspace((w) => w.context);
  const demands = useDerived(({ analysis }) => analysis?.demands ?? NO_DEMANDS);
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
        <Needs needs={ways[0] ?? requires} />
      )}
      <h4>What if the request has …</h4>
      {whatIfs(keys, context, demands)
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

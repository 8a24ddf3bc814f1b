// Two states side by side: first what to compare with, then what differs.
import { useEffect, useEffectEvent, useState } from 'react';
import type { Compared } from '#engine/compared.ts';
import { ask } from '#session/answers.ts';
import { useDerived } from '#session/derived.ts';
import { useWait } from '#waiting/useWait.ts';
import { WaitLine } from '#waiting/WaitLine.tsx';
import type { Offer } from './befores.ts';
import { ChooseBefore } from './ChooseBefore.tsx';
import { Differences } from './Differences.tsx';
import './review.css';

interface Answered {
  readonly to: string;
  readonly compared: Compared;
}

export function ComparePanel() {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [reversed, setReversed] = useState(false);
  const [answered, setAnswered] = useState<Answered | null>(null);
  // After an edit (undo works here too) the comparison is made anew.
  const analysis = useDerived((derived) => derived.analysis);
  const [round, setRound] = useState({ analysis, number: 0 });
  if (round.analysis !== analysis) setRound({ analysis, number: round.number + 1 });
  const wanted = offer === null ? '' : `${offer.key} ${reversed} ${round.number}`;
  const { cancel, run, wait } = useWait();
  const compare = (to: string) => {
    if (offer === null) return;
    const question = { kind: 'compare', order: { other: offer.other, reversed } } as const;
    run(
      (asking) => ask(question, asking),
      (compared) => setAnswered({ to, compared }),
    );
  };
  const order = useEffectEvent(compare);
  useEffect(() => order(wanted), [wanted]);
  if (offer === null) return <ChooseBefore onChoose={setOffer} />;
  const again = () => {
    setOffer(null);
    setReversed(false);
  };
  const ready = answered?.to === wanted ? answered : null;
  const [before, after] = reversed ? ['this graph', offer.name] : [offer.name, 'this graph'];
  return (
    <div className="app-dialog-body review">
      <div className="review-states">
        <p>
          Before: <strong>{before}</strong>. After: <strong>{after}</strong>.
        </p>
        <button type="button" className="app-button" onClick={() => setReversed(!reversed)}>
          Swap
        </button>
        <button type="button" className="app-button" onClick={again}>
          Compare with something else
        </button>
      </div>
      <WaitLine wait={wait} onCancel={cancel} onAgain={() => compare(wanted)}>
        Judging the other state
      </WaitLine>
      {ready !== null && <Differences key={wanted} compared={ready.compared} name={offer.name} />}
    </div>
  );
}

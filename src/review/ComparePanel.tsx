// Two states side by side: first what to compare with, then what differs.
import { useEffect, useEffectEvent, useState } from 'react';
import type { Compared } from '#engine/compared.ts';
import { takeDrops } from '#commands/dropTaker.ts';
import { ask } from '#session/answers.ts';
import { useDerived } from '#session/derived.ts';
import { useWait } from '#waiting/useWait.ts';
import { WaitLine } from '#waiting/WaitLine.tsx';
import type { NamedFile } from '#workers/takeAll.ts';
import { type Offer, offerOfFiles } from './befores.ts';
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
  const [trouble, setTrouble] = useState('');
  const [answered, setAnswered] = useState<Answered | null>(null);
  // After an edit (undo works here too) the comparison is made anew.
  const analysis = useDerived((derived) => derived.analysis);
  const [round, setRound] = useState({ analysis, number: 0 });
  if (round.analysis !== analysis) setRound({ analysis, number: round.number + 1 });
  const wanted = offer === null ? '' : `${offer.key} ${reversed} ${round.number}`;
  const { cancel, run, wait } = useWait();
  const compare = (to: string) => {
    if (offer === null) return;
    const { mine, other } = offer;
    const question = { kind: 'compare', order: { other, ...(mine && { mine }), reversed } } as const;
    run(
      (asking) => ask(question, asking),
      (compared) => setAnswered({ to, compared }),
    );
  };
  const order = useEffectEvent(compare);
  useEffect(() => order(wanted), [wanted]);
  const choose = (next: Offer | null) => {
    setOffer(next);
    setReversed(false);
    setTrouble('');
  };
  const take = async (files: readonly NamedFile[]) => {
    const found = await offerOfFiles(files).catch(() => 'It could not be read.');
    if (typeof found !== 'string') return found !== null && choose(found);
    choose(null);
    setTrouble(found);
  };
  const onDrop = useEffectEvent((files: readonly NamedFile[]) => void take(files));
  useEffect(() => takeDrops({ words: 'Drop one state to compare with, or two', take: onDrop }), []);
  if (offer === null)
    return <ChooseBefore trouble={trouble} onChoose={choose} onFiles={(files) => void take(files)} />;
  const ready = answered?.to === wanted ? answered : null;
  const mine = offer.mine?.name ?? 'this graph';
  const [before, after] = reversed ? [mine, offer.name] : [offer.name, mine];
  const { instead } = offer;
  return (
    <div className="app-dialog-body review">
      <div className="review-states">
        <p>
          Before: <strong>{before}</strong>. After: <strong>{after}</strong>.
        </p>
        <button type="button" className="app-button" onClick={() => setReversed(!reversed)}>
          Swap
        </button>
        {instead && (
          <button type="button" className="app-button" onClick={() => choose(instead)}>
            Compare both with this graph
          </button>
        )}
        <button type="button" className="app-button" onClick={() => choose(null)}>
          Compare with something else
        </button>
      </div>
      <WaitLine wait={wait} onCancel={cancel} onAgain={() => compare(wanted)}>
        Judging the other state
      </WaitLine>
      {ready !== null && <Differences key={wanted} compared={ready.compared} />}
    </div>
  );
}

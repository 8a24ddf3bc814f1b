// What to compare this graph with.
import { useEffect, useState } from 'react';
import { FileChoice } from '#parts/FileChoice.tsx';
import type { NamedFile } from '#workers/takeAll.ts';
import { earlierOffers, type Offer, offersNow } from './befores.ts';

interface Props {
  readonly trouble: string;
  readonly onChoose: (offer: Offer) => void;
  readonly onFiles: (files: readonly NamedFile[]) => void;
}

export function ChooseBefore({ onChoose, onFiles, trouble }: Props) {
  const [offers] = useState(offersNow);
  const [earlier, setEarlier] = useState<readonly Offer[]>([]);
  useEffect(() => {
    let here = true;
    void earlierOffers().then((found) => here && setEarlier(found));
    return () => {
      here = false;
    };
  }, []);
  return (
    <div className="app-dialog-body review-choose">
      <p>
        Compare this graph with another state of it: who can assume which role, what they may do with
        resources, what else is written otherwise, and which statements made it.
      </p>
      <FileChoice
        labels={{ files: 'Files to compare with', folder: 'Folder to compare with' }}
        onChoose={onFiles}
      >
        <strong>Choose files</strong> or drop them here: one state to compare this graph with, or two files,
        folders or archives to compare with each other
      </FileChoice>
      {trouble !== '' && <p role="alert">{trouble}</p>}
      <Offers title="This graph" offers={offers} onChoose={onChoose} />
      <Offers title="Earlier graphs in this browser" offers={earlier} onChoose={onChoose} />
      {offers.length + earlier.length === 0 && (
        <p className="app-hint">
          Once you change something here, the state before it can be chosen too; so can a Terraform plan in
          this graph.
        </p>
      )}
    </div>
  );
}

interface OffersProps {
  readonly title: string;
  readonly offers: readonly Offer[];
  readonly onChoose: (offer: Offer) => void;
}

function Offers({ title, offers, onChoose }: OffersProps) {
  if (offers.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="app-samples">
        {offers.map((offer) => (
          <li key={offer.key}>
            <button type="button" className="app-sample" onClick={() => onChoose(offer)}>
              <strong>{offer.title}</strong>
              <span>{offer.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// What to compare this graph with.
import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { chosenFiles } from '#session/droppedFiles.ts';
import type { NamedFile } from '#session/takeAll.ts';
import { earlierOffers, type Offer, offerOfFiles, offersNow } from './befores.ts';

export function ChooseBefore({ onChoose }: { readonly onChoose: (offer: Offer) => void }) {
  const [offers] = useState(offersNow);
  const [earlier, setEarlier] = useState<readonly Offer[]>([]);
  const [trouble, setTrouble] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    let here = true;
    void earlierOffers().then((found) => here && setEarlier(found));
    return () => {
      here = false;
    };
  }, []);
  const take = async (chosen: readonly (File | NamedFile)[]) => {
    setTrouble('');
    const named = chosen.map((one) => ('file' in one ? one : { name: one.name, file: one }));
    const offer = await offerOfFiles(named).catch(() => 'It could not be read.');
    if (typeof offer === 'string') setTrouble(offer);
    else if (offer !== null) onChoose(offer);
  };
  return (
    <div className="app-dialog-body review-choose">
      <p>
        Compare this graph with another state of it: which edges are new, removed, widened or narrowed, and
        which statements made it.
      </p>
      <button type="button" className="app-dropzone" onClick={() => files.current?.click()}>
        <FileUp size={20} strokeWidth={1.5} aria-hidden="true" />
        <span>
          <strong>Choose files</strong> that hold the other state: policies, outputs, a saved graph
        </span>
      </button>
      <p className="app-hint">
        Folders, .zip and .gz are opened too.{' '}
        <button type="button" className="app-text-button" onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
      </p>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to compare with"
        onChange={(event) => void take(chosenFiles(event.target.files))}
      />
      <input
        ref={(input) => {
          // React knows no such attribute.
          input?.setAttribute('webkitdirectory', '');
          folder.current = input;
        }}
        type="file"
        hidden
        aria-label="Folder to compare with"
        onChange={(event) => void take(chosenFiles(event.target.files))}
      />
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

// One difference explained: both sentences, what the request needs now, and the statements that made it.
import { useEffect, useState } from 'react';
import { KIND_LOOK } from '#compare/comparison.ts';
import type { ToldChange, ToldStatement } from '#engine/compared.ts';
import { VerdictMark } from '#parts/Marks.tsx';
import { reveal } from '#parts/places.ts';
import { ask } from '#session/answers.ts';
import type { ListItem } from './listItems.ts';
import { setLocal } from '#session/local.ts';

interface Props {
  readonly item: ListItem;
}

export function ChangeDetail({ item }: Props) {
  const { group, row, title } = item;
  const [told, setTold] = useState<ToldChange | null | undefined>(undefined);
  useEffect(() => {
    let here = true;
    void ask({ kind: 'change', id: row.id }).then((answer) => here && setTold(answer));
    return () => {
      here = false;
    };
  }, [row.id]);
  const { meaning, word } = KIND_LOOK[row.kind];
  // The first one stands in the row's own words.
  const notes = told?.notes.slice(1) ?? [];
  return (
    <section className="review-detail" aria-label="What made it">
      <h3>
        {title}: {word}
      </h3>
      {group !== null && (
        <p>
          All of them changed alike. Explained is the first one, {row.title}; open the group in the list for
          the others.
        </p>
      )}
      <p className="app-hint review-ids">{row.ids.join(row.about === 'written' ? ', ' : ' → ')}</p>
      <p className="app-hint">{row.about === 'written' ? row.change : meaning}</p>
      {row.drifted && (
        <p>It was also changed outside of Terraform: what the plan takes back may be what somebody wanted.</p>
      )}
      {told === undefined && <p className="app-hint">Looking it up …</p>}
      {told === null && <p role="alert">This graph has changed since. Compare again.</p>}
      {told && (
        <>
          {told.edges !== null && (
            <dl className="review-both">
              <dt>Before</dt>
              <dd>
                <State side={told.edges.before} />
              </dd>
              <dt>After</dt>
              <dd>
                <State side={told.edges.after} />
              </dd>
            </dl>
          )}
          {notes.length > 0 && (
            <ul className="review-needs">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {told.requirements.length > 0 && (
            <ul className="review-needs">
              {told.requirements.map(({ change, text }) => (
                <li key={`${change} ${text}`}>
                  {change === 'come' ? 'Must hold now: ' : 'Need not hold any more: '}
                  {text}
                </li>
              ))}
            </ul>
          )}
          {told.statements.length === 0 && told.edges !== null ? (
            <p>
              No statement of this edge came or went: what differs is who is there, an account, or a document
              that is given on one side only.
            </p>
          ) : (
            told.statements.map((statement) => (
              <Statement key={`${statement.change} ${statement.words}`} statement={statement} />
            ))
          )}
        </>
      )}
    </section>
  );
}

function State({ side }: { readonly side: NonNullable<ToldChange['edges']>['before'] }) {
  if (side === null) return <>no edge</>;
  return (
    <>
      <VerdictMark verdict={side.verdict} /> {side.text}
    </>
  );
}

function Statement({ statement }: { readonly statement: ToldStatement }) {
  const { at, change, json, spot, state, words } = statement;
  return (
    <div className="review-statement" data-change={change}>
      <p>
        <strong>{change === 'come' ? 'Only after' : 'Only before'}:</strong> {words}
        {at !== null && spot === null && (
          <span className="app-hint">
            {' '}
            {at} of {state}
          </span>
        )}
        {at !== null && spot !== null && (
          <>
            {' '}
            <button
              type="button"
              className="app-text-button"
              onClick={() => {
                setLocal({ dialog: null });
                reveal(spot);
              }}
            >
              {at}
            </button>
          </>
        )}
      </p>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0}>{json}</pre>
    </div>
  );
}

// Fix it, close it: the smallest changes to one edge, as they would stand in the documents, with who else they touch.
import { useEffect, useRef, useState } from 'react';
import type { Proposal, Proposals as Answer } from '#engine/proposals.ts';
import { useAnswer } from '#session/answers.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { Waiting } from '#waiting/Waiting.tsx';
import { pairId, type Pair } from '#words/pair.ts';
import { Blanks } from './Blanks.tsx';
import { ProposalRow } from './ProposalRow.tsx';
import { useGiven } from './useGiven.ts';
import './workbench.css';

type Kind = 'fixes' | 'closures';

interface Props {
  readonly kind: Kind;
  readonly pair: Pair;
}

const TITLES: Readonly<Record<Kind, string>> = { fixes: 'Fix it', closures: 'Close it' };

/** What only one request carries changes no document: the conditions say it already. */
const isForRequest = ({ fix }: Proposal): boolean => fix.changes.every(({ kind }) => kind === 'set-context');

export function Proposals({ kind, pair }: Props) {
  const { source, target, action } = pair;
  const { given, options, settled, setGiven } = useGiven();
  const question = { kind, source, target, action, ...(kind === 'fixes' && options) } as const;
  const asked = useAnswer(question);
  const waiting = <Waiting of={question}>Looking for changes</Waiting>;
  // While the answer to other values is on its way, the one before stays.
  const [kept, setKept] = useState(asked.answer);
  if (asked.answer !== null && asked.answer !== kept) setKept(asked.answer);
  const answer = asked.answer ?? kept;
  const fresh = asked.fresh && settled;
  const shown = answer?.proposals.filter(
    (proposal) => answer.verdict !== 'conditional' || !isForRequest(proposal),
  );
  if (answer === null || shown === undefined) return <div>{waiting}</div>;
  return (
    <div className="bench-proposals" aria-busy={!fresh}>
      {waiting}
      {answer.blanks.length > 0 && (
        <Blanks
          names={answer.blanks}
          given={given.accounts}
          onGive={(accounts) => setGiven({ ...given, accounts })}
        />
      )}
      {shown.map((proposal, i) => (
        <ProposalRow
          key={proposal.fix.id}
          proposal={proposal}
          kind={kind}
          startsOpen={i === 0}
          fresh={fresh}
          externalId={{
            typed: given.externalId,
            onType: (externalId) => setGiven({ ...given, externalId }),
          }}
        />
      ))}
      {shown.length === 0 && answer.blanks.length === 0 && <Nothing kind={kind} answer={answer} />}
    </div>
  );
}

function Nothing({ kind, answer }: { readonly kind: Kind; readonly answer: Answer }) {
  if (kind === 'closures') return <p className="explain-note">No policy here can close this edge.</p>;
  if (answer.advice.length === 0)
    return <p className="explain-note">No change of a policy that is here would do it.</p>;
  return answer.advice.map(({ code, page, text }) => (
    <p key={code} className="explain-note">
      {text}{' '}
      <a className="explain-page" href={page} target="_blank" rel="noreferrer">
        AWS page <span aria-hidden="true">↗</span>
      </a>
    </p>
  ));
}

/** The card of an edge that does not let anybody in yet: open from the start. */
export function FixCard({ pair }: { readonly pair: Pair }) {
  return (
    <section className="explain-card" aria-label={TITLES.fixes}>
      <h3>{TITLES.fixes}</h3>
      <Proposals key={pairId(pair)} kind="fixes" pair={pair} />
    </section>
  );
}

/** Closing is asked for: nobody looks for it while reading. */
export function CloseCard({ pair }: { readonly pair: Pair }) {
  const wished = useLocal(({ wish }) => wish?.kind === 'close' && wish.id === pairId(pair));
  const [open, setOpen] = useState(false);
  const card = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!wished || !card.current) return;
    card.current.open = true;
    card.current.querySelector('summary')?.focus();
    setLocal({ wish: null });
  }, [wished]);
  return (
    <details
      ref={card}
      className="explain-card explain-fold"
      aria-label={TITLES.closures}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{TITLES.closures}</summary>
      {open && <Proposals key={pairId(pair)} kind="closures" pair={pair} />}
    </details>
  );
}

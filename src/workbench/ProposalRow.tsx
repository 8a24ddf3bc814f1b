// One proposal: a line that opens to its diff, to who else it touches, and to what can be done with it.
import { CopyBlock } from '#parts/CopyBlock.tsx';
import { Disclosure } from '#parts/Disclosure.tsx';
import { VerdictMark } from '#parts/Marks.tsx';
import { PageLink } from '#parts/PageLink.tsx';
import { setLocal } from '#session/local.ts';
import { carriedOut } from '#engine/carriedOut.ts';
import type { Proposal } from '#engine/proposals.ts';
import { edit, getWorkspace } from '#session/truth.ts';
import { pairId } from '#words/pair.ts';
import {
  collateralRows,
  copyRow,
  elseWhere,
  externalIdOf,
  externalIdTrouble,
  heldGuess,
  jobSentence,
} from '#words/proposalRows.ts';
import { setView } from '#workspace/edits.ts';
import { changedTexts } from '#writing/changedTexts.ts';
import { BlankField } from './BlankField.tsx';
import { TextDiff } from './TextDiff.tsx';

interface Props {
  readonly proposal: Proposal;
  readonly kind: 'fixes' | 'closures';
  readonly startsOpen: boolean;
  /** Of the texts as they are now. */
  readonly fresh: boolean;
  /** What the user wants instead of an external ID that was made up. */
  readonly externalId: Field;
}

interface Field {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function apply({ fix, pair, plan }: Proposal): void {
  edit((w) => {
    const { workspace } = carriedOut(w, plan);
    return pair?.action === undefined
      ? workspace
      : setView(workspace, { selection: pairId({ ...pair, action: pair.action }) });
  });
  setLocal({ notice: { kind: 'info', text: `Done: ${fix.title}. Undo takes it back.` } });
}

function showTexts({ plan }: Proposal): void {
  const w = getWorkspace();
  setLocal({ dialog: 'diff', diff: changedTexts(w, carriedOut(w, plan).workspace), writeDiff: null });
}

export function ProposalRow({ proposal, kind, startsOpen, fresh, externalId }: Props) {
  const { fix } = proposal;
  return (
    <Disclosure
      className="bench-proposal"
      startsOpen={startsOpen}
      row={
        <>
          <VerdictMark verdict={fix.verdictAfter} word={false} />
          <span className="bench-words">
            {fix.parts.map(({ job, title }) => (
              <span key={title} className="bench-part">
                <span className="bench-title">{title}</span>
                <span className="explain-note">{jobSentence(job)}</span>
              </span>
            ))}
          </span>
        </>
      }
    >
      <Details proposal={proposal} kind={kind} fresh={fresh} externalId={externalId} />
    </Disclosure>
  );
}

function Details({ proposal, kind, fresh, externalId }: Omit<Props, 'startsOpen'>) {
  const { documents, fix, foreign, left } = proposal;
  const elsewhere = [...left, ...foreign.map((change) => ({ change, code: null }))];
  const mine = documents.length > 0 && left.length === 0;
  const secret = externalIdOf(fix.changes);
  return (
    <>
      {secret !== null && <ExternalId made={secret} field={externalId} />}
      {mine &&
        foreign.length === 0 &&
        documents.map((document) => <TextDiff key={document.name} document={document} />)}
      {elsewhere.map(({ change, code }) => {
        const { fill, label, text } = copyRow(change, code);
        return (
          <div key={label}>
            <p className="bench-label">{label}</p>
            <CopyBlock text={text} label={label} />
            {fill !== undefined && <p className="explain-note">{fill}</p>}
          </div>
        );
      })}
      {foreign.length > 0 &&
        documents
          .filter(({ state }) => state !== 'new')
          .map((document) => <TextDiff key={document.name} document={document} />)}
      <Others proposal={proposal} kind={kind} />
      <div className="bench-actions">
        {(mine ||
          (fix.changes.length > 0 && fix.changes.every((change) => change.kind === 'set-context'))) && (
          <button
            type="button"
            className={foreign.length > 0 ? 'explain-button' : 'explain-button bench-primary'}
            disabled={!fresh}
            onClick={() => apply(proposal)}
          >
            {foreign.length > 0 ? 'Write it here all the same' : 'Apply'}
          </button>
        )}
        {mine && (
          <button type="button" className="explain-button bench-wide" onClick={() => showTexts(proposal)}>
            Side by side
          </button>
        )}
        <PageLink page={fix.page} />
      </div>
      <Proof proposal={proposal} />
    </>
  );
}

/** The value itself is in the change below. */
function ExternalId({ made, field: { onType, typed } }: { readonly made: string; readonly field: Field }) {
  return (
    <BlankField
      label="External ID"
      typed={typed}
      placeholder={made}
      trouble={externalIdTrouble(typed)}
      onType={onType}
    >
      {typed === '' && 'This one is made up. A third party gives each of its customers one of their own.'}
    </BlankField>
  );
}

function Others({ proposal: { fix, plan }, kind }: Pick<Props, 'proposal' | 'kind'>) {
  const { documents } = getWorkspace();
  return (
    <div className="bench-others">
      <p>{elseWhere(fix.collateral, kind)}</p>
      {fix.collateral.length > 0 && (
        <ul>
          {collateralRows(fix.collateral).map(({ change, source, target }) => (
            <li key={`${source} ${target}`}>
              <b>{source}</b> → <b>{target}</b> <span className="explain-note">{change}</span>
            </li>
          ))}
        </ul>
      )}
      {plan.owners?.map(({ answer, document, piece }) => (
        <p key={`${document} ${piece}`}>
          {heldGuess(answer?.owner ?? '', documents.find(({ id }) => id === document)?.name ?? '', piece)}
        </p>
      ))}
      {fix.warnings.map((warning) => (
        <p key={warning} className="bench-warning">
          {warning}
        </p>
      ))}
    </div>
  );
}

/** Why this can be believed, and what it leaves to others. */
function Proof({ proposal: { checked, fix, foreign, left } }: Pick<Props, 'proposal'>) {
  const words =
    left.length > 0
      ? 'This text cannot be written from here: copy it.'
      : foreign.length > 0
        ? 'Nothing was given of that side: written here, it would count as all there is.'
        : checked === null
          ? 'Judged by the engine with this change.'
          : 'The texts were read and judged again with this change.';
  return (
    <p className="explain-note">
      {words} {left.length + foreign.length === 0 && fix.textAfter}
    </p>
  );
}

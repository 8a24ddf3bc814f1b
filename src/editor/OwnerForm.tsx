// The inline answer to "whose is it?" when our guess is wrong.
import { useId, useState } from 'react';
import type { Piece } from '#import/reading.ts';
import { useDerived } from '#session/derived.ts';
import { answerOwner } from '#commands/input.ts';
import { shortOwner } from './documentRows.ts';
import { IDENTITY_SLOTS, readOwner, slotOf } from './ownerInput.ts';
import { takeFocus } from '#monaco/takeFocus.ts';

interface Props {
  readonly piece: Piece;
  /** `answered`: not given up. */
  readonly onDone: (answered: boolean) => void;
}

const OFFERED = 200;

export function OwnerForm({ piece, onDone }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [slot, setSlot] = useState(slotOf(piece.policyType));
  const [tried, setTried] = useState(false);
  const principals = useDerived(
    ({ analysis }) =>
      analysis?.graph.nodes
        .filter((node) => node.kind === 'role' || node.kind === 'user')
        .map((node) => node.id) ?? [],
  );
  const accounts = useDerived(({ analysis }) => analysis?.graph.accounts.map((account) => account.id) ?? []);
  const forAccount = slot === 'scp' || slot === 'rcp';
  const offered = [...new Set([...(piece.candidates ?? []), ...(forAccount ? accounts : principals)])];
  const read = readOwner(typed, slot, principals);
  const complain = tried && !read.ok;
  const mayBeOther = IDENTITY_SLOTS.some(([name]) => name === piece.policyType);
  return (
    <form
      className="editor-owner"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!read.ok) return setTried(true);
        answerOwner(piece.document, piece.index, read.answer);
        onDone(true);
      }}
    >
      <input
        ref={takeFocus}
        className="editor-input"
        list={`${id}-known`}
        value={typed}
        aria-label={forAccount ? 'Account id' : 'Owner: ARN, or name and account'}
        aria-invalid={complain}
        aria-describedby={`${id}-reads`}
        placeholder={forAccount ? '222222222222' : 'ARN, or name and account'}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone(false);
        }}
      />
      <datalist id={`${id}-known`}>
        {offered.slice(0, OFFERED).map((owner) => (
          <option key={owner} value={owner}>
            {shortOwner(owner)}
          </option>
        ))}
      </datalist>
      <p
        id={`${id}-reads`}
        className={complain ? 'editor-owner-reads editor-is-error' : 'editor-owner-reads'}
      >
        {read.ok
          ? read.reads
          : typed || tried
            ? read.hint
            : 'Placeholders such as <a> or ACCOUNT_B_ID are fine.'}
      </p>
      <div className="editor-question-answers">
        {mayBeOther && (
          <select
            className="editor-input editor-slot"
            aria-label="What it is to its owner"
            value={slot}
            onChange={(event) => setSlot(IDENTITY_SLOTS.find(([name]) => name === event.target.value)?.[0])}
          >
            {IDENTITY_SLOTS.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        )}
        <button type="submit" className="editor-button editor-button-main">
          Save
        </button>
        <button type="button" className="editor-button" onClick={() => onDone(false)}>
          Cancel
        </button>
      </div>
    </form>
  );
}

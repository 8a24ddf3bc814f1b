// Guardrails of an account or a principal: what is attached, and what another one would flip before it is attached.
import { useDeferredValue, useId, useState } from 'react';
import { Disclosure } from '#parts/Disclosure.tsx';
import { reveal } from '#parts/places.ts';
import { useAnswer } from '#session/answers.ts';
import type { Guardrail, GuardrailSlot } from '#engine/guardrails.ts';
import { setLocal } from '#session/local.ts';
import { carriedOut } from '#engine/carriedOut.ts';
import type { TrialResult } from '#engine/trial.ts';
import { tried, type Trial } from '#engine/tried.ts';
import { edit } from '#session/truth.ts';
import { guardrailTemplates, SLOT_WORDS } from '#words/guardrailTemplates.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { Flips } from './Flips.tsx';
import { TextDiff } from './TextDiff.tsx';
import { useSettled } from './useSettled.ts';
import './workbench.css';

interface Props {
  /** Account id, or ARN of a user or role. */
  readonly owner: string;
  readonly account: string;
  readonly slots: readonly GuardrailSlot[];
}

function carryOut(change: (w: Workspace) => Workspace, done: string): void {
  edit(change);
  setLocal({ notice: { kind: 'info', text: `${done} Undo takes it back.` } });
}

export function GuardrailLab({ owner, account, slots }: Props) {
  const { answer } = useAnswer({ kind: 'guardrails', owner });
  return (
    <section className="explain-card" aria-label="Guardrails">
      <h3>
        Guardrails <span className="explain-count">{answer?.length ?? ''}</span>
      </h3>
      {answer?.length === 0 && <p className="explain-note">None was given: full access is assumed.</p>}
      {answer?.map((guardrail) => (
        <Attached key={JSON.stringify(guardrail)} owner={owner} guardrail={guardrail} />
      ))}
      <Attach owner={owner} account={account} slots={slots} isFirst={answer?.length === 0} />
    </section>
  );
}

interface AttachedProps {
  readonly owner: string;
  readonly guardrail: Guardrail;
}

function Attached({ owner, guardrail }: AttachedProps) {
  const { level, name, place, slot } = guardrail;
  return (
    <Disclosure
      className="bench-proposal"
      places={[place]}
      row={
        <span className="bench-words">
          <span className="bench-title">{name}</span>
          <span className="explain-note">
            {SLOT_WORDS[slot]}
            {level === undefined ? '' : `, level ${level}`}
          </span>
        </span>
      }
    >
      <Detach owner={owner} guardrail={guardrail} />
    </Disclosure>
  );
}

/** Asked only when somebody opens it: the texts are read again. */
function Detach({ owner, guardrail }: AttachedProps) {
  const trial: Trial = { kind: 'detach', owner, guardrail };
  const { answer, fresh } = useAnswer({ kind: 'trial', trial });
  const detachment = answer?.change ?? null;
  return (
    <>
      <p className="explain-note">Without it:</p>
      <Flips trial={trial} />
      {detachment?.documents.map((document) => (
        <TextDiff key={document.name} document={document} />
      ))}
      <div className="bench-actions">
        {detachment && (
          <button
            type="button"
            className="explain-button"
            disabled={!fresh}
            onClick={() =>
              carryOut((w) => carriedOut(w, detachment.plan).workspace, `Detached: ${guardrail.name}.`)
            }
          >
            Detach
          </button>
        )}
        <button type="button" className="explain-link" onClick={() => reveal(guardrail.place)}>
          Show the text
        </button>
      </div>
    </>
  );
}

function Attach({ owner, account, slots, isFirst }: Props & { readonly isFirst: boolean }) {
  const templates = guardrailTemplates(slots, account);
  const [slot, setSlot] = useState<GuardrailSlot | null>(null);
  const [text, setText] = useState('');
  const begin = (next: GuardrailSlot, template: string) => {
    setSlot(next);
    setText(template);
  };
  return (
    <div className="bench-lab">
      <h4>{isFirst ? 'Try one' : 'Try another one'}</h4>
      {slots.map((one) => (
        <fieldset key={one} className="explain-choices" aria-label={SLOT_WORDS[one]}>
          <span className="bench-slot">{SLOT_WORDS[one]}</span>
          {templates
            .filter((template) => template.slot === one)
            .map(({ name, text: template }) => (
              <button
                key={name}
                type="button"
                className="explain-chip"
                aria-pressed={slot === one && text === template}
                onClick={() => begin(one, template)}
              >
                {name}
              </button>
            ))}
        </fieldset>
      ))}
      {slot !== null && (
        <OnTrial owner={owner} slot={slot} text={text} onType={setText} onDone={() => setSlot(null)} />
      )}
    </div>
  );
}

interface OnTrialProps {
  readonly owner: string;
  readonly slot: GuardrailSlot;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onDone: () => void;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function OnTrial({ owner, slot, text, onType, onDone }: OnTrialProps) {
  const id = useId();
  const [alone, setAlone] = useState(false);
  const settled = useSettled(useDeferredValue(text));
  const trial = { kind: 'attach', owner, slot, text: settled, alone } as const;
  const { answer, fresh } = useAnswer({ kind: 'trial', trial });
  // Kept while the other choice is looked at, and while its answer is under way.
  const name = answer?.change?.documents[0]?.name;
  const [into, setInto] = useState(name);
  if (name !== undefined && name !== into) setInto(name);
  const attach = () => {
    const change = answer?.change;
    carryOut((w) => {
      if (change) return carriedOut(w, change.plan).workspace;
      const next = tried(w, { ...trial, text });
      return typeof next === 'string' ? w : next;
    }, `Attached: ${SLOT_WORDS[slot]}.`);
    onDone();
  };
  return (
    <>
      <label htmlFor={id} className="bench-label">
        {SLOT_WORDS[slot]}
      </label>
      <textarea
        id={id}
        className="explain-input bench-text"
        rows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
      <Flips trial={trial} />
      {answer && <Where result={answer} into={into} alone={alone} onChoose={setAlone} />}
      <div className="bench-actions">
        <button
          type="button"
          className="explain-button bench-primary"
          disabled={settled !== text || !fresh || !isJson(text)}
          onClick={attach}
        >
          Attach
        </button>
        <button type="button" className="explain-button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </>
  );
}

interface WhereProps {
  readonly result: TrialResult;
  /** Name of that text. */
  readonly into: string | undefined;
  readonly alone: boolean;
  readonly onChoose: (alone: boolean) => void;
}

/** Into a text that is here, or as a document of its own. */
function Where({ result: { change, elsewhere }, into, alone, onChoose }: WhereProps) {
  if (change === null && !alone)
    return elsewhere && <p className="explain-note">It becomes a document of its own. {elsewhere}</p>;
  return (
    <>
      <fieldset className="explain-choices" aria-label="Where it is written">
        <button type="button" className="explain-chip" aria-pressed={!alone} onClick={() => onChoose(false)}>
          Into {into}
        </button>
        <button type="button" className="explain-chip" aria-pressed={alone} onClick={() => onChoose(true)}>
          As a document of its own
        </button>
      </fieldset>
      {change?.documents.map((document) => (
        <TextDiff key={document.name} document={document} />
      ))}
    </>
  );
}

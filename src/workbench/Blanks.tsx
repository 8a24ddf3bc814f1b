// Names that stand where account ids belong: with the ids, the texts are judged as they would then stand.
import { accountIdTrouble, padded } from '#words/proposalRows.ts';
import { BlankField } from './BlankField.tsx';

interface Props {
  readonly names: readonly string[];
  /** As far as they are typed. */
  readonly given: Readonly<Record<string, string>>;
  readonly onGive: (given: Props['given']) => void;
}

export function Blanks({ names, given, onGive }: Props) {
  return (
    <fieldset className="bench-blanks">
      <legend className="bench-title">
        {names.length === 1 ? 'Which account is meant?' : 'Which accounts are meant?'}
      </legend>
      {names.map((name) => (
        <Blank
          key={name}
          name={name}
          typed={given[name] ?? ''}
          onType={(typed) => onGive({ ...given, [name]: typed })}
        />
      ))}
      <p className="explain-note">
        {names.length === 1
          ? 'AWS refuses the document as long as it is not filled in. It is filled in wherever it stands.'
          : 'AWS refuses the document as long as they are not filled in. They are filled in wherever they stand.'}
      </p>
    </fieldset>
  );
}

interface BlankProps {
  readonly name: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function Blank({ name, typed, onType }: BlankProps) {
  const zeros = padded(name);
  return (
    <BlankField
      label={<code>{name}</code>}
      typed={typed}
      placeholder="12 digits"
      isNumber
      trouble={accountIdTrouble(typed)}
      onType={onType}
    >
      {zeros !== null && typed === '' && (
        <button type="button" className="explain-link" onClick={() => onType(zeros)}>
          Zeros were cut off: {zeros}
        </button>
      )}
    </BlankField>
  );
}

// Values that the documents leave open, beside the question whose they are. Never blocks anything.
import { useMemo, useState } from 'react';
import { ValueField } from '#parts/ValueField.tsx';
import { useDerived } from '#session/derived.ts';
import { useWorkspace } from '#session/truth.ts';
import type { Piece } from '#import/reading.ts';
import { openValues, unknownValues } from '#words/openValues.ts';

const NONE: readonly Piece[] = [];

export function ValueQuestions() {
  const pieces = useDerived(({ analysis }) => analysis?.pieces ?? NONE);
  const documents = useWorkspace((w) => w.documents);
  const values = useMemo(() => openValues(documents, pieces), [documents, pieces]);
  const [open, setOpen] = useState<boolean | null>(null);
  if (values.length === 0) return null;
  const unknown = unknownValues(values).length;
  // What is only assumed waits folded until somebody asks for it.
  const shown = open ?? unknown > 0;
  const words =
    unknown > 0 ? `${unknown} ${unknown === 1 ? 'value is' : 'values are'} unknown` : 'All have a value';
  return (
    <section className="editor-questions editor-values" aria-label="Values to fill in">
      <button
        type="button"
        className="editor-values-head"
        aria-expanded={shown}
        onClick={() => setOpen(!shown)}
      >
        <strong>Values to fill in</strong> {values.length}
        <span>{words}</span>
      </button>
      {shown &&
        values.map((value) => <ValueField key={value.key} value={value} ofDocument={documents.length > 1} />)}
    </section>
  );
}

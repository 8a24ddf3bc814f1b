// Groups of differences with their numbers; those that are pressed are shown, and all when none is.

interface Look {
  readonly glyph?: string;
  readonly word: string;
  readonly meaning: string;
}

interface Props<Name extends string> {
  readonly legend: string;
  readonly look: Readonly<Record<Name, Look>>;
  readonly names: readonly Name[];
  /** The group of each difference. */
  readonly of: readonly Name[];
  readonly chosen: ReadonlySet<Name>;
  readonly onChoose: (chosen: ReadonlySet<Name>) => void;
}

export function Chips<Name extends string>({ chosen, legend, look, names, of, onChoose }: Props<Name>) {
  const counts = new Map<Name, number>();
  for (const name of of) counts.set(name, (counts.get(name) ?? 0) + 1);
  const toggle = (name: Name) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    onChoose(next);
  };
  return (
    <fieldset className="review-kinds">
      <legend className="app-unseen">{legend}</legend>
      {names
        .filter((name) => counts.has(name))
        .map((name) => (
          <button
            key={name}
            type="button"
            className="review-kind"
            aria-pressed={chosen.has(name)}
            title={look[name].meaning}
            onClick={() => toggle(name)}
          >
            {look[name].glyph !== undefined && <span aria-hidden="true">{look[name].glyph} </span>}
            {(counts.get(name) ?? 0).toLocaleString('en')} {look[name].word}
          </button>
        ))}
    </fieldset>
  );
}

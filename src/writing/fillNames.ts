// Names that stand for account ids, filled in wherever they stand: texts, owners, and the ends that are asked about.
import type { Workspace } from '#workspace/workspace.ts';

/** Name in the texts -> what it stands for. */
export type Names = Readonly<Record<string, string>>;

const whole = (name: string): string => {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return `(?<![A-Za-z0-9_-])${escaped}(?![A-Za-z0-9_-])`;
};

/** The text with every name filled in that stands there on its own. */
export function filledText(text: string, names: Names): string {
  const all = Object.keys(names).filter((name) => name !== '');
  if (all.length === 0) return text;
  // The longest first: one may begin like another.
  const pattern = all.toSorted((a, b) => b.length - a.length).map(whole);
  return text.replaceAll(new RegExp(pattern.join('|'), 'g'), (name) =>
    Object.hasOwn(names, name) ? (names[name] ?? name) : name,
  );
}

/** Documents in which nothing is filled in keep their identity. */
export function fillNames(w: Workspace, names: Names): Workspace {
  let changed = false;
  const documents = w.documents.map((document) => {
    const text = filledText(document.text, names);
    const answers = Object.entries(document.owners ?? {}).map(
      ([piece, answer]) => [piece, { ...answer, owner: filledText(answer.owner, names) }] as const,
    );
    const same = answers.every(([piece, { owner }]) => document.owners?.[piece]?.owner === owner);
    if (text === document.text && same) return document;
    changed = true;
    return { ...document, text, ...(answers.length === 0 ? {} : { owners: Object.fromEntries(answers) }) };
  });
  return changed ? { ...w, documents } : w;
}

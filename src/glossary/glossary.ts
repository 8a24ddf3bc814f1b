// Looks words up: by id, and in any text.
import { workspaceOf } from '#lessons/lessonWorkspace.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Term } from './term.ts';
import { TERMS } from './terms.ts';

export const findTerm = (id: string): Term | undefined => TERMS.find((term) => term.id === id);

/** The example as a graph of its own; null: there is no such word. */
export function exampleAt(id: string): Workspace | null {
  const term = findTerm(id);
  return term === undefined ? null : workspaceOf(term.word, term.example.documents);
}

const byForm = new Map(
  TERMS.flatMap((term) =>
    [term.word, ...(term.also ?? [])].map((form) => [form.toLowerCase(), term] as const),
  ),
);

const escaped = (form: string): string => form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The longest form first, so that `session policy` is no `policy`; not in the middle of a word or an ARN. */
const ANY = new RegExp(
  `(?<![\\w:/.-])(?:${[...byForm.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\w:/-]|\\.\\w)`,
  'gi',
);

export interface Stretch {
  readonly text: string;
  /** Null: ordinary words. */
  readonly term: Term | null;
}

/** The text cut at the words that stand in the glossary. */
export function withTerms(text: string): readonly Stretch[] {
  const cut: Stretch[] = [];
  let at = 0;
  for (const match of text.matchAll(ANY)) {
    if (match.index > at) cut.push({ text: text.slice(at, match.index), term: null });
    cut.push({ text: match[0], term: byForm.get(match[0].toLowerCase()) ?? null });
    at = match.index + match[0].length;
  }
  if (at < text.length) cut.push({ text: text.slice(at), term: null });
  return cut;
}

/** Each word once, in the order in which the texts use them. */
export const termsIn = (texts: readonly string[]): readonly Term[] => [
  ...new Set(texts.flatMap((text) => withTerms(text).flatMap(({ term }) => term ?? []))),
];

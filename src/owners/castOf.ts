// Everybody that the texts speak of, to guess whose a bare policy is.
import type { Harvest } from '#harvest/harvest.ts';
import { piecesOf } from '#text/pieces.ts';
import type { BareCase } from './bareCase.ts';
import {
  addArn,
  addArnsOf,
  addFileName,
  addHolder,
  addPlainNames,
  addProse,
  type Cast,
  emptyCast,
} from './cast.ts';

/** One piece of a text: several may stand in one. */
interface Told {
  readonly document: { readonly name: string; readonly text: string };
  readonly harvest: Harvest;
}

/** The words between the pieces: names inside a policy are ARNs, or mean nothing. */
function proseOf(text: string): string {
  let at = 0;
  const words = piecesOf(text).map((piece) => {
    const before = text.slice(at, piece.from);
    at = piece.to;
    return before;
  });
  return [...words, text.slice(at)]
    .join('\n')
    .replace(/<\/?(?:code|b|strong|em|i)>/gi, '`')
    .replace(/<\/?(?:p|h\d|pre|span|li|td|div)\b[^>]*>/gi, '\n');
}

/** Only documents that hold bare policies are read as prose: tens of megabytes of JSON are not. */
export function castOf(entries: readonly Told[], cases: readonly BareCase[]): Cast {
  const cast = emptyCast();
  for (const principal of entries.flatMap((entry) => entry.harvest.principals ?? []))
    addArn(cast, principal.arn);
  for (const { harvest } of entries) if (harvest.caller !== undefined) addArn(cast, harvest.caller);
  const withBare = new Set(entries.filter((entry) => entry.harvest.bare).map((entry) => entry.document));
  const told = [...withBare].map(({ name, text }) => ({ name, text, prose: proseOf(text) }));
  for (const { text } of told) addArnsOf(cast, text);
  for (const { name, prose } of told) {
    addProse(cast, prose);
    addFileName(cast, name);
  }
  // After all that is surer: ARNs, and names that cannot be plain words.
  for (const { name, prose } of told) addPlainNames(cast, `${name.split(/[/\\]/).at(-1) ?? ''}\n${prose}`);
  for (const { policy, alsoHeldBy } of cases) {
    for (const holder of [policy.holder, ...(alsoHeldBy ?? [])]) if (holder) addHolder(cast, holder);
  }
  return cast;
}

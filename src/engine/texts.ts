// Texts go to the engine once: afterwards a request names them by number and carries only what is new.
import { byText } from '#text/byText.ts';
import type { GoodTexts, Source } from './engine.ts';

type Document = Source['documents'][number];

/** A document whose text the engine finds by number. */
export type Named = Omit<Document, 'text'> & { readonly text: number };

export interface PackedSource {
  readonly documents: readonly Named[];
  readonly context: Source['context'];
  readonly goodTexts: Readonly<Record<string, { readonly text: number; readonly broken: number }>>;
  /** Texts by number that the engine has not seen; of those it has it keeps the ones that are named here. */
  readonly texts: Readonly<Record<number, string>>;
}

/** Remembers what the engine at the other end holds; a new engine needs a new one. */
export function createPacker(): (source: Source, goodTexts: GoodTexts) => PackedSource {
  let held = byText<number>();
  let numbers = 0;
  return (source, goodTexts) => {
    const now = byText<number>();
    const texts: Record<number, string> = {};
    const numberOf = (text: string): number => {
      const before = held.get(text);
      const known = now.get(text) ?? before ?? ++numbers;
      if (before === undefined) texts[known] = text;
      now.set(text, known);
      return known;
    };
    const documents = source.documents.map(({ text, ...rest }) => ({ ...rest, text: numberOf(text) }));
    const good = Object.entries(goodTexts).map(
      ([id, { broken, text }]) => [id, { text: numberOf(text), broken }] as const,
    );
    held = now;
    return { documents, context: source.context, goodTexts: Object.fromEntries(good), texts };
  };
}

/** The other end: numbers back to texts. */
export function createUnpacker(): (packed: PackedSource) => {
  readonly source: Source;
  readonly goodTexts: GoodTexts;
} {
  let held = new Map<number, string>();
  return ({ context, documents, goodTexts, texts }) => {
    const now = new Map<number, string>();
    const textOf = (number: number): string => {
      const text = texts[number] ?? held.get(number);
      if (text === undefined) throw new Error('The engine lost a text. Reload the page.');
      now.set(number, text);
      return text;
    };
    const source = {
      context,
      documents: documents.map(({ text, ...rest }) => ({ ...rest, text: textOf(text) })),
    };
    const good = Object.entries(goodTexts).map(
      ([id, { broken, text }]) => [id, { text: textOf(text), broken }] as const,
    );
    held = now;
    return { source, goodTexts: Object.fromEntries(good) };
  };
}

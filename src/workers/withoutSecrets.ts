// Texts on their way in, without secrets: before they become documents, and so before anything is stored, shared or undone.
import { strike } from '#secrets/strike.ts';

interface Text {
  readonly name: string;
  readonly text: string;
}

/** What was struck out leaves a mark in the text. */
export const withoutSecrets = <T extends Text>(texts: readonly T[]): readonly T[] =>
  texts.map((one) => ({ ...one, text: strike(one.text).text }));

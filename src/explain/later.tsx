// Cards of the workbench, in chunks of their own: an explanation stands before anybody asks on or changes something.
import { lazy, Suspense, type ComponentType } from 'react';
import { useDerived } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';

function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Card = lazy(() => load().then((component) => ({ default: component as ComponentType<object> })));
  return (props) => (
    <Suspense>
      <Card {...props} />
    </Suspense>
  );
}

/** In a frame of another page nothing is asked. */
function here<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Card = later(load);
  return (props) => (useLocal((local) => local.reader) ? null : <Card {...props} />);
}

/** Nothing can be changed there, so there is no workbench; and it tells more than who still guesses wants to know. */
function bench<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Card = here(load);
  return (props) => (useDerived((d) => d.guessing > 0) ? null : <Card {...props} />);
}

export const Tried = later(() => import('./Tried.tsx').then((chunk) => chunk.Tried));
export const GuessFirst = here(() => import('#workbench/GuessFirst.tsx').then((chunk) => chunk.GuessFirst));
export const Guessed = later(() => import('#workbench/GuessFirst.tsx').then((chunk) => chunk.Guessed));
const LinkedWords = lazy(() => import('#workbench/Linked.tsx').then((chunk) => ({ default: chunk.Linked })));

/** A sentence whose words of the field lead to the glossary; until that is there, the sentence. */
export function Linked({ text }: { readonly text: string }) {
  const reader = useLocal((local) => local.reader);
  if (reader) return text;
  return (
    <Suspense fallback={text}>
      <LinkedWords text={text} />
    </Suspense>
  );
}

export const UnitExplanation = later(() =>
  import('./UnitExplanation.tsx').then((chunk) => chunk.UnitExplanation),
);
export const WordsHere = here(() => import('#workbench/WordsHere.tsx').then((chunk) => chunk.WordsHere));
export const FixIt = bench(() => import('#workbench/Proposals.tsx').then((chunk) => chunk.FixCard));
export const CloseIt = bench(() => import('#workbench/Proposals.tsx').then((chunk) => chunk.CloseCard));
export const AskAbout = bench(() => import('#workbench/AskAbout.tsx').then((chunk) => chunk.AskAbout));
export const Paths = bench(() => import('#workbench/Paths.tsx').then((chunk) => chunk.Paths));
export const Detours = bench(() => import('#workbench/Detours.tsx').then((chunk) => chunk.Detours));
export const Surveys = bench(() => import('#workbench/Surveys.tsx').then((chunk) => chunk.Surveys));
export const GuardrailLab = bench(() =>
  import('#workbench/GuardrailLab.tsx').then((chunk) => chunk.GuardrailLab),
);

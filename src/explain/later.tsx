// Cards of the workbench, in chunks of their own: an explanation stands before anybody asks on or changes something.
import { lazy, Suspense, type ComponentType } from 'react';

function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Card = lazy(() => load().then((component) => ({ default: component as ComponentType<object> })));
  return (props) => (
    <Suspense>
      <Card {...props} />
    </Suspense>
  );
}

export const Tried = later(() => import('./Tried.tsx').then((chunk) => chunk.Tried));
export const GuessFirst = later(() => import('#workbench/GuessFirst.tsx').then((chunk) => chunk.GuessFirst));
export const Guessed = later(() => import('#workbench/GuessFirst.tsx').then((chunk) => chunk.Guessed));
export const Linked = later(() => import('#workbench/Linked.tsx').then((chunk) => chunk.Linked));
export const WordsHere = later(() => import('#workbench/WordsHere.tsx').then((chunk) => chunk.WordsHere));
export const FixIt = later(() => import('#workbench/Proposals.tsx').then((chunk) => chunk.FixCard));
export const CloseIt = later(() => import('#workbench/Proposals.tsx').then((chunk) => chunk.CloseCard));
export const AskAbout = later(() => import('#workbench/AskAbout.tsx').then((chunk) => chunk.AskAbout));
export const Paths = later(() => import('#workbench/Paths.tsx').then((chunk) => chunk.Paths));
export const Detours = later(() => import('#workbench/Detours.tsx').then((chunk) => chunk.Detours));
export const Surveys = later(() => import('#workbench/Surveys.tsx').then((chunk) => chunk.Surveys));
export const GuardrailLab = later(() =>
  import('#workbench/GuardrailLab.tsx').then((chunk) => chunk.GuardrailLab),
);

// What somebody who only hears the page is told of what happened: waits that begin and end, steps that were undone.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Said once, it is no part of the page to come across later. */
const KEPT_MS = 10_000;

export const saidStore = createStore<{ readonly text: string }>()(() => ({ text: '' }));

let forget: ReturnType<typeof setTimeout> | undefined;

/** Read out once by the live region, politely. The same words twice are read out twice. */
export function say(text: string): void {
  clearTimeout(forget);
  // Only a change of the text is read out; nobody hears the space.
  saidStore.setState((before) => ({ text: before.text === text ? `${text}\u00a0` : text }));
  forget = setTimeout(() => saidStore.setState({ text: '' }), KEPT_MS);
}

const waits = new Set<symbol>();

/**
 * Somebody sees that something takes long. Told are the beginning of the first such wait and the end of the last, and
 * none of the phases between. The end is told with its outcome; '': nobody waits for it any more.
 */
export function sayWait(doing: string): (outcome: string) => void {
  const wait = Symbol(doing);
  if (waits.size === 0) say(`${doing} …`);
  waits.add(wait);
  return (outcome) => {
    if (waits.delete(wait) && waits.size === 0 && outcome !== '') say(outcome);
  };
}

export const useSaid = (): string => useStore(saidStore, ({ text }) => text);

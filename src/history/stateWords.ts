import type { State } from '#storage/timeline.ts';

/** `24 Nov 2026, 22:10:05`: states may be seconds apart. */
export const whenOf = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const NAMED = 2;

/** `account.json, roles.tf and 3 more`. */
export function documentsOf({ documents }: Pick<State, 'documents'>): string {
  if (documents.length === 0) return 'no documents';
  const more = documents.length - NAMED;
  const named = documents.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** `2 more than now`, `3 fewer than now`; empty: as many, or nobody knows. */
export function difference(then: number, now: number | undefined): string {
  if (now === undefined || then === now) return '';
  const by = Math.abs(then - now).toLocaleString('en');
  return then > now ? `${by} more than now` : `${by} fewer than now`;
}

// One text into the database, away from the page.
import type { Shelf } from './shelf.ts';
import { textKey } from './textKeys.ts';

/** Its key. Rejects when the browser refuses. */
export async function keepText(shelf: Shelf, text: string): Promise<string> {
  const key = await textKey(text);
  await shelf.change(async (at) => {
    if ((await at.keys(key)).length === 0) at.put(key, text);
  });
  return key;
}

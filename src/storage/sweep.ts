// Texts that nothing names any more go. In one transaction, so that nobody saves a name meanwhile; a text that is written
// ahead of its graph may go too, and saving writes it again.
import type { Shelf } from './shelf.ts';
import { isTextKey, TEXT_PREFIX } from './textKeys.ts';

/** Every text that is named anywhere in it, whatever its form: records of other formats count as well. */
export function textsNamedIn(data: unknown): ReadonlySet<string> {
  const named = new Set<string>();
  const open: unknown[] = [data];
  for (let one = open.pop(); open.length > 0 || one !== undefined; one = open.pop()) {
    if (isTextKey(one)) named.add(one);
    else if (typeof one === 'object' && one !== null)
      for (const each of Object.values(one)) if (each !== undefined) open.push(each);
  }
  return named;
}

/** How many texts went. */
export async function sweep(shelf: Shelf): Promise<number> {
  return shelf.change(async (at) => {
    const keys = await at.keys('');
    const records = keys.filter((key) => !key.startsWith(TEXT_PREFIX));
    const named = new Set<string>();
    for (const key of records) for (const text of textsNamedIn(await at.get(key))) named.add(text);
    const idle = keys.filter((key) => key.startsWith(TEXT_PREFIX) && !named.has(key));
    for (const key of idle) at.remove(key);
    return idle.length;
  });
}

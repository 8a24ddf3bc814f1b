// What could not be opened, as a file: whoever has it may mend it, or open it in a newer page.
import { KEYS } from './keys.ts';
import type { Library } from './library.ts';
import { textsNamedIn } from './sweep.ts';

/** Texts in place of their names, as far as they are there. */
function withTexts(data: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((each: unknown) => withTexts(each, texts));
  const { key } = data as { readonly key?: unknown };
  const text = typeof key === 'string' ? texts.get(key) : undefined;
  if (text !== undefined) return text;
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, withTexts(each, texts)]));
}

/** Its content as text; null: nothing was kept aside. A saved graph again, where it was one. */
export async function rescuedText({ shelf }: Pick<Library, 'shelf'>): Promise<string | null> {
  const { data, texts } = await shelf.look(async (at) => {
    const data = await at.get(KEYS.rescue);
    const texts = new Map<string, string>();
    for (const key of textsNamedIn(data)) {
      const text = await at.get(key);
      if (typeof text === 'string') texts.set(key, text);
    }
    return { data, texts };
  });
  if (data === undefined) return null;
  const whole = withTexts(data, texts);
  const workspace: unknown =
    typeof whole === 'object' && whole !== null && 'workspace' in whole ? whole.workspace : null;
  const isGraph = typeof workspace === 'object' && workspace !== null;
  return `${JSON.stringify(isGraph ? { rolegraph: 'workspace', ...workspace } : { rescued: whole }, null, 2)}\n`;
}

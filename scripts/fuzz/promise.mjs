/** Ends a run that broke a promise, with what it is about. */
export function promise(kept, what, detail = '') {
  if (!kept) throw new Error(`${what}${detail === '' ? '' : `: ${detail.slice(0, 500)}`}`);
}

export const textOf = (bytes) => new TextDecoder().decode(bytes);

export const documentsOf = (...texts) => texts.map((text, i) => ({ id: `d${i}`, name: `text ${i}`, text }));

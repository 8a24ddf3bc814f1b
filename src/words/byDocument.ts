// What belongs to which document: both may be many.

export function byDocument<T extends { readonly document: string }>(
  list: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const one of list) {
    const known = lists.get(one.document);
    if (known) known.push(one);
    else lists.set(one.document, [one]);
  }
  return lists;
}

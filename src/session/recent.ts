// What was last chosen in the palette. Kept as long as the page: it holds names of other people's roles.
const KEPT = 5;

let recent: readonly string[] = [];

/** Ids of palette entries, the last one first. */
export const recentChoices = (): readonly string[] => recent;

export function rememberChoice(id: string): void {
  recent = [id, ...recent.filter((one) => one !== id)].slice(0, KEPT);
}

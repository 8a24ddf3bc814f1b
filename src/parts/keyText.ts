// Key names of the command table as people know them from their keyboard.

/** As it is printed on the key. */
const SHORT: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' };
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Ctrl: '⌃', Alt: '⌥' };

/** `Mod+Shift+Z` as the keys to draw: Ctrl, Shift, Z; or ⌘, ⇧, Z. A lone `+` is a key itself. */
export function keyCaps(keys: string, mac: boolean): readonly string[] {
  if (keys.length === 1) return [keys];
  return keys.split('+').map((part) => (mac ? MAC[part] : undefined) ?? SHORT[part] ?? part);
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The first key of a command, for tooltips: ` (Ctrl+Z)`; empty without one. */
export function keyHint(keys: readonly string[] | undefined, mac: boolean): string {
  const [first] = keys ?? [];
  return first === undefined ? '' : ` (${keyCaps(first, mac).join(mac ? '' : '+')})`;
}

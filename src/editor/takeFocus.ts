/** Ref for a field that somebody has just asked for: it has the focus as soon as it is there. */
export const takeFocus = (field: HTMLInputElement | null): void => field?.focus();

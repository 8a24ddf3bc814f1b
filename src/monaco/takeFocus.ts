/** Ref for what somebody has just asked for, or comes back to: it has the focus as soon as it is there. */
export const takeFocus = (field: HTMLElement | null): void => field?.focus();

/** The keyboard is in the picture: whoever steps through problems there stays there. */
export const isInPicture = (): boolean => (document.activeElement?.closest('.canvas-list') ?? null) !== null;

/** Ref for what somebody has just asked for, or comes back to: it has the focus as soon as it is there. */
export const takeFocus = (field: HTMLElement | null): void => field?.focus();

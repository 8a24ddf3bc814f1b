// The field of Find, before and after its list is there.
export const FIELD_WORDS = {
  className: 'palette-input',
  'aria-label': 'Name, ARN, account, external id, command, document or lesson',
  placeholder: 'Name, ARN, account, external id, or a command',
  spellCheck: false,
} as const;

/** The list has come, and with it a field of its own: it goes on after what was typed into the one before. */
export function goOnTyping(field: HTMLInputElement | null): void {
  // Else the dialog gives the focus by itself, and must see first to whom it will give it back.
  if (field === null || document.activeElement !== document.body) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

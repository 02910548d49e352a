const DIGITS = 'input[autocomplete="one-time-code"]';
const BACKUP_CODE = 'input[name$="recovery-code"]';

/** Puts a code into the field on the page that is for such a code, as a phone's keyboard does. @returns whether there is one */
export function fillIn(code: string): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>(/^\d+$/.test(code) ? DIGITS : BACKUP_CODE);
  const field = [...fields].at(-1); // a dialog's is after the page's
  if (!field || field.readOnly) return false;
  field.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, code);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
  return true;
}

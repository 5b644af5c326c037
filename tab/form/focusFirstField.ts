/** The cursor stands where one begins to type; what has to be read first is read out with the dialog's name. */
export const focusFirstField = (form: HTMLElement | null): void =>
  form?.querySelector<HTMLElement>('input, textarea, select')?.focus();

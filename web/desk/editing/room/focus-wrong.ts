/** Puts the focus on the first field that a form complains of; after the page has been drawn anew. */
export function focusFirstWrong(form: HTMLElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}

/** The keyboard goes to a part of the page, by its label. */
export function focusOn(label: string): void {
  document.querySelector<HTMLElement>(`section[aria-label="${label}"]`)?.focus();
}

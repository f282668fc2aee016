/** Puts the focus on a part of the page, by its name. */
export function focusSection(label: string): void {
  document.querySelector<HTMLElement>(`section[aria-label="${label}"]`)?.focus();
}

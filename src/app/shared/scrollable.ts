/** For `ref`: what scrolls must be reached by keyboard (WCAG 2.1.1), whatever its element. */
export function scrollable(element: HTMLElement): void {
  element.tabIndex = 0;
}

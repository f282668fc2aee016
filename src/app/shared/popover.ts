/** Puts what opens in the top layer under its button, within the window. */
export function placeBelow(button: HTMLElement, popover: HTMLElement, align: 'start' | 'end'): void {
  const box = button.getBoundingClientRect();
  const left = align === 'end' ? box.right - popover.offsetWidth : box.left;
  popover.style.top = `${box.bottom + 4}px`;
  popover.style.left = `${Math.max(8, Math.min(left, innerWidth - popover.offsetWidth - 8))}px`;
}

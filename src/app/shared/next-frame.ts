/** Milliseconds after which a page that has no frames goes on. */
const UNSEEN = 99;

/** Until what is there is drawn; in a page that nobody sees nothing is. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });
}

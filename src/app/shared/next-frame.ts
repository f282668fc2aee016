/** Milliseconds after which a page that has no frames goes on. */
const UNSEEN = 99;

/** Until what is there is drawn; in a page that nobody sees nothing is. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });
}

/** Loads what stands beside the first result behind it: to begin with a file takes the page's time too. */
export function afterFrame<T>(load: () => Promise<T>): Promise<T> {
  return nextFrame().then(load);
}

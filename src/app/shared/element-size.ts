import { createSignal, onCleanup } from 'solid-js';

/** The width of an element, followed. */
export function elementWidth(): {
  readonly width: () => number;
  readonly height: () => number;
  readonly observe: (element: HTMLElement) => void;
} {
  const [width, setWidth] = createSignal(0);
  const [height, setHeight] = createSignal(0);
  let observer: ResizeObserver | undefined;
  const observe = (element: HTMLElement) => {
    observer?.disconnect();
    observer = new ResizeObserver(() => {
      setWidth(element.clientWidth);
      setHeight(element.clientHeight);
    });
    observer.observe(element);
  };
  onCleanup(() => observer?.disconnect());
  return { width, height, observe };
}

import { createMemo, createSignal, onCleanup, untrack } from 'solid-js';

export interface RowsInView {
  readonly observe: (scroller: HTMLElement) => void;
  /** Indexes of the rows to draw. */
  readonly rows: () => readonly number[];
  readonly scrollTo: (index: number) => void;
}

/** Rows drawn above and below what is seen. */
const MORE = 8;

/** Which rows of a long list are in view, when all are `height` pixels high. */
export function rowsInView(count: () => number, height: number): RowsInView {
  const [top, setTop] = createSignal(0);
  const [room, setRoom] = createSignal(600);
  let scroller: HTMLElement | undefined;
  /** A row to be seen as soon as the room is known. */
  let wanted: number | undefined;
  let isMeasured = false;
  let frame = 0;
  let observer: ResizeObserver | undefined;
  onCleanup(() => {
    observer?.disconnect();
    cancelAnimationFrame(frame);
  });
  const range = createMemo(
    () => {
      const from = Math.max(0, Math.floor(top() / height) - MORE);
      const to = Math.min(count(), Math.ceil((top() + room()) / height) + MORE);
      return { from, to };
    },
    undefined,
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  );
  const scrollTo = (index: number) => {
    const start = index * height;
    const end = start + height - untrack(room);
    const seen = untrack(top);
    const to = start < seen ? start : end > seen ? end : undefined;
    if (scroller === undefined || to === undefined) return;
    // The rows at once: the event of scrolling would come a frame later, too late while points are fed.
    setTop(to);
    // To scroll lays the page out: with the frame that does so anyway.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (scroller !== undefined) scroller.scrollTop = to;
    });
  };
  return {
    rows: createMemo(() =>
      Array.from({ length: Math.max(0, range().to - range().from) }, (_, index) => range().from + index),
    ),
    observe: (element) => {
      scroller = element;
      element.addEventListener('scroll', () => setTop(element.scrollTop), { passive: true });
      observer = new ResizeObserver(() => {
        setRoom(element.clientHeight);
        setTop(element.scrollTop);
        // A list in a pane of a phone that is not shown has no room, and scrolls once it has.
        isMeasured = element.clientHeight > 0;
        if (!isMeasured || wanted === undefined) return;
        scrollTo(wanted);
        wanted = undefined;
      });
      observer.observe(element);
    },
    scrollTo: (index) => {
      // Asking the element itself would lay out the whole page.
      if (isMeasured) scrollTo(index);
      else wanted = index;
    },
  };
}

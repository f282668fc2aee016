import { createMemo, createSignal, onCleanup, type Signal, untrack } from 'solid-js';

export interface RowsInView {
  readonly observe: (scroller: HTMLElement) => void;
  /** Of the rows to draw, in their order: each holds the index of its row, and goes from one out of view to the next in view. */
  readonly rows: () => readonly (() => number)[];
  readonly scrollTo: (index: number) => void;
}

/** Slots of the rows that stay in view keep them; the others are given those that come into it. */
function slotsOf(before: readonly Signal<number>[], from: number, to: number): readonly Signal<number>[] {
  const kept = new Map(before.map((slot) => [untrack(slot[0]), slot]));
  // In their order, so that none of them moves when all come from elsewhere.
  const free = before.filter(([index]) => untrack(index) < from || untrack(index) >= to).values();
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => {
    const slot = kept.get(from + place) ?? free.next().value ?? createSignal(0);
    slot[1](from + place);
    return slot;
  });
}

/** Which rows of a long list are in view, when all are `height` pixels high, and so many `more` above and below. */
export function rowsInView(count: () => number, height: number, more = 8): RowsInView {
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
      const from = Math.max(0, Math.floor(top() / height) - more);
      const to = Math.min(count(), Math.ceil((top() + room()) / height) + more);
      return { from, to };
    },
    undefined,
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  );
  const slots = createMemo((before: readonly Signal<number>[]) => slotsOf(before, range().from, range().to), []);
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
    rows: () => slots().map(([index]) => index),
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

import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from 'solid-js';

/**
 * What is there, a frame later: for what keeps others waiting that are looked at first. What changes in every frame is
 * followed all the same.
 */
export function afterDrawing<T>(now: Accessor<T>, before: T): Accessor<T> {
  const [later, setLater] = createSignal(before);
  let isUnderWay = false;
  let frame = 0;
  let task: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    isUnderWay = false;
    setLater(() => untrack(now));
  };
  createEffect(
    on(now, () => {
      if (isUnderWay) return;
      isUnderWay = true;
      frame = requestAnimationFrame(() => {
        task = setTimeout(follow);
      });
    }),
  );
  onCleanup(() => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  });
  return later;
}

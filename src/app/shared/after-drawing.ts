import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';

/** What is there, a frame later: for what keeps others waiting that are looked at first. */
export function afterDrawing<T>(now: Accessor<T>, before: T): Accessor<T> {
  const [later, setLater] = createSignal(before);
  let frame = 0;
  let task: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
  createEffect(
    on(now, (value) => {
      cancel();
      frame = requestAnimationFrame(() => {
        task = setTimeout(() => setLater(() => value));
      });
    }),
  );
  onCleanup(cancel);
  return later;
}

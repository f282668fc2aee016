/** Short messages at the edge of the page, each with at most one thing to do. */
import { createSignal } from 'solid-js';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Notices {
  readonly list: () => readonly Notice[];
  show(text: string, action?: Notice['action']): void;
  dismiss(id: number): void;
}

/** Milliseconds; one with an action stays until it is used, dismissed or pushed out. */
const STAY = 5_000;
const MOST = 3;

export function createNotices(): Notices {
  const [list, setList] = createSignal<readonly Notice[]>([]);
  let next = 0;
  const dismiss = (id: number) => setList((notices) => notices.filter((notice) => notice.id !== id));
  return {
    list,
    dismiss,
    show(text, action) {
      const id = next++;
      setList((notices) =>
        [...notices.filter((notice) => notice.text !== text), action ? { id, text, action } : { id, text }].slice(
          -MOST,
        ),
      );
      if (action === undefined) setTimeout(() => dismiss(id), STAY);
    },
  };
}

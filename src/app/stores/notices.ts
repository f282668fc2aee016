/** Short messages at the edge of the page, each with at most one thing to do. */
import { createSignal } from 'solid-js';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Notices {
  readonly list: () => readonly Notice[];
  /** What the newest notice offered to do, after it has gone too; until it is done. */
  readonly offer: () => Notice['action'];
  /** Returns its id. */
  show(text: string, action?: Notice['action']): number;
  dismiss(id: number): void;
}

/** Milliseconds. */
const STAY = 5_000;
/** The same for a notice with something to do. */
const STAY_WITH_ACTION = 30_000;

export function createNotices(): Notices {
  const [list, setList] = createSignal<readonly Notice[]>([]);
  const [offer, setOffer] = createSignal<Notice['action']>();
  let next = 0;
  const dismiss = (id: number) => setList((notices) => notices.filter((notice) => notice.id !== id));
  const take = (id: number, action: NonNullable<Notice['action']>) => {
    dismiss(id);
    setOffer(undefined);
    action.run();
  };
  return {
    list,
    offer,
    dismiss,
    show(text, action) {
      const id = next++;
      const offered = action === undefined ? undefined : { label: action.label, run: () => take(id, action) };
      if (offered !== undefined) setOffer(offered);
      setList((notices) => [
        // They do not pile up: each takes the place of the one of its kind.
        ...notices.filter((notice) => offered === undefined && notice.action !== undefined),
        offered ? { id, text, action: offered } : { id, text },
      ]);
      setTimeout(() => dismiss(id), action === undefined ? STAY : STAY_WITH_ACTION);
      return id;
    },
  };
}

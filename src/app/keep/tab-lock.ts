/** Which tab works on which workspace, told by the browser's own locks; without them everyone may. */

export interface TabLock {
  /** Gives the last one back and asks for that of a workspace; `told` hears whether it is this tab's, now and later. */
  hold(id: string, told: (isOurs: boolean) => void): void;
}

/** Milliseconds after which a lock counts as another tab's: a page that is being left takes a moment to give its own back. */
const PATIENCE = 700;

export function createTabLock(): TabLock {
  let release = () => {};
  return {
    hold: (id, told) => {
      release();
      const locks = lockManager();
      if (locks === undefined) return told(true);
      const asked = new AbortController();
      const timer = setTimeout(() => told(false), PATIENCE);
      let giveBack: () => void = () => asked.abort();
      release = () => {
        clearTimeout(timer);
        giveBack();
      };
      locks
        .request(lockName(id), { signal: asked.signal }, () => {
          clearTimeout(timer);
          told(true);
          return new Promise<void>((resolve) => {
            giveBack = resolve;
          });
        })
        .catch(() => clearTimeout(timer));
    },
  };
}

/** Ids of workspaces that some tab has open. */
export async function openElsewhere(): Promise<ReadonlySet<string>> {
  const state = await lockManager()?.query();
  const names = (state?.held ?? []).map(({ name }) => name ?? '');
  return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length)));
}

const PREFIX = 'tick.work.';

function lockName(id: string): string {
  return `${PREFIX}${id}`;
}

/** Not there in pages that come from a network without encryption. */
function lockManager(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

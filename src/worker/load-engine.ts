/** The engine's late parts (kapacitor/everything.ts), fetched when something needs them. */

import { needsEverything } from '../kapacitor/run/needs-everything';
import type { Workspace } from '../workspace/workspace';

let everything: Promise<void> | undefined;

export function loadEverything(): Promise<void> {
  everything ??= import('../kapacitor/run/everything').then(
    ({ installEverything }) => installEverything(),
    (error: unknown) => {
      // The next one tries again.
      everything = undefined;
      throw error;
    },
  );
  return everything;
}

/** What a run of this workspace needs. */
export async function loadParts(workspace: Workspace): Promise<void> {
  if (needsEverything(workspace)) await loadEverything();
}

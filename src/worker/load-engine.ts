/** The engine: its core at once, the whole of it when something needs more. */
import { CORE } from '../kapacitor/engine/core';
import type { Engine } from '../kapacitor/engine/engine';
import { needsWhole } from '../kapacitor/engine/needs-whole';
import type { Workspace } from '../workspace/workspace';

let whole: Promise<Engine> | undefined;

export function wholeEngine(): Promise<Engine> {
  whole ??= import('../kapacitor/engine/whole').then(
    ({ WHOLE }) => WHOLE,
    (error: unknown) => {
      // The next one tries again.
      whole = undefined;
      throw error;
    },
  );
  return whole;
}

/** An engine that can run this workspace. */
export async function engineFor(workspace: Workspace): Promise<Engine> {
  return needsWhole(workspace) ? wholeEngine() : CORE;
}

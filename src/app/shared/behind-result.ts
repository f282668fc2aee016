import type { Runs } from '../stores/runs';
import { afterFrame } from './next-frame';

/** Loads what nobody looks at first, when the first result is drawn: nothing else is to keep that waiting. */
export function behindResult<T>(runs: Pick<Runs, 'first'>, load: () => Promise<T>): Promise<T> {
  return runs.first.then(() => afterFrame(load));
}

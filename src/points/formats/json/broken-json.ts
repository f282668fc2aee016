import type { Sheet } from '../draft';
import type { Broken } from './documents';

/** Tells of each value that is no JSON. */
export function brokenJson(broken: readonly Broken[], sheet: Sheet): void {
  for (const { start, end, fault } of broken) sheet.leaveOut(start, end, `the JSON is broken here: ${fault}`);
}

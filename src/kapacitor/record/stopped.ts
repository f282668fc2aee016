import { withCommas } from '../../text/counted';
import type { Run } from './run-model';

const REASONS: Readonly<Record<NonNullable<Run['stopped']>['reason'], string>> = {
  time: 'the time for a run was over',
  events: 'there were more events, requests or log lines than can be shown',
  memory: 'the memory for a run was used up',
  cancelled: 'you stopped it',
};

/** Why a run did not come to the last point, in words; `undefined` when it did. */
export function stoppedWords({ stopped }: Pick<Run, 'stopped'>): string | undefined {
  if (stopped === undefined) return undefined;
  return `The run ended after ${withCommas(stopped.fed)} points: ${REASONS[stopped.reason]}.`;
}

import { stored } from '../../definition/build';
import { one } from '../../definition/signature';
import type { Lambda } from '../../definition/value';
import { formatRFC3339Nano } from '../../go/time/time';
import { defineNode } from '../define';
import { made, withField } from '../shape/schema';
import { evaluable, told } from '../shape/shape';
import { StateTracking, type Tracker } from './state-tracking';

interface StateDurationOptions {
  lambda: Lambda;
  as: string;
  /** Nanoseconds. */
  unit: bigint;
}

export const stateDuration = defineNode<StateDurationOptions, [Lambda]>({
  method: 'stateDuration',
  kind: 'state_duration',
  goType: 'StateDurationNode',
  doc: 'Adds for how long the expression has been true, from the first point on for which it was; -1 while it is false.',
  signature: one('expression', 'lambda'),
  wants: 'either',
  provides: 'same',
  shape: told(['as', 'lambda'], ({ lambda, as }, { parent }) =>
    withField(evaluable(parent, lambda.node), as, made('float')),
  ),
  options: ([lambda]) => ({ lambda, as: 'state_duration', unit: 1_000_000_000n }),
  properties: [
    stored('as', 'string', {
      doc: 'The field that gets the duration, a float.',
      default: "'state_duration'",
      initial: { type: 'string', value: 'state_duration' },
    }),
    stored('unit', 'duration', {
      doc: 'The unit of the duration.',
      default: '1s',
      initial: { type: 'duration', value: 1_000_000_000n, literal: '1s' },
    }),
  ],
  origins: ({ as }, field) => (field === as ? [] : [{ parent: 0, field }]),
  internals: [stored('lambda', 'lambda', { doc: 'The expression, in place of the argument.' })],
  start({ lambda, as, unit }, context) {
    return StateTracking.start(context, lambda, as, () => new DurationTracker(Number(unit)));
  },
});

class DurationTracker implements Tracker {
  #start: bigint | undefined;

  constructor(private readonly unit: number) {}

  track(time: bigint, isInState: boolean): number {
    if (!isInState) {
      this.#start = undefined;
      return -1;
    }
    this.#start ??= time;
    return Number(time - this.#start) / this.unit;
  }

  reset(): void {
    this.#start = undefined;
  }

  inspect(): unknown {
    return this.#start === undefined ? null : { since: formatRFC3339Nano(this.#start) };
  }
}

import { stored } from '../../definition/build';
import { one } from '../../definition/signature';
import type { Lambda } from '../../definition/value';
import { defineNode } from '../define';
import { made, withField } from '../shape/schema';
import { evaluable, told } from '../shape/shape';
import { StateTracking, type Tracker } from './state-tracking';

interface StateCountOptions {
  lambda: Lambda;
  as: string;
}

export const stateCount = defineNode<StateCountOptions, [Lambda]>({
  method: 'stateCount',
  kind: 'state_count',
  goType: 'StateCountNode',
  doc: 'Adds for how many points in a row the expression has been true; -1 when it is false.',
  signature: one('expression', 'lambda'),
  wants: 'either',
  provides: 'same',
  shape: told(['as', 'lambda'], ({ lambda, as }, { parent }) =>
    withField(evaluable(parent, lambda.node), as, made('int')),
  ),
  options: ([lambda]) => ({ lambda, as: 'state_count' }),
  properties: [
    stored('as', 'string', {
      doc: 'The field that gets the count, an int.',
      default: "'state_count'",
      initial: { type: 'string', value: 'state_count' },
    }),
  ],
  internals: [stored('lambda', 'lambda', { doc: 'The expression, in place of the argument.' })],
  origins: ({ as }, field) => (field === as ? [] : [{ parent: 0, field }]),
  start: ({ lambda, as }, context) => StateTracking.start(context, lambda, as, () => new CountTracker()),
});

class CountTracker implements Tracker {
  #count = 0n;

  track(_: bigint, isInState: boolean): bigint {
    if (!isInState) {
      this.#count = 0n;
      return -1n;
    }
    this.#count++;
    return this.#count;
  }

  reset(): void {
    this.#count = 0n;
  }

  inspect(): unknown {
    return { count: Number(this.#count) };
  }
}

import { flag, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { none } from '../../definition/signature';
import { defineNode, panics } from '../define';
import { WindowByCount } from './by-count';
import { WindowByTime } from './by-time';

interface WindowOptions {
  /** Nanoseconds. */
  period: bigint;
  /** Nanoseconds. */
  every: bigint;
  align: boolean;
  fillPeriod: boolean;
  periodCount: bigint;
  everyCount: bigint;
}

export const window = defineNode<WindowOptions>({
  method: 'window',
  goType: 'WindowNode',
  doc: 'Collects the points of each group, and emits them as a batch: those of the last `.period()` every `.every()`, or by counts.',
  signature: none,
  wants: 'stream',
  provides: 'batch',
  shape: ({ options, parent }) => {
    const isGapless = options !== undefined && (options.periodCount !== 0n || options.period >= options.every);
    return { ...parent, emptyBatches: parent.emptyBatches || !isGapless };
  },
  refuses: (_, place) => (place.parent.provides === 'stream' ? undefined : panics(place, 'cannot Window batch edge')),
  options: () => ({ period: 0n, every: 0n, align: false, fillPeriod: false, periodCount: 0n, everyCount: 0n }),
  properties: [
    stored('period', 'duration', { doc: 'How long a time a batch covers.' }),
    stored('every', 'duration', {
      doc: 'How often a batch is emitted, by the times of the points. With 0s every point emits one.',
      default: '0s',
    }),
    flag<WindowOptions>(
      'align',
      (options) => {
        options.align = true;
      },
      'Emits at multiples of `.every()`, such as full minutes.',
    ),
    flag<WindowOptions>(
      'fillPeriod',
      (options) => {
        options.fillPeriod = true;
      },
      'Emits nothing before a whole period has passed.',
    ),
    stored('periodCount', 'int', { doc: 'How many points a batch has at most.' }),
    stored('everyCount', 'int', { doc: 'After how many points a batch is emitted.' }),
  ],
  validate({ period, periodCount, everyCount, align }) {
    if (periodCount === 0n) return undefined;
    if (period !== 0n) return 'cannot specify both period and periodCount';
    if (align) return 'can only align windows based off time, not count';
    return everyCount <= 0n ? 'everyCount must be greater than zero' : undefined;
  },
  start(options, context) {
    const { period, periodCount, everyCount, fillPeriod } = options;
    if (period !== 0n) return new WindowByTime(options, context);
    if (periodCount === 0n) {
      return refuse('window node must have either a non zero period or non zero period count');
    }
    const counts = { periodCount: Number(periodCount), everyCount: Number(everyCount), fillPeriod };
    return new WindowByCount(counts, context);
  },
});

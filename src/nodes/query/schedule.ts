import { flag, stored } from '../../definition/build';
import type { Property } from '../../definition/property';
import { readCron } from './cron';

/** When the two query nodes ask. */
export interface QueryOptions {
  query: string;
  /** Nanoseconds. */
  period: bigint;
  every: bigint;
  align: boolean;
  cron: string;
  offset: bigint;
  cluster: string;
}

export function queryOptions(query: string): QueryOptions {
  return { query, period: 0n, every: 0n, align: false, cron: '', offset: 0n, cluster: '' };
}

export const QUERY_PROPERTIES: readonly Property<QueryOptions>[] = [
  stored('period', 'duration', { doc: 'How much time each query covers.', default: '0s' }),
  stored('every', 'duration', { doc: 'How often to query. Either this or `cron` is required.' }),
  stored('cron', 'string', { doc: 'When to query, as a cron schedule. Either this or `every` is required.' }),
  flag(
    'align',
    (options) => {
      options.align = true;
    },
    'Queries at multiples of `every`.',
  ),
  stored('offset', 'duration', {
    doc: 'How far back the time that a query covers is moved, for data that comes late.',
    default: '0s',
  }),
  stored('cluster', 'string', { doc: 'Name of an `[[influxdb]]` section; by default the default cluster.' }),
];

/** Why such a schedule cannot be. Kapacitor batch.go, v1.8. */
export function scheduleProblem({ every, cron }: QueryOptions): string | undefined {
  if (every !== 0n && cron !== '') return "must not set both 'every' and 'cron' properties";
  if (every > 0n) return undefined;
  if (cron !== '') return cronProblem(cron);
  return every < 0n ? "'every' duration must must non-negative" : "must define one of 'every' or 'cron'";
}

function cronProblem(text: string): string | undefined {
  const read = readCron(text);
  return read.ok ? undefined : read.error;
}

/** What a query node asks, and when. Kapacitor batch.go and query.go, v1.8. */
import type { ScriptValue } from '../../definition/value';
import { formatRFC3339Nano, roundTime, truncateTime } from '../../go/time/time';
import { type Fill, type InfluxExpression, isFillName, type SelectStatement } from '../../influxql/syntax/ast';
import { printSelect } from '../../influxql/syntax/print';
import { readCron } from './cron';
import { type CronSchedule, nextOfCron } from './cron-next';
import type { QueryOptions } from './schedule';

export interface PlanOptions extends QueryOptions {
  readonly alignGroup: boolean;
  readonly dimensions: readonly ScriptValue[];
  readonly groupByMeasurement: boolean;
  readonly fill: ScriptValue;
}

/** The time that a query covers, half-open, nanoseconds since the Unix epoch. */
export interface QueryBounds {
  readonly start: bigint;
  readonly stop: bigint;
}

/** The plan of a running query node; its options are known to be good. */
export class QueryPlan {
  readonly cluster: string;
  readonly byMeasurement: boolean;
  /** Whether a row of an answer is an interval of `time()`. */
  readonly byTime: boolean;
  readonly #options: PlanOptions;
  readonly #select: SelectStatement;
  readonly #cron: CronSchedule | undefined;

  constructor(
    options: PlanOptions,
    select: SelectStatement,
    private readonly zone: string,
  ) {
    this.#options = options;
    this.#select = { ...select, fill: fillOf(options.fill) ?? select.fill };
    this.cluster = options.cluster;
    this.byMeasurement = options.groupByMeasurement;
    this.byTime = options.dimensions.some(({ type }) => type === 'duration' || type === 'timeDimension');
    const cron = options.every > 0n ? undefined : readCron(options.cron);
    this.#cron = cron?.ok ? cron.schedule : undefined;
  }

  /** The tick after `time` in a recording; `undefined` when a cron schedule has no more. */
  next(time: bigint): bigint | undefined {
    const { every, align } = this.#options;
    if (every <= 0n) return this.#cron === undefined ? undefined : nextOfCron(this.#cron, time, this.zone);
    return align ? roundTime(time + every, every) : time + every;
  }

  /** The first tick of a task that is started at `time`. */
  first(time: bigint): bigint | undefined {
    const { every, align } = this.#options;
    return align && every > 0n ? truncateTime(time, every) + every : this.next(time);
  }

  bounds(tick: bigint): QueryBounds {
    const stop = tick - this.#options.offset;
    return { start: stop - this.#options.period, stop };
  }

  /** The text that is sent. A recording does not align the intervals of `time()`. */
  text(bounds: QueryBounds, alignsGroups: boolean): string {
    const within = and(timeBound('>=', bounds.start), timeBound('<', bounds.stop));
    const { condition } = this.#select;
    const alignedTo = alignsGroups && this.#options.alignGroup ? bounds.start : undefined;
    return printSelect({
      ...this.#select,
      condition: condition === undefined ? within : and(condition, within),
      dimensions: this.#options.dimensions.flatMap((dimension) => dimensionOf(dimension, alignedTo)),
    });
  }
}

function and(left: InfluxExpression, right: InfluxExpression): InfluxExpression {
  return { kind: 'binary', operator: 'AND', left, right };
}

function timeBound(operator: '>=' | '<', time: bigint): InfluxExpression {
  const right: InfluxExpression = { kind: 'string', value: formatRFC3339Nano(time) };
  return { kind: 'binary', operator, left: { kind: 'variable', name: 'time' }, right };
}

function dimensionOf(dimension: ScriptValue, alignedTo: bigint | undefined): readonly InfluxExpression[] {
  switch (dimension.type) {
    case 'string':
      return [{ kind: 'variable', name: dimension.value }];
    case 'star':
      return [{ kind: 'wildcard' }];
    case 'duration':
      return [timeDimension(dimension.value, 0n, alignedTo)];
    case 'timeDimension':
      return [timeDimension(dimension.length, dimension.offset, alignedTo)];
    default:
      return [];
  }
}

function timeDimension(length: bigint, offset: bigint, alignedTo: bigint | undefined): InfluxExpression {
  const shift = alignedTo === undefined || length === 0n ? offset : alignedTo % length;
  const args = [length, shift].map((value): InfluxExpression => ({ kind: 'duration', value }));
  return { kind: 'call', name: 'time', args };
}

/** A fill of any other type is ignored without a word. */
function fillOf(fill: ScriptValue): Fill | undefined {
  switch (fill.type) {
    case 'int':
    case 'float':
      return { type: 'number', value: fill.value };
    case 'string':
      return isFillName(fill.value) ? { type: fill.value } : undefined;
    default:
      return undefined;
  }
}

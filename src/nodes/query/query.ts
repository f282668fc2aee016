import { flag, method, stored } from '../../definition/build';
import { goTypeOf } from '../../definition/go-types';
import { refuse } from '../../definition/property';
import { one, rest } from '../../definition/signature';
import type { Refusal, ScriptValue } from '../../definition/value';
import { quote } from '../../go/strconv/quote';
import { isFillName, type SelectStatement, type Source } from '../../influxql/syntax/ast';
import { parseInfluxQL } from '../../influxql/syntax/parse';
import type { Batch } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import type { NodeBehaviour, RefusedSource } from '../node';
import { type PlanOptions, QueryPlan } from './plan';
import { queryOrigins, queryShape } from './query-shape';
import { QUERY_PROPERTIES, queryOptions, scheduleProblem } from './schedule';

type InfluxQLOptions = { -readonly [Name in keyof PlanOptions]: PlanOptions[Name] };

export const query = defineNode<InfluxQLOptions, [string]>({
  method: 'query',
  goType: 'QueryNode',
  doc: 'Asks InfluxDB for data at an interval. Every series of the answer is a batch.',
  signature: one('query', 'string'),
  wants: 'batch',
  provides: 'batch',
  shape: queryShape,
  follows: ['batch'],
  describesMethods: true,
  options: ([text]) => ({
    ...queryOptions(text),
    alignGroup: false,
    dimensions: [],
    groupByMeasurement: false,
    fill: { type: 'bool', value: false },
  }),
  properties: [
    ...QUERY_PROPERTIES,
    flag(
      'alignGroup',
      (options) => {
        options.alignGroup = true;
      },
      'Aligns the intervals of `time()` with the start of each query.',
    ),
    method(
      'groupBy',
      rest('dimensions', 'any'),
      (options, dimensions) => {
        options.dimensions = dimensions;
        return undefined;
      },
      'Groups by tags, `*`, or `time(interval)`; replaces the GROUP BY of the query.',
    ),
    flag(
      'groupByMeasurement',
      (options) => {
        options.groupByMeasurement = true;
      },
      'Groups by the measurement as well.',
    ),
    stored('fill', 'any', {
      doc: 'What empty intervals of `time()` get: `null`, `none`, `previous`, `linear` or a number.',
    }),
  ],
  origins: ({ query: text }, field) => queryOrigins(text, field),
  start(options, context) {
    const parsed = parseSelect(options.query);
    if (!parsed.ok) return parsed;
    const problem = dimensionProblem(options.dimensions) ?? fillProblem(options.fill) ?? scheduleProblem(options);
    if (problem !== undefined) return refuse(problem);
    const plan = new QueryPlan(options, parsed.select, context.environment.zone);
    return new QueryBehaviour(plan, parsed.select.sources, context);
  },
});

/** Whoever runs the task asks by its plan, and hands it the batches of the answers. */
export class QueryBehaviour implements NodeBehaviour {
  constructor(
    readonly plan: QueryPlan,
    private readonly sources: readonly Source[],
    private readonly context: NodeContext,
  ) {}

  /** Every measurement must name a database and retention policy of the task. */
  get refusedSource(): RefusedSource | undefined {
    if (this.sources.some(({ kind }) => kind === 'subquery')) {
      return { error: 'unknown query source *influxql.SubQuery', isUnknown: true };
    }
    const { dbrps } = this.context.services.configuration;
    for (const source of this.sources) {
      if (source.kind === 'subquery') continue;
      const { database, retentionPolicy } = source;
      if (dbrps.some((own) => own.database === database && own.retentionPolicy === retentionPolicy)) continue;
      const wanted = `${quote(database)}.${quote(retentionPolicy)}`;
      return { error: `batch query is not allowed to request data from ${wanted}`, isUnknown: false };
    }
    return undefined;
  }

  batch(batch: Batch): void {
    this.context.emitBatch(batch);
  }
}

/** Kapacitor query.go, v1.8. */
function parseSelect(text: string): { readonly ok: true; readonly select: SelectStatement } | Refusal {
  const parsed = parseInfluxQL(text);
  if (!parsed.ok) return refuse(`failed to parse InfluxQL query: ${parsed.error}`);
  const [statement] = parsed.statements;
  if (statement === undefined || parsed.statements.length !== 1) {
    return refuse(`query must be a single select statement, got ${parsed.statements.length} statements`);
  }
  if (statement.kind === 'select') return { ok: true, select: statement };
  return refuse(`query is not a select statement ${quote(statement.text)}`);
}

function dimensionProblem(dimensions: readonly ScriptValue[]): string | undefined {
  let hasTime = false;
  for (const dimension of dimensions) {
    switch (dimension.type) {
      case 'string':
      case 'star':
        break;
      case 'duration':
      case 'timeDimension':
        if (hasTime) return 'groupBy cannot have more than one time dimension';
        hasTime = true;
        break;
      default:
        return `invalid dimension type:${goTypeOf(dimension)}, must be string or time.Duration`;
    }
  }
  return undefined;
}

function fillProblem(fill: ScriptValue): string | undefined {
  return fill.type === 'string' && !isFillName(fill.value) ? `unexpected fill option ${fill.value}` : undefined;
}

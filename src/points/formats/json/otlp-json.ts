/**
 * OpenTelemetry's metrics as JSON (OTLP): of an HTTP request, of the collector's file exporter. Measurement, fields and tags are
 * those of Telegraf's opentelemetry input (schema prometheus-v1).
 */
import { formatFloatShortest } from '../../../go/strconv/strconv';
import { spend } from '../../../text/budget';
import { type Cell, int64Of, isNumberText, isWhole } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { type Json, JsonObject } from './scan';
import { writtenText } from './series-format';
import { timeOf } from './series-rows';

type Tags = readonly (readonly [string, string])[];

export const OTLP_JSON: DataFormat = {
  id: 'otlp-json',
  title: 'metrics of OpenTelemetry (OTLP JSON)',
  ordered: true,
  merged: true,
  recognises: ({ keys }) => keys.get('resourceMetrics') === '[',
  read: (text, sheet) =>
    eachObject(text, sheet, (object) => {
      for (const resource of objectsIn(object.list('resourceMetrics'))) {
        const own = attributesOf(resource.object('resource'));
        // Until 0.16 scopes were called so.
        const scopes = resource.list('scopeMetrics') ?? resource.list('instrumentationLibraryMetrics');
        for (const scope of objectsIn(scopes))
          for (const metric of objectsIn(scope.list('metrics'))) addMetric(metric, own, sheet);
      }
    }),
};

function objectsIn(list: readonly Json[] | undefined): readonly JsonObject[] {
  return (list ?? []).filter((item) => item instanceof JsonObject);
}

/** What each kind of metric holds, by the name that it has in the JSON. */
const KINDS: Readonly<Record<string, (point: JsonObject, data: JsonObject) => readonly [string, Cell][]>> = {
  gauge: (point) => valueAs('gauge', point),
  sum: (point, data) => valueAs(data.members.get('isMonotonic') === true ? 'counter' : 'gauge', point),
  histogram: (point) => [...totals(point), ...bucketsOf(point)],
  exponentialHistogram: totals,
  summary: (point) => [...totals(point), ...quantilesOf(point)],
};

function addMetric(metric: JsonObject, own: Tags, sheet: Sheet): void {
  const name = metric.text('name');
  for (const [kind, cellsOf] of Object.entries(KINDS)) {
    const data = metric.object(kind);
    if (data === undefined) continue;
    for (const point of objectsIn(data.list('dataPoints'))) {
      spend(1);
      const { start, end } = point;
      const time = timeOf(point.members.get('timeUnixNano'));
      const cells = cellsOf(point, data);
      if (time === undefined) sheet.leaveOut(start, end, 'this value has no time');
      else if (cells.length === 0) sheet.leaveOut(start, end, 'this point holds no value');
      else sheet.add({ name, tags: merge(own, attributesOf(point)), cells, time, start, end });
    }
  }
}

/** Those of the point count where the resource has the same. */
function merge(resource: Tags, point: Tags): Tags {
  return [...new Map([...resource, ...point])];
}

function attributesOf(object: JsonObject | undefined): Tags {
  return objectsIn(object?.list('attributes')).flatMap((attribute): Tags => {
    const name = attribute.text('key');
    const value = attribute.object('value');
    const [first] = value?.members.values() ?? [];
    const text = typeof first === 'boolean' ? String(first) : (writtenText(first) ?? '');
    return name === undefined || text === '' ? [] : [[name, text]];
  });
}

function valueAs(field: string, point: JsonObject): readonly [string, Cell][] {
  const double = numberOf(point.members.get('asDouble'));
  const int = intOf(point.members.get('asInt'));
  const value = double ?? int;
  return value === undefined ? [] : [[field, value]];
}

function totals(point: JsonObject): readonly [string, Cell][] {
  return ['count', 'sum', 'min', 'max'].flatMap((name): [string, Cell][] => {
    const value = numberOf(point.members.get(name));
    return value === undefined ? [] : [[name, value]];
  });
}

/** As many as reach up to each bound. */
function bucketsOf(point: JsonObject): readonly [string, Cell][] {
  const counts = point.list('bucketCounts') ?? [];
  let sum = 0;
  return (point.list('explicitBounds') ?? []).flatMap((bound, i): [string, Cell][] => {
    const own = numberOf(bound);
    sum += numberOf(counts[i]) ?? 0;
    return own === undefined ? [] : [[formatFloatShortest(own), sum]];
  });
}

function quantilesOf(point: JsonObject): readonly [string, Cell][] {
  return objectsIn(point.list('quantileValues')).flatMap((item): [string, Cell][] => {
    const [quantile, value] = [numberOf(item.members.get('quantile')), numberOf(item.members.get('value'))];
    return quantile === undefined || value === undefined ? [] : [[formatFloatShortest(quantile), value]];
  });
}

function numberOf(value: Json | undefined): number | undefined {
  const text = writtenText(value);
  return text !== undefined && isNumberText(text) ? Number(text) : undefined;
}

/** In quotes, as JSON of protobuf has those of 64 bits. */
function intOf(value: Json | undefined): bigint | undefined {
  const text = writtenText(value);
  return text !== undefined && isWhole(text) ? int64Of(text) : undefined;
}

import { stored } from '../../definition/build';
import { none } from '../../definition/signature';
import { formatFloat } from '../../go/strconv/strconv';
import { durationString, formatRFC3339Nano } from '../../go/time/time';
import { GoDuration, GoInt } from '../../go/value';
import type { LogKeys } from '../../handlers/host';
import { type Fields, sortedNames } from '../../points/fields';
import type { Batch, Point } from '../../points/point';
import type { TagSet } from '../../points/tags';
import { type FieldValue, MissingField } from '../../points/value';
import type { LogLevel, NodeContext } from '../context';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { passes } from '../shape/shape';

interface LogOptions {
  level: string;
  prefix: string;
}

export const log = defineNode<LogOptions>({
  method: 'log',
  goType: 'LogNode',
  doc: 'Writes everything that comes by into the server’s log, and passes it on.',
  signature: none,
  wants: 'either',
  provides: 'same',
  shape: passes,
  options: () => ({ level: 'INFO', prefix: '' }),
  properties: [
    stored('level', 'string', {
      doc: 'INFO, ERROR or DEBUG; anything else counts as INFO.',
      default: "'INFO'",
      initial: { type: 'string', value: 'INFO' },
    }),
    stored('prefix', 'string', { doc: 'A text that every line carries.' }),
  ],
  start({ level, prefix }, context) {
    const writer = new LogWriter(logLevel(level), prefix, context);
    return {
      ...forwarding(context),
      point(point) {
        writer.point(point);
        context.emitPoint(point);
      },
      batch(batch) {
        writer.batch(batch);
        context.emitBatch(batch);
      },
    };
  },
});

function logLevel(name: string): LogLevel {
  switch (name.toUpperCase()) {
    case 'ERROR':
      return 'error';
    case 'DEBUG':
      return 'debug';
    default:
      return 'info';
  }
}

/** Kapacitor services/diagnostic/handlers.go LogPointData, LogBatchData, v1.8. */
class LogWriter {
  constructor(
    private readonly level: LogLevel,
    private readonly prefix: string,
    private readonly context: NodeContext,
  ) {}

  point(point: Point): void {
    this.context.log(this.level, 'point', [
      ['prefix', this.prefix],
      ['name', point.name],
      ['db', point.database],
      ['rp', point.retentionPolicy],
      ['group', point.group],
      ...group(point.dimensions.tagNames.map((name, i) => [`dimension_${i}`, name] as const)),
      ...tagKeys(point.tags),
      ...fieldKeys(point.fields),
      ['time', formatRFC3339Nano(point.time)],
    ]);
  }

  batch({ name, group, tags, tmax, points }: Batch): void {
    const head: LogKeys = [
      ['prefix', this.prefix],
      ['name', name],
      ['group', group],
    ];
    const ends: LogKeys = [...head, ...tagKeys(tags), ['time', formatRFC3339Nano(tmax)]];
    this.context.log(this.level, 'begin batch', ends);
    for (const { tags: own, fields, time } of points) {
      const keys: LogKeys = [...head, ...tagKeys(own), ...fieldKeys(fields), ['time', formatRFC3339Nano(time)]];
      this.context.log(this.level, 'batch point', keys);
    }
    this.context.log(this.level, 'end batch', ends);
  }
}

/** A group of keys that has none leaves its place in the line empty. Kapacitor services/diagnostic/field.go, v1.8. */
function group(keys: LogKeys): LogKeys {
  return keys.length === 0 ? [['', '']] : keys;
}

function tagKeys(tags: TagSet): LogKeys {
  return group(Array.from(tags.entries(), ([name, value]) => [`tag_${name}`, value] as const));
}

/** Kapacitor's come in no order. */
function fieldKeys(fields: Fields): LogKeys {
  return group(sortedNames(fields).map((name) => [`field_${name}`, fieldText(fields.get(name) ?? null)] as const));
}

function fieldText(value: FieldValue): string {
  if (value === null) return '<nil>';
  if (value instanceof MissingField) return '&{}';
  if (value instanceof GoInt) return String(value.value);
  if (value instanceof GoDuration) return durationString(value.ns);
  return typeof value === 'number' ? formatFloat(value, 'f', -1) : String(value);
}

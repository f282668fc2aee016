/** Events and points as templates see them: Go structs. Kapacitor alert.go and alert/types.go, v1.8. */
import { GoDuration, GoMap, GoNamedInt, GoSlice, GoStruct, GoTime, type GoValue, INTERFACE } from '../go/value';
import type { Fields } from '../points/fields';
import { TagSet } from '../points/tags';
import type { AlertEvent, ResultSeries } from './event';
import { type LevelIndex, levelName } from './level';
import { cell } from './rows';
import type { ServerInfo } from './services';
import { encodeTemplateValue } from './template-json';

/** What an id template sees. */
export interface IdInfo {
  readonly name: string;
  readonly taskName: string;
  /** As templates show it: `nil` when ungrouped. */
  readonly group: string;
  readonly tags: TagSet;
  readonly server: ServerInfo;
}

export interface MessageInfo {
  readonly idInfo: IdInfo;
  readonly id: string;
  readonly fields: Fields;
  readonly level: LevelIndex;
  readonly time: bigint;
  readonly duration: bigint;
}

export function idStruct(info: IdInfo): GoStruct {
  const { hostname, clusterId, serverId } = info.server;
  return struct('kapacitor.idInfo', [
    ['Name', info.name],
    ['TaskName', info.taskName],
    ['Group', info.group],
    ['Tags', tagMap(info.tags)],
    [
      'ServerInfo',
      struct('kapacitor.serverInfo', [
        ['Hostname', hostname],
        ['ClusterID', clusterId],
        ['ServerID', serverId],
      ]),
    ],
  ]);
}

export function messageStruct(info: MessageInfo): GoStruct {
  return struct(
    'kapacitor.messageInfo',
    [
      ['idInfo', idStruct(info.idInfo)],
      ['ID', info.id],
      ['Fields', fieldMap(info.fields)],
      ['Level', levelName(info.level)],
      ['Time', new GoTime(info.time)],
      ['Duration', new GoDuration(info.duration)],
    ],
    ['idInfo'],
  );
}

export function detailsStruct(info: GoStruct, message: string): GoStruct {
  return struct(
    'kapacitor.detailsInfo',
    [
      ['messageInfo', info],
      ['Message', message],
    ],
    ['messageInfo'],
  );
}

/** What templates of handlers see (PagerDuty links, Alerta, Discord titles …). */
export function templateDataStruct({ state, data }: AlertEvent): GoStruct {
  return struct('alert.TemplateData', [
    ['ID', state.id],
    ['Message', state.message],
    ['Level', levelName(state.level)],
    ['Time', new GoTime(state.time)],
    ['Duration', new GoDuration(state.duration)],
    ['Details', state.details],
    ['Name', data.name],
    ['TaskName', data.taskName],
    ['Group', data.group],
    ['Tags', tagMap(data.tags)],
    ['Fields', fieldMap(data.fields)],
  ]);
}

/** An `alert.Level`: a number that prints as its name. */
export function levelValue(level: LevelIndex): GoNamedInt {
  return new GoNamedInt('alert.Level', BigInt(level), levelName(level));
}

/** What an `alert-template` and the URL of an httppost endpoint see. */
export function alertDataStruct({ state, data, previousLevel }: AlertEvent): GoStruct {
  const result: GoStruct = new GoStruct(
    'models.Result',
    new Map<string, GoValue>([
      ['Series', new GoSlice(data.result.map(rowStruct), '*models.Row')],
      ['Err', null],
    ]),
    [],
    () => {
      const encoded = encodeTemplateValue(result);
      return encoded.ok ? encoded.text : '';
    },
  );
  return struct('alert.Data', [
    ['ID', state.id],
    ['Message', state.message],
    ['Details', state.details],
    ['Time', new GoTime(state.time)],
    ['Duration', new GoDuration(state.duration)],
    ['Level', levelValue(state.level)],
    ['Data', result],
    ['PreviousLevel', levelValue(previousLevel)],
    ['Recoverable', data.recoverable],
  ]);
}

function rowStruct(row: ResultSeries): GoStruct {
  const columns = row.columns.slice(1);
  const values = row.points.map((point) => {
    const cells: GoValue[] = [new GoTime(point.time), ...columns.map((column) => cell(point, column))];
    return new GoSlice(cells, INTERFACE);
  });
  return struct('models.Row', [
    ['Name', row.name],
    ['Tags', tagMap(row.tags)],
    ['Columns', new GoSlice(row.columns, 'string')],
    ['Values', new GoSlice(values, `[]${INTERFACE}`)],
  ]);
}

function tagMap(tags: TagSet): GoMap {
  return new GoMap(new Map<string, GoValue>(tags.entries()), 'string', tags === TagSet.nil);
}

function fieldMap(fields: Fields): GoMap {
  return new GoMap(new Map<string, GoValue>(fields.entries()), INTERFACE);
}

function struct(typeName: string, fields: readonly [string, GoValue][], embedded: readonly string[] = []): GoStruct {
  return new GoStruct(typeName, new Map(fields), embedded);
}

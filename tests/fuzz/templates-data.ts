import { GoDuration, GoMap, GoStruct, GoTime, type GoValue } from '../../src/go/value';
import type { Random } from './random';

/** `struct`: alert data as Kapacitor has it. `json`: what JSON can carry, for an engine that is fed with JSON. */
export type DataKind = 'struct' | 'json';

const STRINGS = ['', 'a', 'h1', 'eu west', 'str <&> "q" é', "it's", '漢🎉', 'a\\b\n\tc', '0', 'javascript:alert(1)'];
const FLOATS = [0, -0, 1, 1.5, -2.25, 1e6, 1e21, 1e-7, 123456789, 1 / 3, 100, 0.1];
const INTS = [0n, 1n, -3n, 7n, 42n, 1000000n, 9007199254740993n, -9223372036854775808n];
const TIMES = [0n, 1500000000000000000n, 1488348245123456789n, 951782399999999999n];
const DURATIONS = [0n, 1500000000n, 3723000000000n, 100000n, -5000000000n];

export function generateData(random: Random, kind: DataKind): GoValue {
  return kind === 'struct' ? structData(random) : jsonData(random);
}

function structData(random: Random): GoValue {
  const { pick } = bound(random);
  const server = new GoStruct(
    'main.serverInfo',
    new Map<string, GoValue>([
      ['Hostname', 'localhost'],
      ['ClusterID', 'c-id'],
      ['ServerID', 's-id'],
    ]),
  );
  const id = new GoStruct(
    'main.idInfo',
    new Map<string, GoValue>([
      ['Name', pick(STRINGS)],
      ['TaskName', 't1'],
      ['Group', 'host=h1'],
      ['Tags', new GoMap(new Map(tagEntries(random)), 'string')],
      ['ServerInfo', server],
    ]),
  );
  const message = new GoStruct(
    'main.messageInfo',
    new Map<string, GoValue>([
      ['idInfo', id],
      ['ID', pick(STRINGS)],
      ['Fields', new GoMap(new Map(fieldEntries(random)), 'interface {}')],
      ['Level', pick(['OK', 'CRITICAL'])],
      ['Time', new GoTime(pick(TIMES))],
      ['Duration', new GoDuration(pick(DURATIONS))],
    ]),
    ['idInfo'],
  );
  const details = new Map<string, GoValue>([
    ['messageInfo', message],
    ['Message', pick(STRINGS)],
  ]);
  return new GoStruct('main.detailsInfo', details, ['messageInfo']);
}

function bound(random: Random): { pick: <T>(choices: readonly T[]) => T } {
  return { pick: (choices) => random.pick(choices) };
}

function tagEntries(random: Random): [string, string][] {
  const all: [string, string][] = ['host', 'zone', 'a'].map((name) => [name, random.pick(STRINGS)]);
  return all.slice(0, random.below(4));
}

function fieldEntries(random: Random): [string, GoValue][] {
  return [
    ['f', random.pick(FLOATS)],
    ['i', random.pick(INTS)],
    ['s', random.pick(STRINGS)],
    ['b', random.chance(0.5)],
    ['n', random.chance(0.3) ? null : random.pick(FLOATS)],
  ];
}

function jsonData(random: Random): GoValue {
  const map = (entries: [string, GoValue][]): GoMap => new GoMap(new Map(entries), 'interface {}');
  const fields = fieldEntries(random).map(([name, value]): [string, GoValue] => [
    name,
    typeof value === 'bigint' ? Number(value) : Object.is(value, -0) ? 0 : value,
  ]);
  return map([
    ['Name', random.pick(STRINGS)],
    ['TaskName', 't1'],
    ['Group', 'host=h1'],
    ['Tags', map(tagEntries(random))],
    ['ServerInfo', map([['Hostname', 'localhost']])],
    ['ID', random.pick(STRINGS)],
    ['Fields', map(fields)],
    ['Level', random.pick(['OK', 'CRITICAL'])],
    ['Message', random.pick(STRINGS)],
  ]);
}

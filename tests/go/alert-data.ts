import { GoDuration, GoMap, GoStruct, GoTime, type GoValue } from '../../src/go/value';

/** Alert data as Kapacitor hands it to a details template, in a package of any name. */
export function alertData(values: Readonly<Record<string, GoValue>>, packageName = 'kapacitor'): GoStruct {
  const fields = (names: readonly string[]): [string, GoValue][] => names.map((name) => [name, values[name] ?? '']);
  const server = new GoStruct(
    `${packageName}.serverInfo`,
    new Map<string, GoValue>([
      ['Hostname', 'localhost'],
      ['ClusterID', 'c-id'],
      ['ServerID', 's-id'],
    ]),
  );
  const id = new GoStruct(
    `${packageName}.idInfo`,
    new Map<string, GoValue>([...fields(['Name', 'TaskName', 'Group', 'Tags']), ['ServerInfo', server]]),
  );
  const message = new GoStruct(
    `${packageName}.messageInfo`,
    new Map<string, GoValue>([['idInfo', id], ...fields(['ID', 'Fields', 'Level', 'Time', 'Duration'])]),
    ['idInfo'],
  );
  const details = new Map<string, GoValue>([['messageInfo', message], ...fields(['Message'])]);
  return new GoStruct(`${packageName}.detailsInfo`, details, ['messageInfo']);
}

/** The point of the reference's chapter 7.4: `cpu,host=a,zone=eu\ w f=1.5,i=42i,…`. */
export const POINT_A = {
  Name: 'cpu',
  TaskName: 't2',
  Group: 'nil',
  Tags: new GoMap(
    new Map([
      ['host', 'a'],
      ['zone', 'eu w'],
    ]),
    'string',
  ),
  ID: 'cpu:nil',
  Fields: new GoMap(
    new Map<string, GoValue>([
      ['f', 1.5],
      ['i', 42n],
      ['b', true],
      ['s', 'str <&> "q" é'],
      ['big', 123456789],
      ['sm', 1e-7],
      ['z', 0],
      ['neg', -3n],
      ['e', 1e21],
      ['hundred', 100],
      ['third', 1 / 3],
      ['es', ''],
    ]),
    'interface {}',
  ),
  Level: 'CRITICAL',
  Time: new GoTime(1_500_000_000_000_000_000n),
  Duration: new GoDuration(0n),
  Message: 'm <b>&"x"\'',
} as const satisfies Readonly<Record<string, GoValue>>;

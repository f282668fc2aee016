import { describe, expect, test } from 'vitest';
import { readCaseFile } from '../../src/kapacitor/case-file';

test('without a file everything is as by default', () => {
  expect(readCaseFile('case.json', undefined)).toEqual({
    caseFile: {
      type: undefined,
      dbrps: undefined,
      tasks: new Map(),
      precision: 'ns',
      respond: { status: 204, body: '' },
      writeBatch: 1000,
      batch: undefined,
      expectations: undefined,
    },
    problems: [],
  });
});

test('what it says is taken', () => {
  const text = JSON.stringify({
    about: 'a case',
    dbrps: [{ db: 'a', rp: 'b' }],
    tasks: { 'x.tick': { id: 'y', dbrps: [{ db: 'c', rp: '' }], vars: { n: { type: 'int', value: 1 } } } },
    precision: 'ms',
    respond: { status: 401, body: 'no' },
    writeBatch: 2,
    batch: undefined,
    expectations: [1],
  });
  expect(readCaseFile('case.json', text).caseFile).toEqual({
    about: 'a case',
    type: undefined,
    dbrps: [{ database: 'a', retentionPolicy: 'b' }],
    tasks: new Map([
      ['x.tick', { id: 'y', dbrps: [{ database: 'c', retentionPolicy: '' }], vars: { n: { type: 'int', value: 1 } } }],
    ]),
    precision: 'ms',
    respond: { status: 401, body: 'no' },
    writeBatch: 2,
    expectations: [1],
  });
});

test.each([['{"precision": 5, "writeBatch": 0, "dbrps": "x", "tasks": []}'], ['{}']])(
  'what it cannot mean is left out: %s',
  (text) => {
    const { caseFile, problems } = readCaseFile('case.json', text);
    expect(problems).toEqual([]);
    expect([caseFile.precision, caseFile.writeBatch, caseFile.dbrps, caseFile.tasks.size]).toEqual([
      'ns',
      1000,
      undefined,
      0,
    ]);
  },
);

test.each([
  ['{"a": 1,}', 'case.json', 'error'],
  ['[]', 'case.json', 'error'],
  ['', 'case.json', 'error'],
])('a file that is no object is told: %s', (text, file, severity) => {
  const { problems } = readCaseFile('case.json', text);
  expect(problems).toMatchObject([{ file, severity, code: 'case-json', kapacitor: '' }]);
});

describe('the time of batch tasks', () => {
  const batchOf = (batch: unknown) => readCaseFile('case.json', JSON.stringify({ batch }));

  test('has a start and a stop in any zone', () => {
    const { caseFile, problems } = batchOf({ start: '2018-03-06T10:00:00.5+01:00', stop: '2018-03-06T09:01:00Z' });
    expect(caseFile.batch).toEqual({ start: 1520326800500000000n, stop: 1520326860000000000n, influxDB: true });
    expect([caseFile.type, problems]).toEqual(['batch', []]);
  });

  test('may have no InfluxDB', () => {
    const span = { start: '2018-03-06T09:00:00Z', stop: '2018-03-06T09:01:00Z', influxdb: false };
    expect(batchOf(span).caseFile.batch?.influxDB).toBe(false);
  });

  test.each([
    [{}],
    [{ start: '2018-03-06T09:00:00Z' }],
    [{ start: 'yesterday', stop: '2018-03-06T09:01:00Z' }],
    [true],
  ])('%j is told and left aside', (batch) => {
    const { caseFile, problems } = batchOf(batch);
    expect(caseFile.batch).toBeUndefined();
    expect(problems).toEqual([
      {
        file: 'case.json',
        range: { start: 1, end: 8 },
        severity: 'error',
        kapacitor: '',
        plain: '"batch" needs a "start" and a "stop" like "2018-03-06T09:00:00Z"; without both it is left aside.',
        code: 'case-json',
      },
    ]);
  });
});

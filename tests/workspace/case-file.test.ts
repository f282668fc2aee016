import { expect, test } from 'vitest';
import { readCaseFile } from '../../src/workspace/case-file';

test('without a file everything is as by default', () => {
  expect(readCaseFile('case.json', undefined)).toEqual({
    caseFile: {
      type: undefined,
      dbrps: undefined,
      tasks: new Map(),
      precision: undefined,
      data: new Map(),
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
    data: new Map(),
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
      undefined,
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { FORMATS } from '../../../src/points/formats/formats';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { chartValues } from '../../../src/worker/chart-values';
import { readCaseFile } from '../../../src/workspace/case-file';
import { METRIC_WRITERS } from './metric-writers';
import { PARTIAL_WRITERS } from './number-writers';
import { OPTIONS } from './read';
import { TOOL_WRITERS } from './tool-writers';
import { WRITERS, type WrittenPoint } from './writers';

/** Milliseconds: machines may be busy. */
const PATIENCE = 60_000;
const RUNS = Number(process.env.FORMATS ?? 20);

const word = fc
  .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'ab,= "äÖ日🔥;{}[]:.|') })
  .map((text) => `h${text.trimEnd()}x`);
const note = (breaks: boolean) =>
  fc
    .string({ maxLength: 12, unit: fc.constantFrom(...`ab,= "\\'äÖ日🔥;{}#>\t${breaks ? '\n' : ''}`) })
    .map((text) => `t${text}t`);
const float = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
  .map((f) => (Number.isInteger(f) ? f + 0.5 : f));
const int = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });

/** Times a microsecond apart and more, so that each point is one of its own. */
function points(breaks: boolean) {
  const one = fc.record({
    host: word,
    note: note(breaks),
    f: float,
    i: int,
    after: fc.bigInt({ min: 1n, max: 10n ** 10n }),
  });
  return fc.array(one, { minLength: 1, maxLength: 12 }).map((list) => {
    let time = 1_500_000_000_000_000_001n;
    return list.map(({ after, ...rest }): WrittenPoint => {
      time += after;
      return { ...rest, time };
    });
  });
}

/** As a form that does not know integers gives them back: none of them, unless a float would lose digits. */
function expected(written: readonly WrittenPoint[], ints: 'int' | 'float') {
  const losing = written.some(({ i }) => BigInt(Number(i)) !== i);
  const asInt = ints === 'int' || losing;
  return written.map(({ host, note: text, f, i, time }) => ({
    name: 'm',
    tags: [['host', host]],
    fields: { f, i: asInt ? i : Number(i), note: text },
    time,
  }));
}

/** The points of a text that is recognised as what it is, and of which nothing is left out. */
function readBack(text: string, format: string) {
  const found = recogniseData(text);
  expect(found?.id).toBe(format);
  if (found === undefined) return undefined;
  const data = readData(text, found, { ...OPTIONS, choices: { columns: { note: 'text' } } });
  expect(data.leftOut).toEqual([]);
  return data.points.map(({ name, tags, fields, time }) => ({ name, tags, fields: Object.fromEntries(fields), time }));
}

/** As the worker runs and charts a text of three points, and as its answer arrives in the page. */
function runOf(write: (points: readonly WrittenPoint[]) => string, measurement = 'm', field = 'f') {
  const written: readonly WrittenPoint[] = [0, 1, 2].map((n) => ({
    host: n === 1 ? 'b' : 'a',
    note: `n${n}`,
    f: n + 0.5,
    i: 2n ** 60n + BigInt(n),
    time: 1_700_000_000_000_000_000n + BigInt(n) * 10_001_000_000n,
  }));
  const script = `dbrp "telegraf"."autogen"\ndbrp "d"."r"\n\nstream\n    |from()\n        .measurement('${measurement}')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "${field}" > 2.0)\n        .log('/x')\n`;
  const workspace = [
    { path: 't.tick', content: script },
    { path: 'anything.txt', content: write(written) },
  ];
  const run = structuredClone(runWorkspace(WHOLE, workspace));
  const { caseFile } = readCaseFile('case.json', undefined);
  const chart = (name: string, of: string) =>
    chartValues(
      { readers: WHOLE.readers, workspace, caseFile, form: 'any', began: 0n },
      { measurement: name, field: of },
      3,
    ).flatMap(({ value }) => [...value]);
  return { run, chart, written };
}

describe.each(WRITERS)('$format', ({ format, ints, breaks, write }) => {
  test(
    'points that are written in it and read again are the points',
    () => {
      fc.assert(
        fc.property(points(breaks), (written) => {
          expect(readBack(write(written), format)).toEqual(expected(written, ints));
        }),
        { numRuns: RUNS, seed: 7 },
      );
    },
    PATIENCE,
  );

  test('a run gets them, and a chart of it', () => {
    const { run, chart, written } = runOf(write);
    expect([...run.points.time]).toEqual(written.map(({ time }) => time));
    expect(run.events.map(({ time }) => time)).toEqual([written[2]?.time]);
    expect(run.data.map(({ format: id, leftOut }) => [id, leftOut])).toEqual(
      format === 'line-protocol' ? [] : [[format, 0]],
    );
    expect(chart('m', 'f')).toEqual([0.5, 2.5, 1.5]);
  });
});

const PARTIAL = [...PARTIAL_WRITERS, ...METRIC_WRITERS, ...TOOL_WRITERS];

/** A recipe makes points and holds none. */
const NOT_WRITTEN = ['recipe'];

test('each format of the table has a writer here', () => {
  const written = new Set([...WRITERS, ...PARTIAL].map(({ format }) => format));
  expect(FORMATS.map(({ id }) => id).filter((id) => !written.has(id))).toEqual(NOT_WRITTEN);
});

describe.each(PARTIAL)('$form', ({ format, write, keeps, without, apart = 1_000_000n }) => {
  test(
    'what it can say of points comes back',
    () => {
      fc.assert(
        fc.property(points(false), (made) => {
          // Times a millisecond apart, so that each point is one of its own where a form knows no more.
          const written = made.map((p, n) => ({
            ...p,
            host: p.host.replace(without, ''),
            note: p.note.replaceAll('\t', ' ').replace(/ +/g, ' '),
            time: p.time + BigInt(n) * apart,
          }));
          const losing = written.some(({ i }) => BigInt(Number(i)) !== i);
          expect(readBack(write(written), format)).toEqual(keeps(written, (i) => (losing ? i : Number(i))));
        }),
        { numRuns: RUNS, seed: 7 },
      );
    },
    PATIENCE,
  );

  test('a run gets them, and a chart of it', () => {
    const kept = keeps(runOf(write).written, (i) => i);
    const field = ['f', 'value', 'column2', 'Average', 'gauge'].find((name) => name in (kept[0]?.fields ?? {})) ?? '';
    // A table without a name is called after what the script asks for.
    const name = kept[0]?.name === 'file' ? 'cpu' : (kept[0]?.name ?? '');
    const { run, chart } = runOf(write, name, field);
    expect([...run.points.time]).toEqual(kept.map(({ time }) => time));
    expect(run.events.map(({ time }) => time)).toEqual([kept[2]?.time]);
    expect(run.data.map(({ format: id, leftOut }) => [id, leftOut])).toEqual([[format, 0]]);
    expect(chart(name, field).toSorted()).toEqual([0.5, 1.5, 2.5]);
  });

  test('cut, or with a character lost, it is taken for no other', () => {
    const written: readonly WrittenPoint[] = [0, 1, 2, 3].map((n) => ({
      host: `web${n % 2}`,
      note: 'up',
      f: n + 0.5,
      i: BigInt(n),
      time: 1_700_000_000_000_000_000n + BigInt(n) * 10_000_000_000n,
    }));
    const text = write(written);
    for (const changed of [text.slice(0, Math.ceil(text.length * 0.75)), `\ufeff${text.replaceAll('\n', '\r\n')}`]) {
      expect(recogniseData(changed)?.id).toBe(format);
    }
    for (let at = Math.floor(text.length / 2); at < text.length; at += 7) {
      expect(recogniseData(text.slice(0, at) + text.slice(at + 1))?.id).toBe(format);
    }
  });
});

describe('no text', () => {
  const pieces = fc.constantFrom(
    ...[
      '\n',
      '\r\n',
      ',',
      ' ',
      '"',
      '{',
      '}',
      '[',
      ']',
      ':',
      '#',
      '> ',
      'time',
      'name',
      'tags: ',
      'name: m',
      '----',
      '_time',
      '_value',
      'results',
      'series',
      '"level"',
      '"data"',
      'm v=1 ',
      '1700000000',
      '# TYPE a gauge',
      '#group',
      '#datatype',
      'Time',
      ';',
      '\t',
      '\\',
      'é',
      '\ufeff',
      '# DML',
      '# CONTEXT-DATABASE:x',
      '=',
      '1e999',
      '-',
      'null',
      'sep=;',
      'd',
    ],
  );
  test(
    'makes the recogniser throw',
    () => {
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
          const text = parts.join('');
          const format = recogniseData(text);
          if (format !== undefined) readData(text, format, OPTIONS);
          // Whatever is read as something, a reader of another form does not break on it either.
          for (const each of FORMATS) readData(text, each, OPTIONS);
        }),
        { numRuns: RUNS * 5, seed: 7 },
      );
    },
    PATIENCE,
  );

  test('of one form that was cut, or lost a character, is taken for another', () => {
    const written: readonly WrittenPoint[] = [0, 1, 2, 3].map((n) => ({
      host: 'web 1',
      note: 'up, "x"',
      f: n + 0.5,
      i: BigInt(n),
      time: 1_700_000_000_000_000_000n + BigInt(n) * 10_000_000_000n,
    }));
    for (const { format, write } of WRITERS) {
      const text = write(written);
      const half = text.slice(0, Math.ceil(text.length * 0.75));
      expect([format, recogniseData(half)?.id]).toEqual([format, format]);
      expect([format, recogniseData(`\ufeff${text.replace(/\r?\n/g, '\r\n')}`)?.id]).toEqual([format, format]);
      for (let at = Math.floor(text.length / 2); at < text.length; at += 7) {
        const lost = text.slice(0, at) + text.slice(at + 1);
        expect([format, recogniseData(lost)?.id]).toEqual([format, format]);
      }
    }
  });
});

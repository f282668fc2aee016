import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convertCommand } from '../../src/cli/convert-command';
import { scratch, writeFiles } from './scratch';

const here = scratch();

interface Row {
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly options?: readonly string[];
  readonly code: number;
  readonly out: string;
  /** Behind the path and a colon. */
  readonly err: readonly string[];
}

const LINE = 'cpu idle=5 1514764800000000000\n';

test.each<Row>([
  {
    file: 'cpu.csv',
    content: 'time,host,idle\n2018-01-01T00:00:00Z,a,5.5\n2018-01-01T00:00:01Z,b,x\n',
    code: 0,
    out: 'cpu host="a",idle="5.5" 1514764800000000000\ncpu host="b",idle="x" 1514764801000000000\n',
    err: [
      'CSV: 2 points of cpu.',
      'Taken as fields of text: host and idle.',
      'Nothing names the measurement; it is called cpu, after the file.',
    ],
  },
  {
    file: 'cpu.csv',
    content: 'time,idle\n2018-01-01T00:00:00Z,5.5\n',
    options: ['--measurement', 'mem'],
    code: 0,
    out: 'mem idle=5.5 1514764800000000000\n',
    err: ['CSV: 1 point of mem.'],
  },
  {
    file: 'a.lp',
    content: 'cpu idle=5 1514764800000000000\ncpu idle= 2\n',
    code: 0,
    out: 'cpu idle=5 1514764800000000000\n',
    err: ['Line protocol: 1 point of cpu.', 'line 2 left out: this line is no point (missing field value).'],
  },
  {
    file: 'many.lp',
    content: `${LINE.repeat(200)}${'cpu idle=\n'.repeat(102)}`,
    code: 0,
    out: LINE.repeat(200),
    err: [
      'Line protocol: 200 points of cpu.',
      ...Array.from(
        { length: 100 },
        (_, i) => `line ${201 + i} left out: this line is no point (missing field value).`,
      ),
      '2 further lines left out.',
    ],
  },
  {
    file: '.csv',
    content: 'time,v\n2018-01-01T00:00:00Z,1.5\n',
    code: 0,
    out: 'data v=1.5 1514764800000000000\n',
    err: ['CSV: 1 point of data.', 'Nothing names the measurement; it is called data, after the file.'],
  },
  {
    file: 'empty.csv',
    content: 'time,idle\n2018-01-01T00:00:00Z,\n',
    code: 1,
    out: '',
    err: [
      'CSV: 0 points.',
      'Nothing names the measurement; it is called empty, after the file.',
      'line 2 left out: it has no field, and a point needs one.',
    ],
  },
  {
    file: 'a.txt',
    content: 'Good morning\nto all\n',
    code: 1,
    out: '',
    err: ['not recognised: it holds nothing that looks like points.'],
  },
  {
    file: 'a.gz',
    content: new Uint8Array([0x1f, 0x8b, 1, 2, 3]),
    code: 1,
    out: '',
    err: ['not recognised: it cannot be unpacked: invalid gzip data'],
  },
])('$file', ({ file, content, options = [], code, out, err }) => {
  const path = join(here.folder, file);
  writeFiles(here.folder, { [file]: content });
  expect(convertCommand([...options, path])).toBe(code);
  expect(here.out.join('')).toBe(out);
  expect(here.err.join('').replaceAll(`${path}: `, '').trimEnd().split('\n')).toEqual(err);
});

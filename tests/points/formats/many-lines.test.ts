import { expect, test } from 'vitest';
import { converted } from './read';

/** More than can be the arguments of one call. */
const LINES = 130_000;
/** Milliseconds: on a busy machine too. */
const PATIENCE = 30_000;

test(
  'one command of a shell may hold as many points as one likes',
  () => {
    const line = (index: number) => `cpu v=${index} ${1_700_000_000_000_000_000n + BigInt(index)}`;
    const lines = Array.from({ length: LINES }, (_, index) => line(index));
    const read = converted(`curl -XPOST 'http://localhost:8086/write?db=d' --data-binary '${lines.join('\n')}'\n`);
    expect({
      format: read?.format,
      points: read?.lines.filter((one) => one.startsWith('cpu')).length,
      last: read?.lines.at(-1),
      leftOut: read?.leftOut,
    }).toEqual({ format: 'shell-write', points: LINES, last: line(LINES - 1), leftOut: [] });
  },
  PATIENCE,
);

import { expect, test } from 'vitest';
import { positionAt, positionsIn } from '../../src/text/position';

test.each(['', '\n', 'a', 'a\n', '\na', 'a\nbc\n\nd', '\n\n\n'])(
  '%j: positions of one text are those of each offset',
  (text) => {
    const positions = positionsIn(text);
    for (let offset = -1; offset <= text.length + 1; offset++) {
      expect([offset, positions(offset)]).toEqual([offset, positionAt(text, offset)]);
    }
  },
);

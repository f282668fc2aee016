/** What `telegraf --test` prints: points behind `> `, among lines of Telegraf's log. */
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { readMarkedLines } from './marked-lines';

const MARK = /^\s*> ?/;

export const TELEGRAF_TEST: DataFormat = {
  id: 'telegraf-test',
  title: 'output of telegraf --test',
  asides: 'of Telegraf’s log',
  recognises: ({ lines }) => lines.some((line) => MARK.test(line) && isPointLine(line.replace(MARK, ''))),
  read: (text, sheet) => {
    readMarkedLines(text, sheet, (line, at) => {
      const mark = MARK.exec(line)?.[0];
      // Without the mark a line counts where it is a point all the same.
      if (mark === undefined && !isPointLine(line)) return { is: line.startsWith('#') ? 'nothing' : 'aside' };
      return { is: 'point', start: at + (mark?.length ?? 0) };
    });
  },
};

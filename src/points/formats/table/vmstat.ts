/** What `vmstat -t` prints: groups of columns, names below them, and behind each row the date and the time. procps-ng src/vmstat.c. */
import { spend } from '../../../text/budget';
import { isNumberText, NumberText } from '../cell';
import type { DataFormat } from '../format';
import { eachLine } from '../text-lines';
import { readTime } from '../times';

const GROUPS = /^-*procs-* -+memory-+.*-timestamp-+\s*$/;

export const VMSTAT: DataFormat = {
  id: 'vmstat',
  title: 'output of vmstat -t',
  recognises: ({ lines }) => lines.some((line) => GROUPS.test(line)),
  read: (text, sheet) => {
    /** Without the last, which is the zone of the times. */
    let names: readonly string[] | undefined;
    let zone = '';
    let isHead = false;
    for (const { text: line, start, end } of eachLine(text)) {
      spend(1);
      const words = line.trim().split(/\s+/);
      if (line.trim() === '' || GROUPS.test(line)) {
        isHead = GROUPS.test(line);
        sheet.frame(start, end);
      } else if (isHead) {
        isHead = false;
        [names, zone] = [words.slice(0, -1), words.at(-1) ?? ''];
        sheet.frame(start, end);
      } else {
        const values = words.slice(0, -2);
        const day = words.slice(-2).join(' ');
        const time = readTime(zone === 'UTC' || zone === 'GMT' ? `${day.replace(' ', 'T')}Z` : day);
        if (names?.length !== values.length || time === undefined || !values.every(isNumberText))
          sheet.leaveOut(start, end, 'this line is no row of vmstat -t');
        else {
          const cells = names.map((name, i) => [name, new NumberText(values[i] ?? '')] as const);
          sheet.add({ name: undefined, tags: [], cells, time, start, end });
        }
      }
    }
  },
};

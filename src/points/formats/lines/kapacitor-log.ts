/** What Kapacitor's `log` nodes write: `… msg=point … name=cpu db=telegraf rp=autogen … tag_host=a field_v=1 time=…`. */
import { spend } from '../../../text/budget';
import { type Cell, spelledCell } from '../cell';
import type { DataFormat } from '../format';
import { PAIR, unquoted } from '../table/logfmt';
import { eachLine } from '../text-lines';
import { readTime } from '../times';

const POINT = /\bmsg=(?:point|"batch point")(?: |$)/;
const FIELD = /\bfield_/;

export const KAPACITOR_LOG: DataFormat = {
  id: 'kapacitor-log',
  title: 'log of Kapacitor',
  asides: 'of the log without a point',
  ordered: true,
  merged: true,
  recognises: ({ lines }) => lines.some(isPoint),
  read: (text, sheet) => {
    for (const line of eachLine(text)) {
      spend(1);
      if (!isPoint(line.text)) {
        sheet.setAside(line.start, line.end);
        continue;
      }
      const said = new Map<string, string>();
      const tags: [string, string][] = [];
      const cells: [string, Cell][] = [];
      for (const [, name = '', value = ''] of line.text.matchAll(PAIR)) {
        if (name.startsWith('tag_')) tags.push([name.slice(4), unquoted(value)]);
        else if (name.startsWith('field_')) cells.push([name.slice(6), cellOf(value)]);
        else said.set(name, unquoted(value));
      }
      const time = readTime(said.get('time') ?? '');
      if (time === undefined) {
        sheet.leaveOut(line.start, line.end, 'this line has no time of its point');
        continue;
      }
      const database = said.get('db');
      const target = database ? { database, retentionPolicy: said.get('rp') ?? '' } : undefined;
      const { start, end } = line;
      sheet.add({ target, name: said.get('name'), tags, cells, time, start, end });
    }
  },
};

function isPoint(line: string): boolean {
  const message = POINT.exec(line);
  return message !== null && FIELD.test(line.slice(message.index + message[0].length));
}

function cellOf(value: string): Cell {
  return value.startsWith('"') ? unquoted(value) : spelledCell(value);
}

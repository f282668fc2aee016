/** Zabbix: `history.get` (`itemid`, `clock`, `ns`, `value`) and real-time exports (`name`, `host`). */
import { isNumberText } from '../cell';
import { readTime } from '../times';
import { seriesFormat, writtenText } from './series-format';

export const ZABBIX_JSON = seriesFormat({
  id: 'zabbix-json',
  title: 'history of Zabbix (JSON)',
  sign: '"clock"',
  is: ({ members }) => members.has('clock') && (members.has('value') || members.has('value_avg')),
  add: (object, sheet) => {
    const { members, start, end } = object;
    const textOf = (name: string) => writtenText(members.get(name));
    const seconds = readTime(textOf('clock') ?? '');
    const item = textOf('itemid');
    const host = object.object('host')?.text('host') ?? object.text('host');
    if (seconds?.unit !== 'file') {
      sheet.leaveOut(start, end, 'this value has a clock that is no time');
      return;
    }
    const ns = seconds.value * 1_000_000_000n + BigInt(/^\d{1,9}$/.exec(textOf('ns') ?? '')?.[0] ?? 0);
    const cells = ['value', 'value_min', 'value_avg', 'value_max'].flatMap((field) => {
      const text = textOf(field);
      if (text === undefined) return [];
      return [[field, isNumberText(text) ? Number(text) : text] as const];
    });
    const tags: [string, string][] = host === undefined ? [] : [['host', host]];
    if (item !== undefined) tags.push(['itemid', item]);
    sheet.add({ name: object.text('name'), tags, cells, time: { unit: 'ns', value: ns }, start, end });
  },
});

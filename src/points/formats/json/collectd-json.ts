/** What collectd's write_http posts: `[{"values": [1.5], "dsnames": ["value"], "time": 1700000000.123, "host", "plugin", …}]`. */
import type { Cell } from '../cell';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { cellOf, timeOf } from './series-rows';

const TAGS = { host: 'host', plugin_instance: 'instance', type: 'type', type_instance: 'type_instance' };

export const COLLECTD_JSON: DataFormat = {
  id: 'collectd-json',
  title: 'values of collectd (JSON)',
  ordered: true,
  merged: true,
  recognises: ({ keys }) => keys.get('values') === '[' && keys.get('dsnames') === '[' && keys.get('plugin') === '"',
  read: (text, sheet) =>
    eachObject(text, sheet, (object) => {
      const { start, end } = object;
      const names = object.list('dsnames') ?? [];
      const cells = (object.list('values') ?? []).flatMap((value, i): [string, Cell][] => {
        const cell = cellOf(value);
        const name = names[i];
        return cell === undefined ? [] : [[typeof name === 'string' ? name : `value${i}`, cell]];
      });
      const tags = Object.entries(TAGS).flatMap(([key, tag]): [string, string][] => {
        const value = object.text(key);
        return value ? [[tag, value]] : [];
      });
      const time = timeOf(object.members.get('time'));
      if (time === undefined) sheet.leaveOut(start, end, 'this value has no time');
      else sheet.add({ name: object.text('plugin'), tags, cells, time, start, end });
    }),
};

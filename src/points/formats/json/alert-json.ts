/** Kapacitor's alert data, as its `post` and `log` handlers write it, alone or a line each: the rows in it are the points. */
import type { DataFormat } from '../format';
import type { Sample } from '../sample';
import { eachObject } from './each-object';
import { addSeries } from './series-rows';
import { type TopKeys, topKeys } from './top-keys';

export const ALERT_JSON: DataFormat = {
  id: 'kapacitor-alert',
  title: 'alert data of Kapacitor (JSON)',
  ordered: true,
  merged: true,
  recognises: isAlert,
  read: (text, sheet) =>
    eachObject(text, sheet, (object) => {
      const data = object.object('data') ?? object.object('Data');
      const series = data?.list('series') ?? data?.list('Series');
      if (series !== undefined) addSeries(series, sheet);
      else if (object.members.has('level')) sheet.leaveOut(object.start, object.end, 'this alert holds no data');
    }),
};

function isAlert({ keys, lines }: Sample): boolean {
  if (isOfAlert(keys)) return true;
  return lines.some((line) => {
    const at = line.indexOf('{');
    return at > 0 && isOfAlert(topKeys(line, at));
  });
}

function isOfAlert(keys: TopKeys): boolean {
  if (!keys.has('level')) return false;
  return keys.get('data') === '{' || (keys.has('id') && keys.has('message') && keys.has('duration'));
}

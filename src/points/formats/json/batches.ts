/** Batches as an entry of a `.brpl` recording holds them, one JSON object each, unpacked by somebody. */
import { spend } from '../../../text/budget';
import type { Cell } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { JsonObject } from './scan';
import { cellOf, tagsOf, timeOf } from './series-rows';

export const BATCHES: DataFormat = {
  id: 'batches',
  title: 'batches of a recording (JSON)',
  ordered: true,
  recognises: ({ keys }) => keys.get('points') === '[' && (keys.has('tmax') || keys.has('group') || keys.has('byname')),
  read: (text, sheet) => eachObject(text, sheet, (batch) => addBatch(batch, sheet)),
};

function addBatch(batch: JsonObject, sheet: Sheet): void {
  const own = tagsOf(batch.object('tags'));
  const name = batch.text('name') || undefined;
  for (const point of batch.list('points') ?? []) {
    spend(1);
    if (!(point instanceof JsonObject)) continue;
    const { start, end } = point;
    const time = timeOf(point.members.get('time'));
    const tags = tagsOf(point.object('tags'));
    const cells = [...(point.object('fields')?.members ?? [])].flatMap(([field, value]): [string, Cell][] => {
      const cell = cellOf(value);
      return cell === undefined ? [] : [[field, cell]];
    });
    if (time === undefined) sheet.leaveOut(start, end, 'this point has no time');
    else sheet.add({ name, tags: tags.length === 0 ? own : tags, cells, time, start, end });
  }
}

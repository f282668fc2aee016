/** Line protocol itself. */

import { lineNoteSentences } from '../../line-protocol/line-notes';
import type { LinePoint } from '../../line-protocol/line-point';
import { readLineProtocol } from '../../line-protocol/line-protocol';
import type { Cell } from '../cell';
import type { Draft } from '../draft';
import type { DataFormat } from '../format';
import { readWrappedLines } from './wrapped-lines';

/** Lines by which it is known. */
const LOOKED_AT = 60;

export const LINE_PROTOCOL: DataFormat = {
  id: 'line-protocol',
  readsAll: { otherwise: { id: 'wrapped-lines', read: readWrappedLines } },
  title: 'line protocol',
  recognises: ({ head }) => {
    if (head.startsWith('#!')) return false;
    const request = readLineProtocol(head, { lenient: true, writeBatch: LOOKED_AT }).next();
    return request !== undefined && request.points.length > 0 && request.points.length >= request.badLines.length;
  },
  read: (text, sheet, { precision }) => {
    const reader = readLineProtocol(text, { lenient: true, ...(precision === undefined ? {} : { precision }) });
    // Only what the text itself says is told on.
    const hasTargets = /^# ?(?:db=|CONTEXT-)/m.test(text);
    // Points of one series share their tags.
    const tagsOf = new Map<LinePoint['tags'], Draft['tags']>();
    const listed = (tags: LinePoint['tags']) => {
      const known = tagsOf.get(tags) ?? [...tags.entries()];
      tagsOf.set(tags, known);
      return known;
    };
    for (let request = reader.next(); request !== undefined; request = reader.next()) {
      const { database, retentionPolicy, points, badLines } = request;
      const target = hasTargets ? { database, retentionPolicy } : undefined;
      for (const { name, tags, fields, time, offset } of points) {
        sheet.add({
          target,
          name,
          tags: listed(tags),
          cells: [...fields.entries()].flatMap(([field, value]): [string, Cell][] =>
            typeof value === 'object' ? [] : [[field, value]],
          ),
          time: { unit: 'ns', value: time },
          start: offset,
          end: offset,
        });
      }
      for (const { start, end, reason } of badLines) sheet.leaveOut(start, end, `this line is no point (${reason})`);
    }
    if (reader.notes !== undefined) sheet.notes.push(...lineNoteSentences(reader.notes));
  },
};

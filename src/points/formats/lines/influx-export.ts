/** What `influx_inspect export` writes: line protocol, field by field, with comments that say where it belongs. */

import { toBytes } from '../../../go/bytes';
import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { directiveIn, targetAfter } from '../../line-protocol/kinder-reading';
import type { Target } from '../draft';
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { readMarkedLines } from './marked-lines';

const MARK = /^# ?(?:DDL|DML|INFLUXDB EXPORT|CONTEXT-DATABASE|CONTEXT-RETENTION-POLICY)\b/;

export const INFLUX_EXPORT: DataFormat = {
  id: 'influx-export',
  title: 'export of InfluxDB',
  ordered: true,
  merged: true,
  recognises: ({ lines }) => lines.some((line) => MARK.test(line)),
  read: (text, sheet) => {
    let isDefinition = false;
    let target: Target = DEFAULT_DBRP;
    readMarkedLines(text, sheet, (line, at) => {
      if (/^# ?D[DM]L\b/.test(line)) isDefinition = /DDL/.test(line);
      const directive = directiveIn(toBytes(line));
      if (directive !== undefined && directive.is !== 'precision') {
        isDefinition = false;
        target = targetAfter(directive, target);
        return { is: 'target', target };
      }
      if (isDefinition && !isPointLine(line)) return { is: 'nothing' };
      if (line.startsWith('#') || line.trim() === '' || /^CREATE /i.test(line)) return { is: 'nothing' };
      return { is: 'point', start: at };
    });
  },
};

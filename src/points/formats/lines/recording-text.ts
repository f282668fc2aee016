/** The text inside of a `.srpl` recording: database, retention policy and a point, a line each. */
import type { Target } from '../draft';
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { readMarkedLines } from './marked-lines';

export const RECORDING_TEXT: DataFormat = {
  id: 'recording-text',
  title: 'recording of a stream',
  asides: 'without a database and a retention policy before them',
  recognises: ({ lines: [database = '', policy = '', point = ''] }) =>
    isName(database) && isName(policy) && isPointLine(point),
  read: (text, sheet) => {
    let database: string | undefined;
    let target: Target | undefined;
    readMarkedLines(text, sheet, (line, at) => {
      if (target !== undefined) {
        target = undefined;
        return { is: 'point', start: at };
      }
      if (database === undefined) {
        if (line.trim() === '') return { is: 'nothing' };
        if (!isName(line)) return { is: 'aside' };
        database = line;
        return { is: 'nothing' };
      }
      if (!isName(line)) {
        database = undefined;
        return { is: 'aside' };
      }
      target = { database, retentionPolicy: line };
      database = undefined;
      return { is: 'target', target };
    });
  },
};

/** No point and no row of a table. */
function isName(line: string): boolean {
  return !/[\s,;={}"]/.test(line) && line !== '';
}

/** Line protocol of which something was taken away, or that stands among other data: its times are those of a file, in a unit that can be chosen. */
import { toBytes } from '../../../go/bytes';
import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { directiveIn } from '../../line-protocol/kinder-reading';
import type { TimeUnit } from '../../times/unit-of-times';
import type { Sheet } from '../draft';
import { type LineRole, readMarkedLines } from './marked-lines';

export function readWrappedLines(text: string, sheet: Sheet): void {
  let { database, retentionPolicy } = DEFAULT_DBRP;
  let unit: TimeUnit | undefined;
  readMarkedLines(text, sheet, (line, at): LineRole => {
    const directive = directiveIn(toBytes(line));
    if (directive === undefined) {
      if (line.startsWith('#') || line.trim() === '') return { is: 'nothing' };
      return { is: 'point', start: at, ...(unit === undefined ? {} : { unit }) };
    }
    if (directive.is === 'precision') {
      unit = directive.unit;
      return { is: 'nothing' };
    }
    if (directive.is === 'target') ({ database, retentionPolicy } = directive);
    else if (directive.is === 'database') [database, retentionPolicy] = [directive.name, DEFAULT_DBRP.retentionPolicy];
    else retentionPolicy = directive.name;
    return { is: 'target', target: { database, retentionPolicy } };
  });
}

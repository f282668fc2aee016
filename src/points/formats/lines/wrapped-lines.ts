/** Line protocol of which something was taken away, or that stands among other data: its times are those of a file, in a unit that can be chosen. */
import { toBytes } from '../../../go/bytes';
import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { directiveIn, targetAfter } from '../../line-protocol/kinder-reading';
import type { TimeUnit } from '../../times/unit-of-times';
import type { Sheet, Target } from '../draft';
import { type LineRole, readMarkedLines } from './marked-lines';

export function readWrappedLines(text: string, sheet: Sheet): void {
  let target: Target = DEFAULT_DBRP;
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
    target = targetAfter(directive, target);
    return { is: 'target', target };
  });
}

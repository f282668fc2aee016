/** What is typed into the influx shell to write points: `INSERT cpu,host=a v=1`, `INSERT INTO db.rp cpu v=1`, with its prompt or not. */
import { toBytes } from '../../../go/bytes';
import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { unitNamed } from '../../line-protocol/kinder-reading';
import type { TimeUnit } from '../../times/unit-of-times';
import type { Target } from '../draft';
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { readMarkedLines } from './marked-lines';

const NAME = String.raw`(?:"(?:[^"\\]|\\.)*"|[^\s."]+)`;
const INSERT = new RegExp(String.raw`^\s*(?:> ?)?insert\s+(?:into\s+(${NAME})(?:\.(${NAME}))?\s+)?`, 'i');
const USE = new RegExp(String.raw`^\s*(?:> ?)?use\s+(${NAME})(?:\.(${NAME}))?(?:\s*;)?\s*$`, 'i');
const PRECISION = /^\s*(?:> ?)?precision\s+(\S+)\s*$/i;

export const INSERT_LINES: DataFormat = {
  id: 'insert-lines',
  title: 'INSERT lines of the influx shell',
  asides: 'without INSERT',
  recognises: ({ lines }) => lines.some((line) => INSERT.test(line) && isPointLine(line.replace(INSERT, ''))),
  read: (text, sheet) => {
    let used: Target | undefined;
    let unit: TimeUnit | undefined;
    readMarkedLines(text, sheet, (line, at) => {
      const insert = INSERT.exec(line);
      if (insert !== null) {
        const target = targetOf(insert[1], insert[2], used);
        return {
          is: 'point',
          start: at + toBytes(insert[0]).length,
          ...(target === undefined ? {} : { target }),
          ...(unit === undefined ? {} : { unit }),
        };
      }
      const use = USE.exec(line);
      const precision = PRECISION.exec(line)?.[1];
      if (use !== null)
        used = { database: plain(use[1]), retentionPolicy: plain(use[2]) || DEFAULT_DBRP.retentionPolicy };
      else if (precision !== undefined) unit = unitNamed(precision.toLowerCase());
      else if (
        !/^\s*(?:> ?(?:$|(?:use|select|show|format|connect|auth|help|exit|create|precision)\b)|#|-- |Using database|Connected to|InfluxDB shell)/i.test(
          line,
        )
      )
        return { is: 'aside' };
      return { is: 'nothing' };
    });
  },
};

/** Of one name alone it is the retention policy. */
function targetOf(first: string | undefined, second: string | undefined, used: Target | undefined): Target | undefined {
  if (first === undefined) return used;
  if (second === undefined) return { database: used?.database ?? DEFAULT_DBRP.database, retentionPolicy: plain(first) };
  return { database: plain(first), retentionPolicy: plain(second) };
}

function plain(name: string | undefined): string {
  return name === undefined ? '' : name.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1');
}

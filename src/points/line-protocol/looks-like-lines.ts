/** Whether a data file is plain line protocol, seen at its first line that says anything. */
import { fromBytes, toBytes } from '../../go/bytes';
import { markBytes } from '../../text/byte-order-mark';
import { HASH, NEWLINE, skipBlanks } from './bytes-of-lines';
import { isLeftOut } from './line-file';
import { scanLine } from './line-scan';

/** Bytes that are looked at. */
const LOOKED_AT = 1 << 14;
/** An export of InfluxDB, or metrics of Prometheus. */
const FOREIGN = /^# ?(?:DDL|DML|INFLUXDB EXPORT|CONTEXT-|HELP |TYPE )/;
const RETURN = 0x0d;

/** True for a file without such a line too: there is nothing in it that another reader would find. */
export function looksLikeLines(content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? toBytes(content.slice(0, LOOKED_AT)) : content.subarray(0, LOOKED_AT);
  for (let at = markBytes(bytes); at < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(at, end > at && bytes[end - 1] === RETURN ? end - 1 : end);
    if (line[0] === HASH && FOREIGN.test(fromBytes(line))) return false;
    const start = skipBlanks(line, 0, line.length);
    if (!isLeftOut(line) && start < line.length) return scanLine(line, start, line.length, 1n).ok;
    at = end + 1;
  }
  return true;
}

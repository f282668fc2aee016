import { quote } from '../../go/strconv/strconv';
import type { LogKeys } from '../../handlers/host';
import type { LogLevel } from '../../nodes/context';

/** Kapacitor quotes a value that has a space or a double quote, and no other. Kapacitor services/diagnostic, v1.8. */
function logfmtValue(value: string): string {
  return /[ "]/.test(value) ? quote(value) : value;
}

/** A line of the server's log without its time: `lvl=error msg="node failed" service=kapacitor …`. A key without a name is an empty place. */
export function logLine(level: LogLevel, message: string, keys: LogKeys): string {
  const pairs = keys.map(([key, value]) => (key === '' ? ' ' : ` ${key}=${logfmtValue(value)}`));
  return `lvl=${level} msg=${logfmtValue(message)}${pairs.join('')}`;
}

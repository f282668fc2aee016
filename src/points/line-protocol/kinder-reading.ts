/** What is done for people and not by Kapacitor: a data file is read whatever its unit, line ends and directives. */
import { fromBytes } from '../../go/bytes';
import { spend } from '../../text/budget';
import { type Dbrp, DEFAULT_DBRP } from '../../workspace/case-file';
import { FILE_UNITS, isPlausible, isTimeUnit, TimeSpan, type TimeUnit } from '../times/unit-of-times';
import { EQUALS, HASH, MINUS, NEWLINE, SPACE } from './bytes-of-lines';
import { LineExtent, targetIn } from './line-file';
import { isDigit } from './line-number';

const RETURN = 0x0d;

/** The bytes with a blank for the carriage return before each line break outside of strings; the same where there is none. */
export function withoutReturns(bytes: Uint8Array): Uint8Array {
  if (bytes.indexOf(RETURN) === -1) return bytes;
  const copy = bytes.slice();
  let changed = false;
  let extent = new LineExtent();
  for (let at = 0; at < copy.length; ) {
    spend(1);
    const found = copy.indexOf(NEWLINE, at);
    const end = found === -1 ? copy.length : found;
    const hasReturn = end > at && copy[end - 1] === RETURN;
    extent.read(copy.subarray(at, hasReturn ? end - 1 : end));
    if (!extent.isOpen) {
      if (hasReturn) {
        copy[end - 1] = SPACE;
        changed = true;
      }
      extent = new LineExtent();
    } else extent.readLineBreak();
    at = end + 1;
  }
  return changed ? copy : bytes;
}

/** What a line that begins with `#` says about those behind it. */
export type Directive =
  | { readonly is: 'target'; readonly database: string; readonly retentionPolicy: string }
  | { readonly is: 'database' | 'retention policy'; readonly name: string }
  | { readonly is: 'precision'; readonly unit: TimeUnit };

const CONTEXT = /^# ?CONTEXT-(DATABASE|RETENTION-POLICY): *(.*?)\s*$/;
const PRECISION = /^# ?precision ?[=:] ?(n|ns|u|us|µ|µs|ms|s|m|h)\s*$/;
/** What units are called beside their own names. */
const CALLED: ReadonlyMap<string, TimeUnit> = new Map([
  ['n', 'ns'],
  ['us', 'u'],
  ['µ', 'u'],
  ['µs', 'u'],
]);

export function unitNamed(name: string | undefined): TimeUnit | undefined {
  if (name === undefined) return undefined;
  return isTimeUnit(name) ? name : CALLED.get(name);
}

/** Where points go behind a directive that says something of it. A database that is named alone begins with the usual policy. */
export function targetAfter(directive: Exclude<Directive, { readonly is: 'precision' }>, { database }: Dbrp): Dbrp {
  switch (directive.is) {
    case 'target':
      return { database: directive.database, retentionPolicy: directive.retentionPolicy };
    case 'database':
      return { database: directive.name, retentionPolicy: DEFAULT_DBRP.retentionPolicy };
    case 'retention policy':
      return { database, retentionPolicy: directive.name };
  }
}

/** `# db=X rp=Y`, `# precision=s`, and what `influx_inspect export` writes. */
export function directiveIn(line: Uint8Array): Directive | undefined {
  if (line[0] !== HASH) return undefined;
  const target = targetIn(line);
  if (target !== undefined) return { is: 'target', ...target };
  const text = fromBytes(line);
  const [, what, name] = CONTEXT.exec(text) ?? [];
  if (name !== undefined) return { is: what === 'DATABASE' ? 'database' : 'retention policy', name };
  const unit = unitNamed(PRECISION.exec(text)?.[1]);
  return unit === undefined ? undefined : { is: 'precision', unit };
}

/**
 * The unit of all times from `from` up to a line that says one; `undefined` when there are none. The first time decides
 * alone where it is one in nanoseconds, as nearly all are: whatever comes behind it, no other unit fits.
 */
export function unitOfLines(bytes: Uint8Array, from: number): TimeUnit | undefined {
  const span = new TimeSpan();
  let isTimed = false;
  for (let at = from; at < bytes.length; ) {
    spend(1);
    const found = bytes.indexOf(NEWLINE, at);
    const end = found === -1 ? bytes.length : found;
    if (bytes[at] === HASH) {
      if (directiveIn(bytes.subarray(at, end))?.is === 'precision') break;
    } else {
      const time = timeAtEnd(bytes, at, end);
      if (time !== undefined) {
        if (span.lowest === undefined && isPlausible(time, 'ns')) return 'ns';
        isTimed = true;
        span.add(time);
      }
    }
    at = end + 1;
  }
  return isTimed ? (span.unit(FILE_UNITS) ?? 'ns') : undefined;
}

/** The whole number behind the last blank of a line with a field. */
function timeAtEnd(bytes: Uint8Array, start: number, lineEnd: number): bigint | undefined {
  let end = lineEnd;
  while (end > start && bytes[end - 1] === SPACE) end--;
  let at = end;
  while (at > start && isDigit(bytes[at - 1])) at--;
  if (at === end || end - at > 19) return undefined;
  if (bytes[at - 1] === MINUS) at--;
  if (at <= start || bytes[at - 1] !== SPACE) return undefined;
  if (!bytes.subarray(start, at).includes(EQUALS)) return undefined;
  return BigInt(fromBytes(bytes.subarray(at, end)));
}

/** What the GROUP BY of a query says, as a script says it. */
import { stringLiteral } from '../tickscript/literals';

/** `host, time(1m)` apart. */
export function groupByItems(list: string): readonly string[] {
  return list.split(/,(?![^()]*\))/).map((item) => item.trim());
}

/** `host`, `"host"`, `time(1m)`, `*` of InfluxQL in a script; `undefined` for what a script cannot say. */
export function dimension(item: string): string | undefined {
  if (item === '*') return item;
  const [, duration, offset] = /^time\s*\(\s*(\w+)\s*(?:,\s*(-?\w+)\s*)?\)$/i.exec(item) ?? [];
  if (duration !== undefined) return `time(${duration}${offset === undefined ? '' : `, ${offset}`})`;
  const [, quoted, plain] = /^(?:"((?:[^"\\]|\\.)+)"|(\w+))$/.exec(item) ?? [];
  const name = quoted ?? plain;
  return name === undefined ? undefined : stringLiteral(name);
}

/** What `.fill()` is given. */
export function fillArgument(value: string): string {
  return /^-?[\d.]+$/.test(value) ? value : stringLiteral(value.toLowerCase());
}

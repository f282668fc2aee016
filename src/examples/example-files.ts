/** What the examples' files are made of. */

/** Paths and texts. */
export type Files = Readonly<Record<string, string>>;

/** Monday 2018-06-04, 09:00 UTC, in seconds. */
const START = 1_528_102_800;

/**
 * Line protocol: a point of every series each `seconds`, from Monday 2018-06-04 09:00 UTC (plus `offset` seconds). A
 * series is `measurement,tag=value field`; where it has no value it has no point.
 */
export function points(
  seconds: number,
  series: Readonly<Record<string, readonly (number | string | undefined)[]>>,
  offset = 0,
): string {
  const length = Math.max(...Object.values(series).map((values) => values.length));
  return Array.from({ length }, (_, i) => {
    return Object.entries(series).map(([head, values]) => {
      const value = values[i];
      return value === undefined ? '' : `${head}=${value} ${START + offset + i * seconds}000000000\n`;
    });
  })
    .flat()
    .join('');
}

/** Integers of line protocol. */
export function ints(...values: readonly number[]): readonly string[] {
  return values.map((value) => `${value}i`);
}

export function repeat<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

export const ROOM_CONF = `[hipchat]
  enabled = true
  url = "https://acme.hipchat.com/v2/room"
  room = "general"
  token = "sample-token"
`;

/** An event as an example expects it: time from the first point, level, id, message, and where it is sent to. */
export type ExpectedEvent = readonly [
  time: string,
  level: string,
  id: string,
  message: string,
  sentTo?: string | readonly string[],
];

/** Over which time batch tasks ask, RFC 3339. */
export interface Span {
  readonly start: string;
  readonly stop: string;
}

/** `case.json`: these events and no other. */
export function caseJson(events: readonly ExpectedEvent[], batch?: Span): string {
  const rows = events.map(([time, level, id, message, sentTo]) => {
    return JSON.stringify({ time, level, id, message, ...(sentTo === undefined ? {} : { 'sent to': sentTo }) });
  });
  const span = batch === undefined ? '' : `  "batch": { "start": "${batch.start}", "stop": "${batch.stop}" },\n`;
  return `{\n${span}  "expectations": [\n    ${[...rows, '"nothing else"'].join(',\n    ')}\n  ]\n}\n`;
}

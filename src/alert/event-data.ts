import { type Encoded, jsonString } from '../go/json/encode';
import { formatRFC3339Nano } from '../go/time/time';
import type { AlertEvent } from './event';
import { levelName } from './level';
import { encodeRows } from './rows';

/**
 * The event as `post`, `tcp`, `log`, `exec` and `kafka` give it away: one line of JSON and a newline, byte for byte what
 * Go's encoder writes. Kapacitor alert/types.go Data, v1.8.
 */
export function encodeAlertData(event: AlertEvent): Encoded {
  const { state, data } = event;
  const result = encodeResult(event);
  if (!result.ok) return result;
  const members = [
    `"id":${jsonString(state.id)}`,
    `"message":${jsonString(state.message)}`,
    `"details":${jsonString(state.details)}`,
    `"time":"${formatRFC3339Nano(state.time)}"`,
    `"duration":${state.duration}`,
    `"level":"${levelName(state.level)}"`,
    `"data":${result.text}`,
    `"previousLevel":"${levelName(event.previousLevel)}"`,
    `"recoverable":${data.recoverable}`,
  ];
  return { ok: true, text: `{${members.join(',')}}\n` };
}

/** The points that made the event: `{"series":[…]}`. */
export function encodeResult(event: AlertEvent): Encoded {
  const rows = encodeRows(event.data.result);
  return rows.ok ? { ok: true, text: `{"series":${rows.text}}` } : rows;
}

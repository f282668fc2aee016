/**
 * The escapes of line protocol, both ways. A backslash that escapes nothing stands for itself.
 * InfluxDB models/points.go and pkg/escape, v1.9.6, which Kapacitor 1.8 reads with.
 */

const NAME_ESCAPE = /\\([, ="])/g;
const TAG_ESCAPE = /\\([, =])/g;
const STRING_ESCAPE = /\\(["\\])/g;

/** A measurement's name or a field's key as it was meant. */
export function unescapeName(text: string): string {
  return text.includes('\\') ? text.replace(NAME_ESCAPE, '$1') : text;
}

/** A tag's key or value as it was meant. */
export function unescapeTag(text: string): string {
  return text.includes('\\') ? text.replace(TAG_ESCAPE, '$1') : text;
}

/** A string field's text between its quotes. */
export function unescapeString(text: string): string {
  return text.includes('\\') ? text.replace(STRING_ESCAPE, '$1') : text;
}

/** What writing a measurement takes as already escaped. */
export function unescapeMeasurement(text: string): string {
  return text.replace(/\\([, ])/g, '$1');
}

/** Only commas and spaces are escaped in measurements. */
export function escapeMeasurement(text: string): string {
  return text.replace(/[, ]/g, '\\$&');
}

export function escapeTag(text: string): string {
  return text.replace(/[, =]/g, '\\$&');
}

export function escapeFieldKey(text: string): string {
  return text.replace(/[, ="]/g, '\\$&');
}

export function escapeString(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

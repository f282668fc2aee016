/** Field values as the plain data that a run is recorded in, and back. */
import { GoDuration, GoInt } from '../../go/value';
import { type FieldValue, MissingField } from '../../points/value';
import type { PlainValue } from './run-model';

export function plainValue(value: FieldValue): PlainValue {
  if (value instanceof MissingField) return null;
  if (value instanceof GoInt) return value.value;
  return value instanceof GoDuration ? { duration: value.ns } : value;
}

export function fieldValue(value: PlainValue): FieldValue {
  return typeof value === 'object' && value !== null ? new GoDuration(value.duration) : value;
}

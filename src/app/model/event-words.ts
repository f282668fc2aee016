/** Words about an event that more than one pane says. */
import { durationString } from '../../go/time/duration';
import type { PlainValue } from '../../kapacitor/record/run-model';
import type { EntryFacts } from './timeline';

function fieldText(value: PlainValue): string {
  if (typeof value === 'object' && value !== null) return durationString(value.duration);
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** `usage_idle 9.99`: the first number or duration of the event, else its first field. */
export function mainValue(facts: EntryFacts): string | undefined {
  const fields = facts.events[0]?.fields ?? [];
  const field = fields.find(([, value]) => isQuantity(value)) ?? fields[0];
  return field === undefined ? undefined : `${field[0]} ${fieldText(field[1])}`;
}

function isQuantity(value: PlainValue): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || (typeof value === 'object' && value !== null);
}

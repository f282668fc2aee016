/** Words about an event that more than one pane says. */
import type { EventRecord } from '../../kapacitor/run-model';
import type { EntryFacts } from './timeline';

type FieldValue = EventRecord['fields'][number][1];

export function fieldText(value: FieldValue): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** `usage_idle 9.99`: the first number of the event, else its first field. */
export function mainValue(facts: EntryFacts): string | undefined {
  const fields = facts.events[0]?.fields ?? [];
  const field = fields.find(([, value]) => typeof value === 'number' || typeof value === 'bigint') ?? fields[0];
  return field === undefined ? undefined : `${field[0]} ${fieldText(field[1])}`;
}

/** Words about an event that more than one pane says. */
import { durationString } from '../../../go/time/duration';
import type { PlainValue, Run } from '../../../kapacitor/record/run-model';
import { judgedWords } from '../judged-at';
import type { EntryFacts } from '../timeline';
import { quantityText } from './value-words';

function fieldText(value: PlainValue): string {
  if (typeof value === 'object' && value !== null) return durationString(value.duration);
  if (typeof value === 'number' || typeof value === 'bigint') return quantityText('number', Number(value));
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** What a row of the list says behind the time: the value that was judged, who was told or why nobody, and the task. */
export function rowWords(facts: EntryFacts, run: Run): string {
  const { entry, fate, outcome, reason, failed, requests, actions, task } = facts;
  const value = (entry.kind === 'evaluation' ? judgedWords(run, entry.index) : undefined) ?? mainValue(facts);
  const told = [...new Set([...requests, ...actions].map(({ name }) => name))].filter((name) => !failed.includes(name));
  const missed = failed.length === 0 ? [] : [`not ${failed.join(', ')}`];
  const why =
    outcome === undefined || fate === 'held'
      ? reason
      : fate === 'lost'
        ? `${failed.join(', ')} failed`
        : [...told, ...missed].join(', ');
  const place = run.tasks.length > 1 && entry.kind !== 'request' ? task : '';
  return [value, why, place].filter((word) => word !== undefined && word !== '').join(' · ');
}

/** `usage_idle 9.99`: the first number or duration of the event, else its first field. */
function mainValue(facts: EntryFacts): string | undefined {
  const fields = facts.events[0]?.fields ?? [];
  const field = fields.find(([, value]) => isQuantity(value)) ?? fields[0];
  return field === undefined ? undefined : `${field[0]} ${fieldText(field[1])}`;
}

function isQuantity(value: PlainValue): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || (typeof value === 'object' && value !== null);
}

import { levelName } from '../../../alert/level';
import type { EntryFacts } from '../timeline';

/** Why something was sent, held back or not delivered, as a sentence. */
export function sentence(facts: EntryFacts): string {
  if (facts.outcome === undefined) return `${capital(facts.reason)}.`;
  const level = levelName(facts.level ?? 0);
  const event = facts.events[0];
  if (isUnheard(facts)) return `The level is ${level}, and nobody hears of it: ${facts.reason}.`;
  if (facts.fate === 'held') return `The level is ${level}, and it was held back: ${facts.reason}.`;
  const lost = `should have gone out, and was ${facts.reason}`;
  const sent =
    facts.fate === 'lost'
      ? lost
      : `was sent${facts.failed.length === 0 ? '' : `, but ${facts.failed.join(' and ')} failed on it`}`;
  if (event === undefined || event.previousLevel === facts.level)
    return facts.fate === 'sent' && facts.failed.length === 0
      ? `The level is ${level}, and every such event is sent.`
      : `The level is still ${level}, and the event ${sent}.`;
  const before = levelName(event.previousLevel);
  return facts.level === 0
    ? `The level went back from ${before} to OK, so a recovery ${sent}.`
    : `The level went from ${before} to ${level}, so the event ${sent}.`;
}

/** It was an event, and no handler got it. */
export function isUnheard({ outcome }: EntryFacts): boolean {
  return outcome === 'unheard' || outcome === 'no-handler' || outcome === 'unmatched';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { levelName } from '../../../alert/level';
import { OUTCOMES } from '../../../alert/outcome-words';
import type { EntryFacts } from '../timeline';

/** Why something was sent or held back, as a sentence. */
export function sentence(facts: EntryFacts): string {
  if (facts.outcome === undefined) return `${capital(facts.reason)}.`;
  const level = levelName(facts.level ?? 0);
  const event = facts.events[0];
  if (isUnheard(facts)) return `The level is ${level}, and nobody hears of it: ${facts.reason}.`;
  if (OUTCOMES[facts.outcome].held) return `The level is ${level}, and it was held back: ${facts.reason}.`;
  if (event === undefined || event.previousLevel === facts.level)
    return `The level is ${level}, and every such event is sent.`;
  const before = levelName(event.previousLevel);
  return facts.level === 0
    ? `The level went back from ${before} to OK, so a recovery was sent.`
    : `The level went from ${before} to ${level}, so the event was sent.`;
}

/** It was an event, and no handler got it. */
export function isUnheard({ outcome }: EntryFacts): boolean {
  return outcome === 'unheard' || outcome === 'no-handler';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

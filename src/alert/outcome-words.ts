import type { Outcome } from './services';

/** What became of an event: `lost` where handlers had it and failed. */
export type Fate = 'sent' | 'held' | 'lost';

export interface OutcomeWords {
  readonly fate: Fate;
  readonly words: string;
}

/** Why an event was sent or held back, in plain words. */
export const OUTCOMES: Readonly<Record<Outcome, OutcomeWords>> = {
  sent: { fate: 'sent', words: 'sent' },
  undelivered: { fate: 'lost', words: 'not delivered' },
  unfinished: { fate: 'held', words: 'the run ended before a handler had it' },
  unheard: { fate: 'held', words: 'given to its topic, where no handler hears it' },
  unmatched: { fate: 'held', words: 'given to its topic, where no handler has a match for it' },
  waiting: { fate: 'held', words: 'its request waits behind one that is not answered' },
  'no-handler': { fate: 'held', words: 'the alert has no handler and no topic' },
  'ok-without-change': { fate: 'held', words: 'OK, as before' },
  'no-change': { fate: 'held', words: 'no change of state' },
  flapping: { fate: 'held', words: 'flapping' },
  'no-recoveries': { fate: 'held', words: 'recoveries are not sent' },
  inhibited: { fate: 'held', words: 'inhibited by another alert' },
  'empty-batch': { fate: 'held', words: 'empty batch' },
  failed: { fate: 'held', words: 'a template failed and stopped the task' },
};

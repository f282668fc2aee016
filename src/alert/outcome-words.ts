import type { Outcome } from './services';

/** Why an event was sent or held back, in plain words; `held` is false for what went out. */
export const OUTCOMES: Readonly<Record<Outcome, { readonly held: boolean; readonly words: string }>> = {
  sent: { held: false, words: 'sent' },
  unheard: { held: true, words: 'given to its topic, where no handler hears it' },
  'no-handler': { held: true, words: 'the alert has no handler and no topic' },
  'ok-without-change': { held: true, words: 'OK, as before' },
  'no-change': { held: true, words: 'no change of state' },
  flapping: { held: true, words: 'flapping' },
  'no-recoveries': { held: true, words: 'recoveries are not sent' },
  inhibited: { held: true, words: 'inhibited by another alert' },
  'empty-batch': { held: true, words: 'empty batch' },
  failed: { held: true, words: 'a template failed and stopped the task' },
};

/** What a section of kapacitor.conf with `global = true` or `state-changes-only = true` does to an alert; no script says it. */
export interface GlobalService {
  /** `hipChat`. */
  readonly handler: string;
  /** It gets the events of the alert, which does not name it. */
  readonly isAdded: boolean;
  /** It makes the alert send changes of its level only, to all its handlers. */
  readonly isQuiet: boolean;
}

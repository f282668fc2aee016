import type { AlertEvent } from '../alert/event';
import type { LevelIndex } from '../alert/level';
import type { Outcome } from '../alert/services';
import type { LogKeys, LogLevel } from '../nodes/context';
import { sortedNames } from '../points/fields';
import { BudgetExceeded } from './budget';
import { int32Column, TimeColumn, uint8Column, uint32Column } from './columns';
import { logLine } from './log';
import { plainValue } from './plain-value';
import type { ActionRecord, EvaluationColumns, EventRecord, LogRecord, QueryRecord, RequestRecord } from './run-model';

/** Who is at work: what is recorded meanwhile is theirs. */
export interface Source {
  readonly task: string;
  readonly node: string;
}

const NOBODY: Source = { task: '', node: '' };

/** Bytes of a record beside its texts, about. */
const RECORD_BYTES = 500;

/** Writes down what happens during a run, each thing with the index of the point that caused it. */
export class Recorder {
  /** Index of the point being fed; -1 before the first. */
  at = -1;
  source: Source = NOBODY;
  /** About how many bytes events, requests, actions and log lines take. */
  bytes = 0;
  readonly events: EventRecord[] = [];
  readonly requests: RequestRecord[] = [];
  readonly actions: ActionRecord[] = [];
  readonly queries: QueryRecord[] = [];
  readonly logs: LogRecord[] = [];
  readonly #at = int32Column();
  readonly #alert = uint32Column();
  readonly #level = uint8Column();
  readonly #outcome = uint8Column();
  readonly #time = new TimeColumn();
  readonly #event = int32Column();
  readonly #alerts: AlertIdentity[] = [];
  readonly #outcomes: Outcome[] = [];
  /** Events of the current source that no evaluation has claimed yet. */
  #unclaimed: number[] = [];
  #lastSent = -1;

  constructor(private readonly eventBudget: number) {}

  /** Runs `work` in the name of `source`. */
  as<T>(source: Source, work: () => T): T {
    const before = this.source;
    this.source = source;
    try {
      return work();
    } finally {
      this.source = before;
    }
  }

  /** How many were written down. */
  get evaluations(): number {
    return this.#at.length;
  }

  /** Where one alert node writes down what it decided. */
  evaluationsOf(task: string, node: string): AlertLog {
    return new AlertLog(this, task, node);
  }

  /** `alert` is an index that `identify` gave. */
  evaluated(alert: number, level: LevelIndex, outcome: Outcome, time: bigint): void {
    const row = this.#at.length;
    this.#at.push(this.at);
    this.#alert.push(alert);
    this.#level.push(level);
    this.#outcome.push(this.#outcomeIndex(outcome));
    this.#time.push(time);
    this.#lastSent = outcome === 'sent' ? row : -1;
    if (this.#unclaimed.length === 0) {
      this.#event.push(-1);
      return;
    }
    this.#event.push(outcome === 'sent' ? (this.#unclaimed[0] ?? -1) : -1);
    for (const event of this.#unclaimed) this.#claim(event, row);
    this.#unclaimed = [];
  }

  identify(identity: AlertIdentity): number {
    return this.#alerts.push(identity) - 1;
  }

  /** An event that a topic has just collected, its previous level known. Returns its index. */
  collected(event: AlertEvent): number {
  /** Returns what it wrote down. */
  query(record: Omit<QueryRecord, 'at'>): QueryRecord {
    if (this.queries.length >= this.eventBudget) throw new BudgetExceeded('events');
    this.#weigh(record.text.length + (record.answer ?? '').length);
    const written = { ...record, at: this.at };
    this.queries.push(written);
    return written;
  }

    if (this.events.length >= this.eventBudget) throw new BudgetExceeded('events');
    const index = this.events.length;
    const claimed = this.#lastSent;
    this.#weigh(event.state.message.length);
    this.events.push(eventRecord(event, this.at, claimed, this.source));
    if (claimed === -1) this.#unclaimed.push(index);
    else if (this.#event.get(claimed) === -1) this.#event.set(claimed, index);
    return index;
  }

  request(record: Omit<RequestRecord, 'at'>): void {
    if (this.requests.length >= this.eventBudget) throw new BudgetExceeded('events');
    this.#weigh(record.request.url.length + record.request.body.length);
    this.requests.push({ ...record, at: this.at });
  }

  action(record: Omit<ActionRecord, 'at'>): void {
    if (this.actions.length >= this.eventBudget) throw new BudgetExceeded('events');
    this.#weigh(record.content.length);
    this.actions.push({ ...record, at: this.at });
  }

  log(level: LogLevel, message: string, keys: LogKeys, source: Source = this.source): void {
    if (this.logs.length >= this.eventBudget) throw new BudgetExceeded('events');
    const text = logLine(level, message, keys);
    this.#weigh(2 * text.length);
    this.logs.push({
      at: this.at,
      level,
      message,
      keys,
      text,
      ...(source.task === '' ? {} : { task: source.task }),
      ...(source.node === '' ? {} : { node: source.node }),
    });
  }

  /** The next point is about to be fed: what it causes belongs to no earlier evaluation. */
  startPoint(index: number): void {
    this.at = index;
    this.#lastSent = -1;
    if (this.#unclaimed.length > 0) this.#unclaimed = [];
  }

  finishEvaluations(): EvaluationColumns {
    return {
      count: this.#at.length,
      at: this.#at.finish(),
      alert: this.#alert.finish(),
      level: this.#level.finish(),
      outcome: this.#outcome.finish(),
      time: this.#time.finish(),
      event: this.#event.finish(),
      outcomes: this.#outcomes,
      alerts: this.#alerts,
    };
  }

  #weigh(characters: number): void {
    this.bytes += RECORD_BYTES + characters;
  }

  #claim(event: number, evaluation: number): void {
    const record = this.events[event];
    if (record !== undefined) this.events[event] = { ...record, evaluation };
  }

  #outcomeIndex(outcome: Outcome): number {
    const known = this.#outcomes.indexOf(outcome);
    return known === -1 ? this.#outcomes.push(outcome) - 1 : known;
  }
}

/** Evaluations of one alert node. Points of one group come one after the other, mostly with the same id. */
export class AlertLog {
  readonly #alerts = new Map<string, number>();
  #lastId: string | undefined;
  #last = 0;

  constructor(
    private readonly recorder: Recorder,
    private readonly task: string,
    private readonly node: string,
  ) {}

  add(id: string, group: string, level: LevelIndex, outcome: Outcome, time: bigint): void {
    this.recorder.evaluated(id === this.#lastId ? this.#last : this.#index(id, group), level, outcome, time);
  }

  #index(id: string, group: string): number {
    const { task, node } = this;
    let index = this.#alerts.get(id);
    if (index === undefined) {
      index = this.recorder.identify({ task, node, id, group });
      this.#alerts.set(id, index);
    }
    this.#lastId = id;
    this.#last = index;
    return index;
  }
}

function eventRecord(event: AlertEvent, at: number, evaluation: number, source: Source): EventRecord {
  const { state, data } = event;
  return {
    at,
    evaluation,
    topic: event.topic,
    task: data.taskName === '' ? source.task : data.taskName,
    node: source.node,
    id: state.id,
    level: state.level,
    previousLevel: event.previousLevel,
    message: state.message,
    time: state.time,
    duration: state.duration,
    name: data.name,
    group: data.group,
    tags: [...data.tags.entries()],
    fields: sortedNames(data.fields).map((name) => [name, plainValue(data.fields.get(name) ?? null)]),
  };
}

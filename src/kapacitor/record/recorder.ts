import type { AlertEvent } from '../../alert/event';
import type { JudgedValue } from '../../alert/judged';
import type { LevelIndex } from '../../alert/level';
import { OUTCOMES } from '../../alert/outcome-words';
import type { Evaluations, Outcome, TopicHandler, Window } from '../../alert/services';
import type { TopicJournal } from '../../alert/topic';
import type { LogKeys } from '../../handlers/host';
import type { LogLevel } from '../../nodes/context';
import { sortedNames } from '../../points/fields';
import type { TagSet } from '../../points/tags';
import { BudgetExceeded, spend } from '../../text/budget';
import { logLine } from '../server/log-line';
import { EvaluationLog } from './evaluation-log';
import { Handing, Tally, type Verdict } from './handing';
import { JudgedLog } from './judged-log';
import { plainValue } from './plain-value';
import type {
  ActionRecord,
  EvaluationColumns,
  EventRecord,
  JudgedColumns,
  LogRecord,
  QueryRecord,
  RequestRecord,
} from './run-model';

/** Who is at work: what is recorded meanwhile is theirs. */
export interface Source {
  readonly task: string;
  readonly node: string;
}

const NOBODY: Source = { task: '', node: '' };

/** Bytes of a record beside its texts, about. */
const RECORD_BYTES = 500;
/** Microseconds that a line of the log takes, about. */
const LINE_STEPS = 8;

/** Writes down what happens during a run, each thing with the index of the point that caused it. */
export class Recorder implements TopicJournal {
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
  readonly #evaluations = new EvaluationLog();
  readonly #judged: JudgedLog[] = [];
  readonly #handing = new Handing();
  /** Of the evaluation whose events are handed on now: it may have several, one a topic. */
  #handed = { evaluation: -1, tally: new Tally() };

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
    return this.#evaluations.count;
  }

  /** Where one alert node writes down what it decided. */
  evaluationsOf(task: string, node: string): AlertLog {
    const judged = new JudgedLog(task, node);
    this.#judged.push(judged);
    return new AlertLog(this, this.#evaluations, judged);
  }

  /** `alert` is an index that the log of evaluations gave. Returns the row. */
  evaluated(alert: number, level: LevelIndex, outcome: Outcome, time: bigint): number {
    // What would not be kept must not be said to be sent.
    if (outcome === 'sent' || outcome === 'unheard') this.#checkRoom();
    return this.#evaluations.add(this.at, alert, level, outcome, time);
  }

  /** An event that a topic has just collected, its previous level known. Returns its index. */
  collected(event: Omit<AlertEvent, 'record'>): number {
    this.#checkRoom();
    const index = this.events.length;
    this.#weigh(event.state.message.length);
    this.events.push(eventRecord(event, this.at, this.source));
    if (event.evaluation >= 0) this.#evaluations.claim(event.evaluation, index);
    return index;
  }

  /** Calls the handlers of an event, and writes down what became of it and of its evaluation. */
  hand(event: AlertEvent, handlers: readonly TopicHandler[]): void {
    const { evaluation, record } = event;
    if (evaluation < 0 || evaluation !== this.#handed.evaluation) this.#handed = { evaluation, tally: new Tally() };
    const { tally } = this.#handed;
    const own = new Tally();
    try {
      this.#handing.hand(event, handlers, evaluation < 0 ? [own] : [own, tally]);
    } finally {
      if (evaluation >= 0) this.#evaluations.amend(evaluation, tally.outcome);
      this.#settle(record, own);
    }
  }

  /** What the handler at work does with its event. */
  says(verdict: Verdict): void {
    this.#handing.says(verdict);
  }

  #settle(index: number, { outcome, failed, isPublished }: Tally): void {
    const event = this.events[index];
    if (event === undefined || isPublished || outcome === 'sent') {
      if (event !== undefined && failed.length > 0) this.events[index] = { ...event, failed };
      return;
    }
    const told = { name: outcome, ...OUTCOMES[outcome] };
    this.events[index] = { ...event, outcome: told, ...(failed.length === 0 ? {} : { failed }) };
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
    spend(LINE_STEPS);
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

  /** The next point is about to be fed. */
  startPoint(index: number): void {
    this.at = index;
  }

  finishEvaluations(): EvaluationColumns {
    return this.#evaluations.finish();
  }

  #checkRoom(): void {
    const { events, requests, actions, logs, eventBudget } = this;
    const isFull = [events, requests, actions, logs].some(({ length }) => length >= eventBudget);
    if (isFull) throw new BudgetExceeded('events');
  }

  finishJudged(): readonly JudgedColumns[] {
    return this.#judged.filter(({ isEmpty }) => !isEmpty).map((log) => log.finish());
  }

  /** Bytes that the judged values take. */
  get judgedBytes(): number {
    let bytes = 0;
    for (const log of this.#judged) bytes += log.bytes;
    return bytes;
  }

  #weigh(characters: number): void {
    this.bytes += RECORD_BYTES + characters;
  }
}

/** Evaluations of one alert node. */
export class AlertLog {
  readonly #known = new Map<string, Evaluations>();

  constructor(
    private readonly recorder: Recorder,
    private readonly log: EvaluationLog,
    private readonly judged: JudgedLog,
  ) {}

  judges(values: readonly JudgedValue[]): Float64Array {
    return this.judged.judges(values);
  }

  of(id: string, group: string, tags: TagSet): Evaluations {
    const key = `${group}\u0000${id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { task, node } = this.judged;
    const index = this.log.identify({ task, node, id, group, tags: [...tags.entries()] });
    const evaluations = new RecordedEvaluations(this.recorder, index, this.judged);
    this.#known.set(key, evaluations);
    return evaluations;
  }
}

class RecordedEvaluations implements Evaluations {
  constructor(
    private readonly recorder: Recorder,
    private readonly alert: number,
    private readonly judged: JudgedLog,
  ) {}

  add(level: LevelIndex, outcome: Outcome, time: bigint, window?: Window): number {
    const row = this.recorder.evaluated(this.alert, level, outcome, time);
    this.judged.add(row, window);
    return row;
  }
}

function eventRecord(event: Omit<AlertEvent, 'record'>, at: number, source: Source): EventRecord {
  const { state, data, evaluation } = event;
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

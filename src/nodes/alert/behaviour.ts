/** An alert node at work. Kapacitor alert.go, v1.8. */

import { type EventState, RenderedState, type ResultSeries } from '../../alert/event';
import type { GlobalService } from '../../alert/global-service';
import { type Inhibition, Inhibitor } from '../../alert/inhibit';
import { type LevelIndex, levelName, OK } from '../../alert/level';
import { OUTCOMES } from '../../alert/outcome-words';
import { batchRow, pointRow } from '../../alert/rows';
import type { Evaluations, Outcome, Window } from '../../alert/services';
import { AlertState, type StateSettings } from '../../alert/state';
import type { Refusal } from '../../definition/value';
import { isRefusal } from '../../definition/value';
import type { HandlerDefinition } from '../../handlers/handler';
import type { Fields } from '../../points/fields';
import type { Barrier, Batch, BatchPoint, DeleteGroup, Point } from '../../points/point';
import { groupTags } from '../../points/point';
import type { TagSet } from '../../points/tags';
import type { NodeContext } from '../context';
import type { Conditions, NodeBehaviour } from '../node';
import { Augmentation } from './augment';
import { Levels } from './levels';
import { startHandlers } from './node-handlers';
import type { AlertOptions } from './options';
import { AlertTemplates } from './templates';
import { AlertTopics } from './topics';

/** What events are about: points of one measurement and tag set, or batches of one group. */
interface Subject {
  readonly name: string;
  readonly group: string;
  readonly tags: TagSet;
  /** Its template sees nothing but these three. */
  readonly id: string;
  /** Of its group. */
  readonly state: AlertState;
  readonly evaluations: Evaluations;
}

interface Worst {
  lowest: LevelIndex;
  highest: LevelIndex;
  /** The first of the highest level. */
  point: BatchPoint;
  /** Of the first point that has the level of the batch. */
  readonly judged: Float64Array;
}

const NOTHING_JUDGED = new Float64Array(64).fill(Number.NaN);

/** How many subjects are remembered. */
const MOST_SUBJECTS = 20_000;

const TRIGGERED = ['oks_triggered', 'infos_triggered', 'warns_triggered', 'crits_triggered'] as const;

export class AlertBehaviour implements NodeBehaviour {
  readonly #groups = new Map<string, AlertState>();
  readonly #subjects = new Map<TagSet, Subject>();
  #lastSubject: Subject | undefined;
  readonly #augment: Augmentation;
  /** Events that each held back. */
  readonly #inhibited = new Map<Inhibitor, number>();

  private constructor(
    private readonly options: AlertOptions,
    private readonly context: NodeContext,
    private readonly settings: StateSettings,
    private readonly templates: AlertTemplates,
    private readonly levels: Levels,
    private readonly topics: AlertTopics,
    readonly globalServices: readonly GlobalService[],
  ) {
    this.#augment = new Augmentation(options);
  }

  static start(
    known: readonly HandlerDefinition[],
    options: AlertOptions,
    context: NodeContext,
  ): AlertBehaviour | Refusal {
    const { taskId, nodeName, services } = context;
    const templates = AlertTemplates.parse(options, taskId, services.server);
    if (isRefusal(templates)) return templates;
    const place = { type: 'node', task: taskId, node: nodeName } as const;
    const handlers = startHandlers(known, options, services.handlers, place);
    if (isRefusal(handlers)) return handlers;
    const levels = Levels.compile(options, context);
    if (isRefusal(levels)) return levels;
    if (options.useFlapping && (options.flapLow > 1 || options.flapHigh > 1)) {
      return { ok: false, error: 'alert flap thresholds are percentages and should be between 0 and 1' };
    }
    const settings: StateSettings = {
      history: options.history < 2n ? 2 : Number(options.history),
      flapping: options.useFlapping ? { low: options.flapLow, high: options.flapHigh } : undefined,
      stateChangesOnly: options.stateChangesOnly || handlers.globalServices.some(({ isQuiet }) => isQuiet),
      stateChangesOnlyDuration: options.stateChangesOnlyDuration,
    };
    const topics = new AlertTopics(options.topic, context, handlers.running);
    return new AlertBehaviour(options, context, settings, templates, levels, topics, handlers.globalServices);
  }

  begin(): void {
    this.topics.register();
  }

  point(point: Point): void {
    const { name, group, tags, time } = point;
    const subject = this.#known(name, group, tags) ?? this.#meet(name, group, tags, time, groupTags(point));
    const { state } = subject;
    const level = this.levels.determine(point, state.level);
    state.add(time, level);
    const held = holdsPoint(state, level) ?? this.#trigger(state, level, time);
    if (held !== undefined) {
      this.#drop(held, subject, level, time);
      return;
    }
    const event = this.#send(subject, point.fields, time, [pointRow(point)]);
    this.context.emitPoint(this.#augment.point(point, event));
  }

  batch(batch: Batch): void {
    const { name, group, tags, tmax } = batch;
    const subject = this.#known(name, group, tags) ?? this.#meet(name, group, tags, tmax, tags);
    const { state } = subject;
    const before = state.level;
    const { judged } = this.levels;
    const worst = this.#worst(batch.points, before);
    judged.set(worst?.judged ?? NOTHING_JUDGED.subarray(0, judged.length));
    if (worst === undefined) {
      this.#drop('empty-batch', subject, before, tmax, { from: tmax, to: tmax });
      return;
    }
    const level = this.options.all ? worst.lowest : worst.highest;
    const time = this.options.all || level === OK ? tmax : worst.point.time;
    state.add(time, level);
    const held = holdsBatch(state, level) ?? this.#trigger(state, level, time);
    const window = { from: batch.points[0]?.time ?? tmax, to: tmax };
    if (held !== undefined) {
      this.#drop(held, subject, level, time, window);
      return;
    }
    const event = this.#send(subject, worst.point.fields, time, [batchRow(batch)], window);
    this.context.emitBatch(this.#augment.batch(batch, event));
  }

  get inhibitedBy(): readonly Inhibition[] {
    return Array.from(this.#inhibited, ([{ by, category, tags }, count]) => ({ ...by, category, tags, count }));
  }

  get conditions(): Conditions {
    return this.levels.conditions;
  }

  barrier(barrier: Barrier): void {
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    const state = this.#groups.get(group.group);
    for (const inhibitor of state?.inhibitors ?? []) this.context.services.inhibitors.remove(inhibitor);
    this.#groups.delete(group.group);
    this.#subjects.clear();
    this.#lastSubject = undefined;
    this.context.emitDeleteGroup(group);
  }

  cardinality(): number {
    return this.#groups.size;
  }

  inspect(): unknown {
    const groups = [...this.#groups].slice(0, 50);
    return Object.fromEntries(
      groups.map(([group, state]) => [group, { level: levelName(state.level), ...state.inspect() }]),
    );
  }

  /** The level of each point, all against the level before the batch. */
  #worst(points: readonly BatchPoint[], before: LevelIndex): Worst | undefined {
    let worst: Worst | undefined;
    for (const point of points) {
      const level = this.levels.determine(point, before);
      if (worst === undefined) worst = { lowest: level, highest: level, point, judged: this.levels.judged.slice() };
      else if (level > worst.highest) {
        worst.highest = level;
        worst.point = point;
        if (!this.options.all) worst.judged.set(this.levels.judged);
      } else if (level < worst.lowest) {
        worst.lowest = level;
        if (this.options.all) worst.judged.set(this.levels.judged);
      }
    }
    return worst;
  }

  #known(name: string, group: string, tags: TagSet): Subject | undefined {
    const last = this.#lastSubject;
    if (last !== undefined && isAbout(last, name, group, tags)) return last;
    const subject = this.#subjects.get(tags);
    if (subject === undefined || !isAbout(subject, name, group, tags)) return undefined;
    this.#lastSubject = subject;
    return subject;
  }

  #meet(name: string, group: string, tags: TagSet, time: bigint, tagsOfGroup: TagSet): Subject {
    const id = this.templates.id(name, group, tags);
    if (typeof id !== 'string') return this.context.fail(id.error);
    const state = this.#groups.get(group) ?? this.#newGroup(group, id, time, tagsOfGroup);
    const evaluations = this.context.services.evaluationsOf(id, group, tagsOfGroup);
    const subject: Subject = { name, group, tags, id, state, evaluations };
    if (this.#subjects.size >= MOST_SUBJECTS) this.#subjects.clear();
    this.#subjects.set(tags, subject);
    this.#lastSubject = subject;
    return subject;
  }

  /** The state of a group that appears: as the topics remember the event. */
  #newGroup(group: string, id: string, time: bigint, tags: TagSet): AlertState {
    const state = new AlertState(this.settings, this.#inhibitors(tags));
    const restored = this.topics.restore(id);
    if (restored.level !== OK) {
      state.add(time, restored.level);
      state.triggered(restored.time);
    }
    this.#groups.set(group, state);
    return state;
  }

  #inhibitors(tags: TagSet): readonly Inhibitor[] {
    return this.options.inhibitors.map(({ category, tags: names }) => {
      const inhibitor = new Inhibitor(
        { task: this.context.taskId, node: this.context.nodeName },
        category,
        names.map((name) => [name, tags.get(name) ?? '']),
      );
      this.context.services.inhibitors.add(inhibitor);
      return inhibitor;
    });
  }

  /** The event counts as sent for durations and inhibition, also where it is only a recovery that is not wanted. */
  #trigger(state: AlertState, level: LevelIndex, time: bigint): Outcome | undefined {
    state.triggered(time);
    return level === OK && this.options.noRecoveries ? 'no-recoveries' : undefined;
  }

  #drop(outcome: Outcome, subject: Subject, level: LevelIndex, time: bigint, window?: Window): void {
    subject.evaluations.add(level, outcome, time, window);
    this.context.dropped(OUTCOMES[outcome].words);
  }

  #send(subject: Subject, fields: Fields, time: bigint, result: readonly ResultSeries[], window?: Window): EventState {
    const { id, name, group, tags, evaluations } = subject;
    const { level, duration } = subject.state;
    const idInfo = this.templates.idInfo(name, group, tags);
    const rendered = this.templates.messageAndDetails({ idInfo, id, fields, level, time, duration });
    if (isRefusal(rendered)) {
      evaluations.add(level, 'failed', time, window);
      return this.context.fail(rendered.error);
    }
    const event = new RenderedState(id, rendered.message, rendered.details, time, duration, level);
    const { category, noRecoveries } = this.options;
    // An inhibited event reaches no topic, but its point goes on.
    const inhibitor = this.context.services.inhibitors.of(category, tags);
    if (inhibitor !== undefined) {
      this.#inhibited.set(inhibitor, (this.#inhibited.get(inhibitor) ?? 0) + 1);
      this.context.count('alerts_inhibited');
      evaluations.add(level, 'inhibited', time, window);
      return event;
    }
    this.context.count('alerts_triggered');
    this.context.count(TRIGGERED[level]);
    const taskName = this.context.taskId;
    const data = { name, taskName, category, group, tags, fields, result, recoverable: !noRecoveries };
    this.topics.collect(event, data, evaluations.add(level, this.topics.outcome, time, window));
    return event;
  }
}

function isAbout(subject: Subject, name: string, group: string, tags: TagSet): boolean {
  return subject.tags === tags && subject.group === group && subject.name === name;
}

function holdsPoint(state: AlertState, level: LevelIndex): Outcome | undefined {
  return level === OK && !state.changed ? 'ok-without-change' : state.held;
}

/** Recoveries of batches are sent even while they flap. */
function holdsBatch(state: AlertState, level: LevelIndex): Outcome | undefined {
  return level === OK && state.changed ? undefined : holdsPoint(state, level);
}

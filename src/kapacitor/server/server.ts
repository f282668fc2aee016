/** The server in miniature: its topics, tasks, endpoints and clock. */
import { Inhibitors } from '../../alert/inhibit';
import type { ServerInfo, TopicRegistry } from '../../alert/services';
import { ownTopic, Topics } from '../../alert/topic';
import { wallClock } from '../../go/time/wall-clock';
import { nameOfKind } from '../../handlers/core';
import type { Action, ActionResult, Delivery, HandlerHost, HandlerPlace, LogKeys } from '../../handlers/host';
import type { HttpAnswer, HttpRequest } from '../../handlers/request';
import type { Section } from '../../handlers/section';
import type { Environment } from '../../lambda/environment';
import type { InfluxDBCluster, NodeConfiguration, NodeServices } from '../../nodes/context';
import type { DeadmanSettings } from '../../pipeline/interpret';
import type { ScriptLanguage } from '../../pipeline/script-language';
import type { LinePoint } from '../../points/line-protocol/line-point';
import type { Point } from '../../points/point';
import type { Configuration } from '../config/config';
import type { AlertLog, Recorder } from '../record/recorder';
import { RunClock } from './clock';
import type { NodeRunner } from './node-runner';
import { measurementsOf, Router } from './router';
import type { TaskHost, TaskRunner } from './task-runner';
import type { World } from './world';

export interface ServerOptions {
  readonly language: ScriptLanguage;
  readonly configuration: Configuration;
  readonly world: World;
  readonly recorder: Recorder;
  readonly zone: string;
  readonly timersFire: boolean;
  readonly traceMessages: boolean;
  readonly wholeRequests: boolean;
  /** What `sideload` finds below an absolute directory. */
  readonly sideFiles: NodeServices['sideFiles'];
}

const NO_CONTENT: HttpAnswer = { status: 204, body: '' };

/** Ids of the server are random in Kapacitor; here they are zero, so that runs can be compared. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

export interface Endpoint {
  readonly task: TaskRunner;
  readonly name: string;
  readonly text: () => string;
}

export class Server implements TaskHost, HandlerHost {
  readonly language: ScriptLanguage;
  readonly recorder: Recorder;
  readonly clock: RunClock;
  readonly environment: Environment;
  readonly traceMessages: boolean;
  readonly wholeRequests: boolean;
  readonly topics: Topics;
  readonly hostname: string;
  readonly serverInfo: ServerInfo;
  endpoints: Endpoint[] = [];
  readonly inhibitors = new Inhibitors();
  readonly #configuration: Configuration;
  readonly #world: World;
  readonly #sideFiles: NodeServices['sideFiles'];
  readonly #replaysBatches: boolean;
  readonly #router = new Router();
  /** Handlers whose request is not answered. */
  readonly #waiting = new Set<string>();
  /** Points that tasks write back; they wait until the point at hand is done. */
  readonly #loopback: Point[] = [];
  #tasks: TaskRunner[] = [];

  constructor(options: ServerOptions) {
    const { configuration, recorder, zone } = options;
    this.language = options.language;
    this.recorder = recorder;
    this.#configuration = configuration;
    this.#world = options.world;
    this.#sideFiles = options.sideFiles;
    this.traceMessages = options.traceMessages;
    this.wholeRequests = options.wholeRequests;
    this.#replaysBatches = !options.timersFire;
    this.clock = new RunClock(options.timersFire);
    // A real server's lambdas read its own clock.
    const now = options.timersFire ? () => this.clock.now() : wallClock;
    this.environment = { now, zone, functions: options.language.functions };
    this.topics = new Topics(recorder, configuration.persistsTopics);
    this.hostname = configuration.hostname;
    this.serverInfo = { hostname: configuration.hostname, clusterId: NO_ID, serverId: NO_ID };
  }

  /** A task that has started gets the points that it asked for. */
  enable(task: TaskRunner, nodes: Parameters<typeof measurementsOf>[0]): void {
    this.#router.add(task, measurementsOf(nodes));
    this.#tasks.push(task);
  }

  /** The task is stopped before any point came, because it is defined anew. */
  disable(task: TaskRunner): void {
    task.stop();
    this.#router.remove(task);
    this.#tasks = this.#tasks.filter((each) => each !== task);
    this.endpoints = this.endpoints.filter((endpoint) => endpoint.task !== task);
    task.closeTopics();
  }

  /** Feeds one point of the data, and whatever tasks write back because of it. */
  feed(point: LinePoint, index: number): void {
    this.recorder.startPoint(index);
    this.clock.advance(point.time);
    this.#write(point);
    if (this.#loopback.length > 0) this.#writeBackAll();
  }

  /** A write request is over. */
  settle(): void {
    do {
      this.#writeBackAll();
      for (const task of this.#tasks) task.settle();
    } while (this.#loopback.length > 0);
  }

  #writeBackAll(): void {
    for (let back = this.#loopback.shift(); back !== undefined; back = this.#loopback.shift()) this.#write(back);
  }

  /** What `[deadman]` says, for every task that is defined. */
  get deadman(): DeadmanSettings {
    const section = this.#configuration.section('deadman');
    const texts = { id: section.text('id'), message: section.text('message') };
    const threshold = section.value('threshold');
    const interval = section.value('interval');
    if (!section.flag('global') || typeof interval !== 'bigint') return texts;
    return { ...texts, global: { threshold: Number(threshold ?? 0), interval } };
  }

  // What handlers ask for.

  section(name: string): Section {
    return this.#configuration.section(name);
  }

  sections(name: string): readonly Section[] {
    return this.#configuration.sections(name);
  }

  deliver(delivery: Delivery): HttpAnswer {
    const { kind, place, request, origins, secrets, preview, success } = delivery;
    const answer = this.#world.answer(request, { origins, ...(success === undefined ? {} : { success }) });
    if (this.#waits(delivery)) {
      this.recorder.says('waiting');
      return answer;
    }
    this.recorder.says('took');
    this.recorder.request({
      event: delivery.event.record,
      kind,
      name: nameOfKind(this.language.handlers, kind),
      source: sourceOf(place),
      request,
      origins,
      secrets,
      ...(preview === undefined ? {} : { preview }),
      ...(answer.error === undefined ? {} : { unreachable: answer.error }),
    });
    return answer;
  }

  /**
   * Go's client waits without limit, and a handler sends one request after the other: behind one that is not answered all
   * others of that handler wait.
   */
  #waits({ kind, place }: Delivery): boolean {
    if (!this.#world.isSlow) return false;
    const handler = `${kind} ${JSON.stringify(sourceOf(place))}`;
    const waits = this.#waiting.has(handler);
    this.#waiting.add(handler);
    return waits;
  }

  act({ kind, place, event, verb, target, content, secrets }: Action): ActionResult {
    this.recorder.says('took');
    this.recorder.action({
      event: event.record,
      kind,
      name: nameOfKind(this.language.handlers, kind),
      source: sourceOf(place),
      verb,
      target,
      content,
      secrets,
    });
    return this.#world.act(kind, target);
  }

  passes(why: 'unmatched' | 'published'): void {
    this.recorder.says(why);
  }

  log(level: 'error' | 'info' | 'debug', message: string, keys: LogKeys, place: HandlerPlace): void {
    if (level === 'error') this.recorder.says('failed');
    const source = place.type === 'node' ? { task: place.task, node: place.node } : { task: '', node: '' };
    this.recorder.log(level, message, keys, source);
  }

  // What nodes ask for.

  services(task: TaskRunner, runner: () => NodeRunner): NodeServices {
    let alertLog: AlertLog | undefined;
    const logOfAlert = () => {
      alertLog ??= this.recorder.evaluationsOf(task.taskId, runner().nodeName);
      return alertLog;
    };
    const ownTopic = () => this.#ownTopic(task, runner().nodeName);
    return {
      get ownTopic() {
        return ownTopic();
      },
      topics: this.#topicsFor(task, runner),
      inhibitors: this.inhibitors,
      server: this.serverInfo,
      handlers: this,
      evaluationsOf: (id, group, tags) => logOfAlert().of(id, group, tags),
      judges: (values) => logOfAlert().judges(values),
      serve: (name, text) => this.#serve(task, name, text),
      send: (request) => this.#send(task, runner(), request),
      write: (point) => this.#writeBack(point),
      configuration: this.#nodeConfiguration(task),
      sideFiles: this.#sideFiles,
      emitted: (name) => task.runnerNamed(name)?.emittedGroups() ?? [],
    };
  }

  closeTopic(task: TaskRunner, node: string): void {
    this.topics.close(this.#ownTopic(task, node));
    // Before its recording is replayed the task itself was enabled, and disabled again.
    this.topics.close(ownTopic('main', task.taskId, node));
  }

  /** A real server's batch tasks get their data in replays, whose topics are not those of the task that is enabled. */
  #ownTopic(task: TaskRunner, node: string): string {
    return ownTopic(this.#replaysBatches && task.isBatch ? 'replay' : 'main', task.taskId, node);
  }

  #topicsFor(task: TaskRunner, runner: () => NodeRunner): TopicRegistry {
    const { topics, recorder } = this;
    return {
      collect: (event) => recorder.as({ task: task.taskId, node: runner().nodeName }, () => topics.collect(event)),
      state: (topic, id) => topics.state(topic, id),
      restore: (topic, state) => topics.restore(topic, state),
      register: (topic, handler) => topics.register(topic, handler),
      isHeard: (topic) => topics.isHeard(topic),
    };
  }

  #serve(task: TaskRunner, name: string, text: () => string): { readonly error: string } | undefined {
    if (this.endpoints.some((endpoint) => endpoint.task === task && endpoint.name === name)) {
      return { error: `http: multiple registrations for /kapacitor/v1/tasks/${task.taskId}/${name}` };
    }
    this.endpoints.push({ task, name, text });
    return undefined;
  }

  #send(task: TaskRunner, runner: NodeRunner, request: HttpRequest): HttpAnswer {
    const source = { type: 'node', task: task.taskId, node: runner.nodeName } as const;
    const { kind, method } = runner.node.definition;
    // A node that writes to InfluxDB finds one.
    const answer = kind === 'influxdb_out' ? NO_CONTENT : this.#world.answer(request, { origins: [], success: 200 });
    const unreachable = answer.error === undefined ? {} : { unreachable: answer.error };
    this.recorder.request({ event: -1, kind, name: method, source, request, origins: [], secrets: [], ...unreachable });
    return answer;
  }

  #write(point: Point): void {
    for (const task of this.#router.targets(point)) task.feed(point);
  }

  #writeBack(point: Point): { readonly error: string } | undefined {
    this.#loopback.push(point);
    return undefined;
  }

  #nodeConfiguration(task: TaskRunner): NodeConfiguration {
    const configuration = this.#configuration;
    return {
      influxDB: (cluster) => influxDBCluster(configuration, cluster),
      httpPostEndpoint: (name) => configuration.httpPostEndpoint(name),
      dbrps: task.dbrps,
    };
  }
}

function sourceOf(place: HandlerPlace) {
  return place.type === 'node'
    ? ({ type: 'node', task: place.task, node: place.node } as const)
    : ({ type: 'handler', topic: place.topic, handler: place.handler, file: place.file } as const);
}

/** `''` names the default cluster. */
function influxDBCluster(configuration: Configuration, name: string): InfluxDBCluster | undefined {
  const enabled = configuration.sections('influxdb').filter((section) => section.flag('enabled'));
  const cluster =
    name === ''
      ? (enabled.find((section) => section.flag('default')) ?? enabled[0])
      : enabled.find((section) => section.text('name') === name);
  if (cluster === undefined) return undefined;
  const url = cluster.texts('urls')[0] ?? 'http://localhost:8086';
  const token = cluster.text('token');
  const user = cluster.text('username');
  if (token !== '') return { url, headers: [['Authorization', `Token ${token}`]] };
  if (user === '') return { url, headers: [] };
  return { url, headers: [['Authorization', `Basic ${btoa(`${user}:${cluster.text('password')}`)}`]] };
}

import { isRefusal } from '../../definition/value';
import { REFUSED } from '../../problems/refused';
import { failed, type Result, succeeded } from '../../text/result';
/** Topic handlers as the server defines them, one file after the other. Kapacitor services/alert, v1.8. */

import { findPlaced, nearestPlaced } from '../../go/json/placed';
import { joinPath } from '../../go/net/url';
import { quote } from '../../go/strconv/strconv';
import type { RunningHandler } from '../../handlers/handler';
import { type HandlerHost, type HandlerPlace, logPlain } from '../../handlers/host';
import { HANDLER_KINDS } from '../../handlers/topic-handler-kinds';
import { compileMatch, type Match } from '../../lambda/match';
import { RuntimePanic } from '../../lambda/value';
import type { Problem } from '../../problems/problem';
import type { Range } from '../../text/range';
import type { HandlerReport } from '../record/run-model';
import { type HandlerSpec, readHandlerFile } from './handler-files';

export interface HandlerFile {
  readonly path: string;
  readonly text: string;
}

/** The server's handlers, by topic and id. */
export class TopicHandlers {
  readonly #defined = new Map<string, Map<string, Defined>>();
  readonly reports: HandlerReport[] = [];
  readonly problems: Problem[] = [];

  constructor(private readonly host: HandlerHost) {}

  /** Defines what the file says, or reports why the server refuses it. */
  define({ path, text }: HandlerFile): void {
    const read = readHandlerFile(path, text);
    if (!read.ok) {
      this.#report(path, undefined, read.error, read.range);
      return;
    }
    const { spec } = read;
    const error = this.#send(spec);
    this.#report(path, spec, error, error === undefined ? undefined : errorRange(spec, error));
  }

  /** No more events will come: what handlers hold goes out, if it would within so many nanoseconds. */
  end(patience: bigint): void {
    for (const handlers of this.#defined.values()) for (const { running } of handlers.values()) running.end?.(patience);
  }

  #report(file: string, spec: HandlerSpec | undefined, error: string | undefined, range: Range | undefined): void {
    const { id = '', topic = '', kind = '' } = spec ?? {};
    if (error === undefined) {
      this.reports.push({ file, id, topic, kind });
      return;
    }
    const message = `Error: ${error}`;
    this.reports.push({ file, error: message, id, topic, kind });
    this.problems.push({
      file,
      range: range ?? { start: 0, end: 0 },
      severity: 'error',
      kapacitor: message,
      plain: REFUSED.handler,
      code: 'handler-file',
    });
  }

  /** The client asks whether the handler exists, by a path made of topic and id, and then creates or replaces it. */
  #send(spec: HandlerSpec): string | undefined {
    const path = joinPath('/', spec.topic, 'handlers', spec.id).slice(1);
    const [topic = ''] = path.split('/');
    const exists = /^[^/]*\/handlers\/[^/]*$/.test(path)
      ? this.#defined.get(topic)?.has(path.slice(topic.length + '/handlers/'.length)) === true
      : !/^[^/]*\/handlers$/.test(path) && this.#defined.has(topic);
    return exists ? this.#replace(topic, /(?:^|\/)handlers\/([^/]*)$/.exec(path)?.[1] ?? '', spec) : this.#create(spec);
  }

  #create(spec: HandlerSpec): string | undefined {
    const [topic = ''] = joinPath('/', spec.topic, 'handlers').slice(1).split('/');
    const problem = specProblem(spec, topic);
    if (problem !== undefined) return `invalid handler spec: ${problem}`;
    const started = this.#start(spec, topic);
    if (!started.ok) return `failed to create handler: ${started.error}`;
    const handlers = this.#defined.get(topic) ?? new Map<string, Defined>();
    if (handlers.has(spec.id)) {
      return `failed to create handler: cannot register handler, handler with ID ${quote(spec.id)} already exists`;
    }
    this.#register(topic, spec.id, started.value);
    return undefined;
  }

  #replace(topic: string, id: string, spec: HandlerSpec): string | undefined {
    const known = this.#defined.get(topic)?.get(id);
    if (known === undefined) return `unknown handler: ${quote(id)}`;
    const problem = specProblem(spec, topic);
    if (problem !== undefined) return `invalid handler spec: ${problem}`;
    const started = this.#start(spec, topic);
    if (!started.ok) return `failed to update handler: ${started.error}`;
    known.unregister();
    this.#defined.get(topic)?.delete(id);
    this.#register(topic, spec.id, started.value);
    return undefined;
  }

  #register(topic: string, id: string, running: RunningHandler): void {
    const handlers = this.#defined.get(topic) ?? new Map<string, Defined>();
    handlers.set(id, { running, unregister: this.host.topics.register(topic, running) });
    this.#defined.set(topic, handlers);
  }

  #start(spec: HandlerSpec, topic: string): Result<RunningHandler> {
    const definition = HANDLER_KINDS.get(spec.kind);
    if (definition === undefined) return failed(`unsupported action kind ${quote(spec.kind)}`);
    const decoded = definition.decode(spec.options, this.host);
    if (!decoded.ok) return decoded;
    const place: HandlerPlace = {
      type: 'handler',
      topic,
      handler: spec.id,
      file: spec.file,
      ranges: optionRanges(spec),
    };
    const match = spec.match === '' ? undefined : compileMatch(spec.match, this.host.environment);
    const running = decoded.use.start(this.host, place);
    if (isRefusal(running)) return running;
    if (match === undefined) return succeeded(running);
    if (!match.ok) return failed(match.error);
    return succeeded(new MatchingHandler(this.host, place, match.match, running));
  }
}

interface Defined {
  readonly running: RunningHandler;
  readonly unregister: () => void;
}

/** A handler that gets only the events for which an expression is true. */
class MatchingHandler implements RunningHandler {
  readonly name: string;

  constructor(
    private readonly host: HandlerHost,
    private readonly place: HandlerPlace,
    private readonly match: Match,
    private readonly handler: RunningHandler,
  ) {
    this.name = handler.name ?? '';
  }

  handle(event: Parameters<RunningHandler['handle']>[0]): void {
    const { state, data, previousLevel } = event;
    const result = this.match.evaluate({
      level: state.level,
      previousLevel,
      name: data.name,
      taskName: data.taskName,
      duration: state.duration,
      tags: data.tags,
    });
    if (result === true) this.handler.handle(event);
    else if (result === false) this.host.passes('unmatched');
    else {
      // What panics leaves the expression as Go's own error, and the handler goes on with the next event.
      const message = result instanceof RuntimePanic ? 'recovered from panic' : 'failed to evaluate match expression';
      logPlain(this.host, this.place, message, result.message);
    }
  }

  end(patience: bigint): void {
    this.handler.end?.(patience);
  }
}

const TOPIC = /^[-:._\p{L}0-9]+$/u;
const ID = /^[-._\p{L}0-9]+$/u;

/** The topic's message names the id. */
function specProblem({ id, kind }: HandlerSpec, topic: string): string | undefined {
  const only = "must contain only letters, numbers, '-', '.' and '_'.";
  if (!TOPIC.test(topic)) return `handler topic ${only} ${quote(id)}`;
  if (!ID.test(id)) return `handler ID ${only} ${quote(id)}`;
  return kind === '' ? 'handler Kind must not be empty' : undefined;
}

function optionRanges({ json }: HandlerSpec): ReadonlyMap<string, Range> {
  const options = findPlaced(json, 'options')?.value;
  const members = options?.kind === 'object' ? options.members : [];
  return new Map(members.map(({ name, value }) => [name.toLowerCase(), value.range]));
}

/** What of the file an error is about. */
function errorRange({ json, match }: HandlerSpec, error: string): Range | undefined {
  const option = /\n\* '([^']*)'/.exec(error)?.[1];
  const unknown = /has invalid keys: ([^,\n]*)/.exec(error)?.[1];
  if (unknown !== undefined) return nearestPlaced(json, `options.${unknown}`)?.key;
  const part = option === undefined ? partOf(error, match) : `options.${option}`;
  return nearestPlaced(json, part)?.value.range;
}

function partOf(error: string, match: string): string {
  if (/unsupported action kind|Kind must not be empty/.test(error)) return 'kind';
  if (/handler topic must/.test(error)) return 'topic';
  if (/handler ID|unknown handler/.test(error)) return 'id';
  return match === '' ? 'options' : 'match';
}

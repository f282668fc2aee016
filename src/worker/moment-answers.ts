import type { Engine } from '../kapacitor/engine/engine';
import { countsAt, traceAt } from '../kapacitor/record/trace-at';
import { TraceWalk } from '../kapacitor/record/trace-walk';
import type { PlainRunOptions } from '../kapacitor/run/run-options';
import type { RunSession } from '../kapacitor/run/run-session';
import type { Workspace } from '../workspace/workspace';
import type { TraceAnswer } from './api';

/** Milliseconds between two looks at the messages. */
const SLICE = 25;

/** Answers what a run did at a moment: from what it recorded, or by walking there. */
export class MomentAnswers {
  readonly #walk: TraceWalk;
  /** Of several questions of a kind only the newest walks on; one of another kind waits for its end. */
  readonly #newest = { state: 0, level: 0 };
  #underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly run: RunSession,
    engine: Engine,
    workspace: Workspace,
    options: PlainRunOptions,
    private readonly yieldToMessages: () => Promise<void>,
  ) {
    this.#walk = new TraceWalk(engine, workspace, options);
  }

  /** At once, and without the node's state; `undefined` where the run kept too little. */
  recorded(at: number, task: string, node: string): TraceAnswer | undefined {
    return answerOf(this.run, at, task, node);
  }

  /** `undefined` when a newer question came, or the run never got there. */
  async walked(at: number, task: string, node: string): Promise<TraceAnswer | undefined> {
    const session = await this.#goTo(at, 'state');
    return session === undefined ? undefined : answerOf(session, at, task, node);
  }

  /** A session that has traced the moment. */
  async sessionAt(at: number, task: string, node: string): Promise<RunSession | undefined> {
    return traceAt(this.run, task, node, at) === undefined ? this.#goTo(at, 'level') : this.run;
  }

  /** Ends the walks under way. */
  cancel(): void {
    this.#newest.state++;
    this.#newest.level++;
  }

  #goTo(at: number, kind: 'state' | 'level'): Promise<RunSession | undefined> {
    const own = ++this.#newest[kind];
    const walk = this.#underWay.then(() => this.#walkTo(at, () => own === this.#newest[kind]));
    // Whoever asked looks at it before the next one walks on.
    this.#underWay = walk.then(
      () => this.yieldToMessages(),
      () => undefined,
    );
    return walk;
  }

  async #walkTo(at: number, isNewest: () => boolean): Promise<RunSession | undefined> {
    if (!isNewest()) return undefined;
    const session = this.#walk.goTo(at);
    while (!this.#walk.step(SLICE)) {
      await this.yieldToMessages();
      if (!isNewest()) return undefined;
    }
    return session;
  }
}

function answerOf(session: RunSession, at: number, task: string, node: string): TraceAnswer | undefined {
  const counts = countsAt(session, task, at);
  const moment = traceAt(session, task, node, at);
  return counts === undefined || moment === undefined ? undefined : { counts, moment };
}

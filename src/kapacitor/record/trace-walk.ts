import type { Workspace } from '../../workspace/workspace';
import type { Engine } from '../engine/engine';
import type { RunOptions } from '../run/run-options';
import { RunSession } from '../run/run-session';

/** Enough for any run that was once made: what it walks through has ended before. */
const MILLISECONDS = 120_000;

/**
 * A second run that stands at one moment and has traced that moment only: for the state of the nodes, and for what the
 * run itself did not keep. Going on feeds the points between; going back begins anew.
 */
export class TraceWalk {
  #session: RunSession | undefined;
  #target = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly engine: Engine,
    private readonly workspace: Workspace,
    private readonly options: RunOptions,
  ) {}

  /** Sets out for a moment; the session that will stand there. */
  goTo(at: number): RunSession {
    const { events } = this.options.budget ?? { events: Number.POSITIVE_INFINITY };
    const budget = { milliseconds: MILLISECONDS, events };
    if (this.#session === undefined || this.#session.moment > at) {
      this.#session = new RunSession(this.engine, this.workspace, { ...this.options, trace: 'full', budget });
      this.#target = Number.NEGATIVE_INFINITY;
    }
    if (this.#target !== at) this.#session.traceFrom(at);
    this.#target = at;
    return this.#session;
  }

  /** Walks for about so many milliseconds; true when it is there. */
  step(milliseconds: number): boolean {
    return this.#session?.step(milliseconds, this.#target) ?? true;
  }
}

/** Milliseconds of a step between two looks. */
const PAUSE = 50;

/** Looks now and then, within a step that takes long, whether it is to stop: there no message comes in. */
export class StopListener {
  #last = 0;

  constructor(private readonly isToldToStop: () => boolean) {}

  /** `began`: the step, by the clock of `performance`. */
  hears(began: number): boolean {
    const now = performance.now();
    if (now - Math.max(began, this.#last) <= PAUSE) return false;
    this.#last = now;
    return this.isToldToStop();
  }
}

import { EventEmitter } from 'node:events';
import type { Thread } from '../../src/cli/own-thread';

/** A thread that says what the test says. */
export class FakeThread<Answer> extends EventEmitter implements Thread<Answer> {
  isTerminated = false;

  constructor(readonly task: unknown) {
    super();
  }

  begins(milliseconds: number): void {
    this.emit('message', { begun: milliseconds });
  }

  answers(answer: Answer): void {
    this.emit('message', { answer });
  }

  async terminate(): Promise<void> {
    this.isTerminated = true;
    this.emit('exit');
  }
}

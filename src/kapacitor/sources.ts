/** The points of a workspace's data files, one after the other. */

import type { LinePoint } from '../points/line-point';
import { type LineProtocolReader, readLineProtocol } from '../points/line-protocol';
import { SeriesList } from '../points/series';
import type { CaseFile } from './case-file';
import { filesOf, type Workspace, type WorkspaceFile } from './files';
import type { Problem } from './run-model';

/** Gives points in write requests, and keeps what was wrong with the refused ones. */
export class PointSources {
  readonly series = new SeriesList();
  readonly files: readonly string[];
  readonly writeErrors: string[] = [];
  readonly problems: Problem[] = [];
  /** Bytes of all line protocol. */
  readonly size: number;
  /** Index into `files` of the point that `next` gave last. */
  file = 0;
  readonly #readers: readonly LineProtocolReader[];
  #request: readonly LinePoint[] = [];
  #at = 0;

  constructor(workspace: Workspace, caseFile: CaseFile) {
    const files = filesOf(workspace, 'points');
    this.files = files.map(({ path }) => path);
    this.#readers = files.map((file) => this.#open(file, caseFile));
    this.size = this.#readers.reduce((sum, reader) => sum + reader.size, 0);
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#readers.reduce((sum, reader) => sum + reader.position, 0);
  }

  next(): LinePoint | undefined {
    for (;;) {
      const point = this.#request[this.#at];
      if (point !== undefined) {
        this.#at++;
        return point;
      }
      if (!this.#nextRequest()) return undefined;
    }
  }

  #open(file: WorkspaceFile, caseFile: CaseFile): LineProtocolReader {
    const { precision, writeBatch } = caseFile;
    return readLineProtocol(file.content, { precision, writeBatch, series: this.series });
  }

  #nextRequest(): boolean {
    for (; this.file < this.#readers.length; this.file++) {
      const request = this.#readers[this.file]?.next();
      if (request === undefined) continue;
      if (request.refusal !== undefined) this.#refused(request.refusal, request.badLines);
      this.#request = request.points;
      this.#at = 0;
      return true;
    }
    return false;
  }

  #refused(refusal: string, badLines: readonly { start: number; end: number; text: string; reason: string }[]): void {
    this.writeErrors.push(refusal);
    for (const { start, end, text, reason } of badLines) {
      this.problems.push({
        file: this.files[this.file] ?? '',
        range: { start, end },
        severity: 'error',
        kapacitor: `unable to parse '${text}': ${reason}`,
        plain: `This line is no point (${reason}), and a server refuses all lines that were written together with it.`,
        code: 'line-protocol',
      });
    }
  }
}

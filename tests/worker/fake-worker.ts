import type { Run } from '../../src/kapacitor/record/run-model';
import type { LanguageService } from '../../src/language/service';
import type { Problem } from '../../src/problems/problem';
import type { RunProgress } from '../../src/worker/api';
import type { WorkerHandle } from '../../src/worker/client';
import type { SentFile } from '../../src/worker/sent-files';
import { sharingService } from '../../src/worker/sharing-service';

const SERVICE: LanguageService = {
  complete: async () => [],
  hover: async () => undefined,
  signature: async () => undefined,
  definition: async () => undefined,
  references: async () => [],
  rename: async () => ({ ok: false, error: '' }),
  symbols: async () => [],
  folding: async () => [],
  semanticTokens: async () => [],
  templateForm: async () => undefined,
  giveVar: async () => ({ ok: false, error: '' }),
  newTask: async () => undefined,
};

/** A worker whose runs end when the test says so. */
export class FakeWorker {
  readonly runs: {
    readonly workspace: readonly SentFile[];
    readonly going: string;
    readonly progress: RunProgress;
    readonly snapshot: (run: Run) => void;
    readonly done: (run: Run) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  stops = 0;
  terminated = false;
  /** Gives no answer to anything but runs. */
  hangs = false;
  failure: (message: string) => void = () => {};
  problems: () => Promise<readonly Problem[]> = async () => [];

  handle(): WorkerHandle {
    return {
      api: {
        run: (workspace, _options, going, progress, snapshot) =>
          new Promise((done, fail) => {
            this.runs.push({ workspace, going, progress, snapshot, done, fail });
          }),
        stop: async () => {
          this.stops++;
        },
        problems: () => this.problems(),
        chart: () => new Promise(() => undefined),
        explain: async () => [],
        trace: async () => undefined,
        tunable: async () => [],
        count: async () => undefined,
        compare: async () => ({ events: [], onlyFirst: [], onlySecond: [], isPartial: false }),
        traceWithState: async () => undefined,
        format: async (value) => ({ ok: true, value }),
        recipe: () => Promise.resolve(undefined),
        lineFault: () => Promise.resolve(undefined),
        output: async () => undefined,
        behind: async () => [],
        convert: async () => undefined,
      },
      language: async () => {
        if (this.hangs) await new Promise(() => {});
        return SERVICE;
      },
      sharing: async () => {
        if (this.hangs) await new Promise(() => {});
        return sharingService(() => []);
      },
      terminate: () => {
        this.terminated = true;
      },
      onFailure: (report) => {
        this.failure = report;
      },
    };
  }
}

import type { SectionDefinition } from '../../handlers/section';
import type { ScriptLanguage } from '../../pipeline/script-language';
import type { BatchHost, BatchRun } from '../batch/batch';
import type { defineTopicHandlers } from '../handler-files/topic-handlers';
import type { DataReaders } from '../run/sources';
import type { readSideFiles } from '../server/side-files';
import type { loadDirectory } from '../templates/load-directory';
import type { readVarsFile } from '../templates/task-file';

/** What scripts can be made of and workspaces can hold; runs, analysis and compilation are given it. */
export interface Engine extends ScriptLanguage {
  /** Of Kapacitor, whose behaviour it has. */
  readonly release: string;
  /** Of kapacitor.conf. */
  readonly sections: readonly SectionDefinition[];
  /** What most workspaces do without. */
  readonly readers: FileReaders | undefined;
}

/** Readers of files beyond scripts, line protocol and the configuration, and what answers batch tasks. */
export interface FileReaders extends DataReaders {
  readonly defineTopicHandlers: typeof defineTopicHandlers;
  readonly runBatches: (host: BatchHost) => BatchRun;
  readonly readSideFiles: typeof readSideFiles;
  readonly loadDirectory: typeof loadDirectory;
  readonly readVarsFile: typeof readVarsFile;
}

/** Asking the core for a reader is a bug: see needsWhole. */
export function readersOf({ readers }: Engine): FileReaders {
  if (readers === undefined) throw new Error('this engine reads scripts, line protocol and the configuration only');
  return readers;
}

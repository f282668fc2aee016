/** Every part of the engine. Node entries and tests install them at once, the worker when a workspace needs more than the common ones. */
import { installRegexpEngine } from '../go/regexp-engine';
import { installHtmlEscaping } from '../go/template/html';
import { installMath } from '../lambda/functions/all';
import { installNodes } from '../nodes/all';
import { readCsv } from '../points/csv';
import { readStreamRecording } from '../points/stream-recording';
import { BATCH_RUN } from './batch';
import { runBatches } from './batch-run';
import { SIDE_FILES, TOPIC_HANDLERS } from './setup';
import { readSideFiles } from './side-files';
import { DATA_READERS } from './sources';
import { defineTopicHandlers } from './topic-handlers';

export function installEverything(): void {
  installRegexpEngine();
  installHtmlEscaping();
  installMath();
  installNodes();
  TOPIC_HANDLERS.install(defineTopicHandlers);
  BATCH_RUN.install(runBatches);
  SIDE_FILES.install(readSideFiles);
  DATA_READERS.install({ readCsv, readStreamRecording });
}

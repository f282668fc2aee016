/** Every part of the engine. Node entries and tests install them at once, the worker when a workspace needs more than the common ones. */

import { installHtmlEscaping } from '../../go/html-template/install';
import { installRegexpEngine } from '../../go/regexp/engine';
import { installMath } from '../../lambda/functions/all';
import { installNodes } from '../../nodes/all';
import { readCsv } from '../../points/formats/csv/csv';
import { readStreamRecording } from '../../points/formats/recording/stream-recording';
import { BATCH_RUN } from '../batch/batch';
import { runBatches } from '../batch/run-batches';
import { defineTopicHandlers } from '../handler-files/topic-handlers';
import { readSideFiles } from '../server/side-files';
import { SIDE_FILES, TOPIC_HANDLERS } from './configure-server';
import { DATA_READERS } from './sources';

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

import { installHtmlEscaping } from '../../go/html-template/install';
import { installRegexpEngine } from '../../go/regexp/engine';
import { HANDLERS } from '../../handlers';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import { NODES } from '../../nodes/all';
import { nodesByMethod } from '../../nodes/core';
import { readStreamRecording } from '../../points/formats/recording/stream-recording';
import { runBatches } from '../batch/run-batches';
import { SECTIONS } from '../config/all-sections';
import { dataReport, foreignPoints, holdsData, recogniseFile } from '../data/foreign';
import { defineTopicHandlers } from '../handler-files/topic-handlers';
import { readSideFiles } from '../server/side-files';
import { loadDirectory } from '../templates/load-directory';
import { readVarsFile } from '../templates/task-file';
import type { Engine } from './engine';
import { RELEASE } from './release';

installRegexpEngine();
installHtmlEscaping();

/** Everything that Kapacitor's scripts and a workspace's files can ask for. */
export const WHOLE: Engine = {
  release: RELEASE,
  nodes: nodesByMethod(NODES),
  functions: LAMBDA_FUNCTIONS,
  handlers: HANDLERS,
  sections: SECTIONS,
  readers: {
    defineTopicHandlers,
    runBatches,
    readSideFiles,
    loadDirectory,
    readVarsFile,
    holdsData,
    recogniseFile,
    foreignPoints,
    dataReport,
    readStreamRecording,
  },
};

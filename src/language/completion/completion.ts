/** What can be written at a place of a file. */

import { distinct } from '../../nodes/shape/schema';
import { type FileKind, fileKind, SCRIPT_KINDS } from '../../workspace/kinds';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { analyseScript } from '../analysis';
import { completeCaseFile } from '../case-file/complete';
import { handlerSpecs } from '../handler-spec';
import { dataOf } from '../schema/data';
import { analyseTaskFile } from '../task-files/analysis';
import { completeTaskFile } from '../task-files/complete';
import { completeConfig } from './complete-config';
import { completeHandlerFile } from './complete-handler-file';
import { completeScript, topicsOf } from './complete-script';
import type { CompletionItem } from './completion-item';

export type { CompletionItem } from './completion-item';

export function complete(workspace: Workspace, file: string, offset: number): readonly CompletionItem[] {
  const found = workspace.find(({ path }) => path === file);
  if (found === undefined) return [];
  return COMPLETIONS[fileKind(file)](found, offset, workspace);
}

type Complete = (file: WorkspaceFile, offset: number, workspace: Workspace) => readonly CompletionItem[];

const COMPLETIONS = {
  script: inScript,
  loadedScript: inScript,
  template: inScript,
  handler: (file, offset, workspace) => completeHandlerFile(textOf(file), offset, topics(workspace)),
  config: (file, offset) => completeConfig(textOf(file), offset),
  taskFile: inTaskFile,
  points: nothing,
  recording: nothing,
  csv: nothing,
  environment: nothing,
  stray: nothing,
  vars: inTaskFile,
  sideload: nothing,
  case: (file, offset, workspace) => completeCaseFile(textOf(file), offset, workspace),
  recipe: nothing,
  other: nothing,
} satisfies Readonly<Record<FileKind, Complete>>;

function nothing(): readonly CompletionItem[] {
  return [];
}

function inTaskFile({ path }: WorkspaceFile, offset: number, workspace: Workspace): readonly CompletionItem[] {
  const analysis = analyseTaskFile(workspace, path);
  if (analysis === undefined) return [];
  const { series } = dataOf(workspace);
  return completeTaskFile(analysis, offset, {
    databases: distinct(series.map(({ database }) => database)),
    retentionPolicies: distinct(series.map(({ retentionPolicy }) => retentionPolicy)),
  });
}

function inScript({ path }: WorkspaceFile, offset: number, workspace: Workspace): readonly CompletionItem[] {
  const analysis = analyseScript(workspace, path);
  return analysis === undefined ? [] : completeScript(analysis, offset, { topics: topics(workspace) });
}

/** Topics that handler files and scripts name. */
function topics(workspace: Workspace): readonly string[] {
  const ofHandlers = handlerSpecs(workspace).flatMap(({ topic }) => (topic === '' ? [] : [topic]));
  const ofScripts = filesOf(workspace, ...SCRIPT_KINDS).flatMap(({ path }) => {
    const analysis = analyseScript(workspace, path);
    return analysis === undefined ? [] : topicsOf(analysis);
  });
  return [...new Set([...ofHandlers, ...ofScripts])].sort();
}

/** What can be written at a place of a file. */

import { readHandlerFile } from '../../kapacitor/handler-files/handler-files';
import { fileKind, filesOf, textOf, type Workspace } from '../../workspace/workspace';
import { analyseScript } from '../analysis';
import { completeConfig } from './complete-config';
import { completeHandlerFile } from './complete-handler-file';
import { completeScript, topicsOf } from './complete-script';
import type { CompletionItem } from './completion-item';

export type { CompletionItem, ItemKind } from './completion-item';

export function complete(workspace: Workspace, file: string, offset: number): readonly CompletionItem[] {
  const found = workspace.find(({ path }) => path === file);
  if (found === undefined) return [];
  switch (fileKind(file)) {
    case 'script': {
      const analysis = analyseScript(workspace, file);
      return analysis === undefined ? [] : completeScript(analysis, offset, { topics: topics(workspace) });
    }
    case 'handler':
      return completeHandlerFile(textOf(found), offset, topics(workspace));
    case 'config':
      return completeConfig(textOf(found), offset);
    default:
      return [];
  }
}

/** Topics that handler files and scripts name. */
export function topics(workspace: Workspace): readonly string[] {
  const ofHandlers = filesOf(workspace, 'handler').flatMap((file) => {
    const read = readHandlerFile(file.path, textOf(file));
    return read.ok && read.spec.topic !== '' ? [read.spec.topic] : [];
  });
  const ofScripts = filesOf(workspace, 'script').flatMap(({ path }) => {
    const analysis = analyseScript(workspace, path);
    return analysis === undefined ? [] : topicsOf(analysis);
  });
  return [...new Set([...ofHandlers, ...ofScripts])].sort();
}

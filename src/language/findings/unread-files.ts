import { holdsData } from '../../kapacitor/data/foreign';
import { whatElse } from '../../points/formats/read/no-data';
import { readCaseFile } from '../../workspace/case-file';
import { fileKind } from '../../workspace/kinds';
import { isUnitFile } from '../../workspace/paths';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { taskFileOutside } from '../task-files/outside';
import type { Finding } from './finding';

/** A file whose name suggests that it was meant to count, but nothing reads it. */
export function unreadFindings(file: WorkspaceFile, workspace: Workspace): readonly Finding[] {
  if (isNamed(file, workspace) || (fileKind(file.path) === 'other' && holdsData(file))) return [];
  const outside = taskFileOutside(file, workspace);
  if (outside !== undefined) return [outside];
  const reason = unreadReason(file) ?? pastedReason(file);
  if (reason === undefined) return [];
  return [
    { range: { start: 0, end: 0 }, severity: 'info', plain: `Nothing reads this file. ${reason}`, code: 'unread' },
  ];
}

/** case.json gives its vars to a script. */
function isNamed({ path }: WorkspaceFile, workspace: Workspace): boolean {
  const [caseJson] = filesOf(workspace, 'case');
  if (caseJson === undefined) return false;
  const { caseFile } = readCaseFile(caseJson.path, textOf(caseJson));
  return [...caseFile.tasks.values()].some(({ vars }) => vars === path);
}

/** What was pasted in place of data, where that is known. */
function pastedReason({ path, content }: WorkspaceFile): string | undefined {
  if (fileKind(path) !== 'other' || path.includes('/') || typeof content !== 'string') return undefined;
  if (content.trim() === '' || !/\.(?:txt|log|out|data|lines?|influx|tsv)$|^[^.]+$/i.test(path)) return undefined;
  const words = whatElse(content);
  return words === undefined ? undefined : `It ${words}.`;
}

function unreadReason(file: WorkspaceFile): string | undefined {
  const { path } = file;
  if (fileKind(path) === 'stray') {
    return /^(?:(?!tasks\/)[^/]+\/)*templates\//.test(path)
      ? 'Of templates/ Kapacitor reads the files *.tick, and no folders.'
      : 'Of tasks/ Kapacitor reads the files *.tick, *.yaml, *.yml and *.json, and no folders.';
  }
  if (/\.(?:toml|conf)$/i.test(path)) return 'The configuration is read from kapacitor.conf.';
  if (!/\.(?:ya?ml|json)$/i.test(path) || isUnitFile(file)) return undefined;
  return 'Handler files are read from the folder handlers/, those of sideload() from sideload/.';
}

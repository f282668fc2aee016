import { writeLines } from '../../points/formats/read/write-lines';
import { readCaseFile } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';
import { readAnyFile } from './foreign';

/** A data file as line protocol; `undefined` when nothing in it is known. */
export function convertFile(workspace: Workspace, path: string): string | undefined {
  const file = workspace.find((each) => each.path === path);
  const [caseJson] = filesOf(workspace, 'case');
  const { caseFile } = readCaseFile('case.json', caseJson === undefined ? undefined : textOf(caseJson));
  const data = file && readAnyFile(file, workspace, caseFile);
  return data && writeLines(data.points).text;
}

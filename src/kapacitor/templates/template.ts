/** A template as the server defines it. Kapacitor services/task_store/service.go handleCreateTemplate, v1.8. */

import { type DefinedTemplate, defineTemplate, refused } from '../../pipeline/define-task';
import { holdsNil } from '../../pipeline/zero';
import type { Problem } from '../../problems/problem';
import { REFUSED } from '../../problems/refused';
import { formatScript } from '../../tickscript/format';
import { textOf, type WorkspaceFile } from '../../workspace/workspace';
import type { TemplateReport } from '../record/run-model';
import type { Server } from '../server/server';
import { idFault } from '../server/task';
import type { LoadedScript } from './loaded-script';
import { varReport } from './var-report';

export interface TemplateRead {
  readonly report: TemplateReport;
  readonly problems: readonly Problem[];
}

export function readTemplate(file: WorkspaceFile, script: LoadedScript, server: Server): TemplateRead {
  const { path } = file;
  const { id } = script;
  const fault = idFault('template', id);
  const defined: DefinedTemplate =
    fault === undefined ? defineTemplate(server.language, script.text, server.deadman) : refused({ message: fault });
  if (!defined.ok) {
    const { message, panic } = defined.error;
    const report = { id, file: path, vars: [], ...(panic ? { panic: message } : { error: message }) };
    const problems = defined.errors.map(({ message: kapacitor, range = START }): Problem => {
      return { file: path, range, severity: 'error', kapacitor, plain: REFUSED.template, code: 'refused' };
    });
    return { report, problems };
  }
  const { type, vars } = defined.template;
  const formatted = formatScript(textOf(file));
  const nil = vars.find(({ value }) => value !== undefined && holdsNil(value));
  const report = {
    id,
    file: path,
    type,
    ...(formatted.ok ? { formatted: formatted.text } : {}),
    vars: vars.map(varReport),
    ...(nil === undefined ? {} : { panic: NIL }),
  };
  if (nil === undefined) return { report, problems: [] };
  const { range, name } = nil;
  const plain = `The default of ${name} takes in a var that is only declared. Kapacitor's request handler breaks when it lists such a default: give that var a default, too.`;
  return { report, problems: [{ file: path, range, severity: 'error', kapacitor: NIL, plain, code: 'template-nil' }] };
}

const START = { start: 0, end: 0 };
const NIL = 'runtime error: invalid memory address or nil pointer dereference';

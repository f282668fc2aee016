/** Tasks that nothing comes to: other databases than the data's, queries without rows. */
import type { Run, TaskReport } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import { type Finding, inserted, listed, replaced } from '../language/findings/finding';
import { propertyCall, textValue } from '../language/model';
import { analyseTaskFile, type TaskFileAnalysis } from '../language/task-files/analysis';
import { distinct } from '../nodes/shape/schema';
import type { Range } from '../text/range';
import type { DbrpNode } from '../tickscript/ast';
import { dbrpStatement } from '../tickscript/literals';
import type { Dbrp } from '../workspace/case-file';
import { filesOf } from '../workspace/workspace';
import { queryFindings } from './query-rows';
import { received, type TaskFacts } from './task-facts';

export function sourceFindings(facts: TaskFacts): readonly Finding[] {
  const { task, run } = facts;
  if (run.points.count === 0) return [];
  return task.type === 'batch' ? queryFindings(task, run, facts.workspace, firstCall(task)) : streamFindings(facts);
}

function streamFindings({ task, run, workspace }: TaskFacts): readonly Finding[] {
  const [source] = task.nodes;
  if (source === undefined || received(source) > 0) return [];
  const { seriesList } = run.points;
  const present = distinct(seriesList.map(dbrpWords));
  const wanted = task.dbrps.map(dbrpWords);
  if (wanted.some((name) => present.includes(name))) return chosenFindings(task, run, workspace, new Set(wanted));
  const statements = dbrpStatements(task, workspace);
  const isWanted = (name: string) => wanted.some((own) => own.toLowerCase() === name.toLowerCase());
  const meant = seriesList.find((series) => isWanted(dbrpWords(series))) ?? seriesList[0];
  const [statement] = statements;
  // A script without a statement has what case.json or the playground says.
  const isByDefault = filesOf(workspace, 'case').length === 0;
  const canFix = statement !== undefined && statements.length === 1 && meant !== undefined;
  return [
    {
      range: statement?.range ?? firstCall(task),
      severity: 'warning',
      code: 'dbrp-without-data',
      plain: `${task.id} takes ${listed(wanted)}; the data are ${listed(present)}, so no point comes to it.`,
      ...(canFix ? { fix: replaced(statement.range, dbrpStatement(meant)) } : {}),
      ...(statements.length === 0 && isByDefault && meant !== undefined
        ? { fix: inserted(0, `${dbrpStatement(meant)}\n\n`) }
        : {}),
    },
  ];
}

/** Points of its databases come, and no `from` chooses any: by values of a task file, which no script tells. */
function chosenFindings(
  task: TaskReport,
  { points }: Run,
  workspace: TaskFacts['workspace'],
  wanted: ReadonlySet<string>,
): readonly Finding[] {
  const model = task.template === undefined ? undefined : analyseScript(workspace, task.script)?.model;
  if (model === undefined) return [];
  const series = points.seriesList.filter((each) => wanted.has(dbrpWords(each)));
  const there = distinct(series.map(({ name }) => name));
  const given = analyseTaskFile(workspace, task.file);
  return model.nodes.flatMap((node): readonly Finding[] => {
    const argument = propertyCall(node, 'measurement')?.args[0];
    if (node.method !== 'from' || argument?.kind !== 'identifier' || given === undefined) return [];
    const asked = givenText(given, argument.name) ?? textValue(model, argument);
    if (asked === undefined || there.includes(asked)) return [];
    const plain = `${task.id} asks for the measurement ${asked} (${argument.name}), and no point is of it: ${there.length === 1 ? 'there is' : 'there are'} ${listed(there)}.`;
    return [{ range: argument.range, severity: 'warning', code: 'unknown-measurement', plain }];
  });
}

/** What a task file gives a var of a template, where it is a text. */
function givenText({ root }: TaskFileAnalysis, name: string): string | undefined {
  const vars = root?.members.findLast((member) => member.name === 'vars')?.value;
  const own = vars?.kind === 'object' ? vars.members.findLast((member) => member.name === name)?.value : undefined;
  const value = own?.kind === 'object' ? own.members.findLast((member) => member.name === 'value')?.value : undefined;
  return value?.kind === 'string' ? value.value : undefined;
}

function dbrpWords({ database, retentionPolicy }: Dbrp): string {
  return `${database === '' ? '""' : database}.${retentionPolicy === '' ? '""' : retentionPolicy}`;
}

function dbrpStatements({ script }: TaskReport, workspace: TaskFacts['workspace']): readonly DbrpNode[] {
  const statements = analyseScript(workspace, script)?.parsed.partial.statements ?? [];
  return statements.filter((statement): statement is DbrpNode => statement.kind === 'dbrp');
}

function firstCall({ nodes }: TaskReport): Range {
  return (nodes[1] ?? nodes[0])?.range ?? { start: 0, end: 0 };
}

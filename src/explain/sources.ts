/** Tasks that nothing comes to: other databases than the data's, queries without rows. */
import type { TaskReport } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import { type Finding, inserted, listed, replaced } from '../language/findings/finding';
import { distinct } from '../nodes/shape/schema';
import { moment } from '../points/clock';
import { counted } from '../text/counted';
import type { Range } from '../text/range';
import type { DbrpNode } from '../tickscript/ast';
import { dbrpStatement } from '../tickscript/literals';
import type { Dbrp } from '../workspace/case-file';
import { filesOf } from '../workspace/workspace';
import { received, type TaskFacts } from './task-facts';

export function sourceFindings(facts: TaskFacts): readonly Finding[] {
  const { task, run } = facts;
  if (run.points.count === 0) return [];
  return task.type === 'batch' ? queryFindings(facts) : streamFindings(facts);
}

function streamFindings({ task, run, workspace }: TaskFacts): readonly Finding[] {
  const [source] = task.nodes;
  if (source === undefined || received(source) > 0) return [];
  const { seriesList } = run.points;
  const present = distinct(seriesList.map(dbrpWords));
  const wanted = task.dbrps.map(dbrpWords);
  if (wanted.some((name) => present.includes(name))) return [];
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

/** Mostly the queries are about another time than the data. */
function queryFindings({ task, run }: TaskFacts): readonly Finding[] {
  const own = run.queries.filter((query) => query.task === task.id);
  if (own.some(({ rows, error }) => rows > 0 || error !== undefined)) return [];
  const [first, last] = [own[0], own.at(-1)];
  const node = task.nodes.find(({ name }) => name === first?.node);
  const finding = (plain: string): Finding => {
    return { range: node?.range ?? firstCall(task), severity: 'warning', code: 'no-query-rows', plain };
  };
  if (first === undefined || last === undefined) return [];
  const asked =
    own.length === 1
      ? `The query of ${moment(first.tick)} gave no rows`
      : `The ${counted(own.length, 'query', 'queries')} from ${moment(first.tick)} to ${moment(last.tick)} gave no rows`;
  const span = timesOf(run.points.time);
  const data = span === undefined ? '' : `; the points are from ${moment(span.from)} to ${moment(span.to)}`;
  return [finding(`${asked}${data}.`)];
}

function timesOf(times: BigInt64Array): { readonly from: bigint; readonly to: bigint } | undefined {
  let [from] = times;
  if (from === undefined) return undefined;
  let to = from;
  for (const time of times) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return { from, to };
}

/** What a program says about its task (Kapacitor services/task_store/util.go, v1.8). */
import type { Expression, Program } from '../tickscript/ast';

export type TaskType = 'stream' | 'batch';

export interface DatabaseAndPolicy {
  readonly database: string;
  readonly retentionPolicy: string;
}

/** `undefined`: no chain or declaration begins with `stream` or `batch`, or some with one and some with the other. */
export function taskTypeOf(program: Program): TaskType | undefined {
  const types = new Set<TaskType>();
  for (const statement of program.statements) {
    const name =
      statement.kind === 'declaration'
        ? leftmostName(statement.value)
        : statement.kind === 'chain'
          ? leftmostName(statement.left)
          : undefined;
    if (name === 'stream' || name === 'batch') types.add(name);
  }
  const [type] = types;
  return types.size === 1 ? type : undefined;
}

function leftmostName(expression: Expression): string | undefined {
  let left = expression;
  while (left.kind === 'chain') left = left.left;
  return left.kind === 'identifier' ? left.name : undefined;
}

/** The `dbrp` statements. */
export function dbrpsOf(program: Program): readonly DatabaseAndPolicy[] {
  return program.statements.flatMap((statement) =>
    statement.kind === 'dbrp'
      ? [{ database: statement.database.name, retentionPolicy: statement.retentionPolicy.name }]
      : [],
  );
}

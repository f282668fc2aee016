import { judgedBy } from '../../src/alert/judged';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { JudgedLog } from '../../src/kapacitor/record/judged-log';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { compileLambda, type LambdaInstance } from '../../src/lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import type { Scope } from '../../src/lambda/scope';
import { MapFields, NO_FIELDS } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';
import type { Expression } from '../../src/tickscript/ast';
import { parseLambda } from '../../src/tickscript/parse';
import { ALERT, CONF } from './alert';
import { cpuPoints } from './cpu-data';
import { leastTime } from './least-time';

const POINTS = 1_000_000;
const ROUNDS = 5;

/** What it costs a run to write down what its alert judges: as a share of the run, all in one process. */
export function benchJudged(): void {
  const data = cpuPoints(POINTS, 10);
  const plain = instance(false);
  const watched = instance(true);
  const whole = leastTime(ROUNDS, () => {
    const workspace = [
      { path: 'task.tick', content: ALERT },
      { path: 'data.lp', content: data },
      { path: 'kapacitor.conf', content: CONF },
    ];
    runWorkspace(WHOLE, workspace, { ...STRICT, trace: 'counts' });
  });
  const without = leastTime(ROUNDS, () => evaluate(plain));
  const withValues = leastTime(ROUNDS, () => evaluate(watched));
  const columns = leastTime(ROUNDS, () => {
    const log = new JudgedLog('task', 'alert2');
    const now = log.judges(VALUES);
    for (let row = 0; row < POINTS; row++) {
      now[0] = row;
      log.add(row, undefined);
    }
    log.finish();
  });
  const cost = Math.max(0, withValues - without) + columns;
  console.log(
    `judged values of alert.tick over ${POINTS} points: ${Math.round(cost)} ms of ${Math.round(whole)} ms, ${((cost / whole) * 100).toFixed(1)} % of the run`,
  );
}

const expression = parsed('"usage_idle" < 10');
const { values: VALUES, slots: SLOTS } = judgedBy([{ property: 'crit', expression }], LAMBDA_FUNCTIONS);
const FIELDS = Array.from({ length: 1_000 }, (_, index) => MapFields.of([['usage_idle', 40 + (index % 59)]]));

function parsed(text: string): Expression {
  const lambda = parseLambda(text);
  if (!lambda.ok) throw new Error('the expression of the benchmark does not parse');
  return lambda.lambda.expression;
}

function instance(isWatched: boolean): LambdaInstance {
  const watch = isWatched ? { slots: SLOTS, values: new Float64Array(VALUES.length) } : undefined;
  const compiled = compileLambda(expression, LAMBDA_FUNCTIONS, watch);
  if (!compiled.ok) throw new Error('the expression of the benchmark does not compile');
  return compiled.lambda.instantiate({ now: () => 0n, zone: 'UTC', functions: LAMBDA_FUNCTIONS });
}

function evaluate(lambda: LambdaInstance): void {
  const scope: Scope = { fields: NO_FIELDS, tags: TagSet.empty, time: 0n, computed: undefined };
  for (let index = 0; index < POINTS; index++) {
    scope.fields = FIELDS[index % FIELDS.length] ?? NO_FIELDS;
    lambda.evaluateBool(scope);
  }
}

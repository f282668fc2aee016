import { compileLambda, type LambdaInstance } from '../../src/lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import type { Scope } from '../../src/lambda/scope';
import { MapFields, NO_FIELDS } from '../../src/points/fields';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';
import type { BatchPoint } from '../../src/points/point';
import { TagSet } from '../../src/points/tags';
import { parseLambda } from '../../src/tickscript/parse';

const EXPRESSION = `"usage_idle" < 10 AND "host" == 'a'`;
const POINTS = 1_000_000;
const ROUNDS = 20;
const HOSTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** Every tenth point is below 10, and a tenth of those is of host a. */
function idle(i: number): number {
  return (i * 7) % 100 < 10 ? 5.5 : 40 + (i % 59);
}

function host(i: number): string {
  return HOSTS[Math.floor(i / 100) % HOSTS.length] ?? '';
}

function mapPoints(): BatchPoint[] {
  const tagSets = new Map(HOSTS.map((name) => [name, new TagSet([['host', name]])]));
  return Array.from({ length: POINTS }, (_, i) => ({
    tags: tagSets.get(host(i)) ?? TagSet.empty,
    fields: MapFields.of([
      ['usage_idle', idle(i)],
      ['usage_user', 99 - idle(i)],
    ]),
    time: BigInt(i),
  }));
}

function linePoints(): BatchPoint[] {
  const lines = Array.from({ length: POINTS }, (_, i) => {
    return `cpu,host=${host(i)} usage_idle=${idle(i)},usage_user=${99 - idle(i)} ${i + 1}000000000\n`;
  });
  const reader = readLineProtocol(lines.join(''));
  const points: BatchPoint[] = [];
  for (let request = reader.next(); request !== undefined; request = reader.next()) points.push(...request.points);
  return points;
}

function instance(): LambdaInstance {
  const parsed = parseLambda(EXPRESSION);
  const compiled = parsed.ok ? compileLambda(parsed.lambda.expression, LAMBDA_FUNCTIONS) : undefined;
  if (!compiled?.ok) throw new Error('the expression of the benchmark does not compile');
  return compiled.lambda.instantiate({ now: () => 0n, zone: 'UTC', functions: LAMBDA_FUNCTIONS });
}

/** How many of the points fulfil the expression. */
function countMatches(lambda: LambdaInstance, points: readonly BatchPoint[]): number {
  const scope: Scope = { fields: NO_FIELDS, tags: TagSet.empty, time: 0n, computed: undefined };
  let matches = 0;
  for (const point of points) {
    scope.fields = point.fields;
    scope.tags = point.tags;
    scope.time = point.time;
    if (lambda.evaluateBool(scope) === true) matches++;
  }
  return matches;
}

/** Evaluations a second of one processor's time after warm-up, the best of some rounds. */
export function benchLambda(): void {
  for (const [name, points] of [
    ['fields in a map', mapPoints()],
    ['fields of line protocol', linePoints()],
  ] as const) {
    const lambda = instance();
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const started = process.cpuUsage();
      const matches = countMatches(lambda, points);
      const { user, system } = process.cpuUsage(started);
      best = Math.min(best, user + system);
      if (matches !== POINTS / 100) throw new Error(`${matches} points match`);
    }
    const rate = POINTS / best;
    console.log(`lambda ${EXPRESSION}, ${name}: ${rate.toFixed(1)} million evaluations/s`);
  }
}

/** Mistakes that people make in scripts: a wrong type, a missing argument, a property at the wrong node. */
import type { Random } from './random';

const LITERALS = [
  '1',
  '2.5',
  "'text'",
  '5m',
  'TRUE',
  '*',
  '/a/',
  'lambda: TRUE',
  'lambda: "v" + 1',
  '-1',
  "['a', 'b']",
  'nothing',
  '"v"',
];
const METHODS = [
  'as',
  'every',
  'id',
  'crit',
  'warn',
  'keep',
  'unit',
  'room',
  'groupBy',
  'where',
  'align',
  'field',
  'tolerance',
  'history',
  'topic',
  'hipchat',
  'slack',
  'quiet',
  'period',
  'flapping',
  'message',
];
const NODES = [
  'mean',
  'window()',
  'alert()',
  'eval()',
  'where()',
  'count()',
  "sum('v', 1)",
  'join()',
  'union()',
  'sample()',
  'derivative()',
  'stateCount()',
  'shift(1)',
  "percentile('v')",
  'groupby()',
  'movingAverage(1.5)',
  'top()',
  'combine()',
];

export function slip(random: Random, script: string): string {
  const slipped = once(random, script);
  return random.chance(0.2) ? once(random, slipped) : slipped;
}

function once(random: Random, script: string): string {
  const lines = script.split('\n');
  const at = random.below(lines.length - 1);
  const line = lines[at] ?? '';
  switch (random.below(9)) {
    case 0:
      return replaceLine(lines, at, line.replace(/\(.*\)$/, '()'));
    case 1:
    case 2:
      return replaceLine(lines, at, line.replace(/\(.*\)$/, `(${random.pick(LITERALS)})`));
    case 3:
      return replaceLine(lines, at, line.replace(/\)$/, `, ${random.pick(LITERALS)})`));
    case 4:
      return replaceLine(lines, at, line.replace(/\.\w+\(/, `.${random.pick(METHODS)}(`));
    case 5:
      return replaceLine(lines, at, `${line}\n        .${random.pick(METHODS)}(${random.pick(LITERALS)})`);
    case 6:
      return replaceLine(lines, at, `${line}\n    |${random.pick(NODES)}`);
    case 7:
      return replaceLine(
        lines,
        at,
        line.replace(
          /lambda: .*?(?=[,)]|$)/,
          `lambda: ${random.pick(['"v"', '"v" > \'a\'', '"s" + 1', 'abs("v", 1)', 'nope("v")', '1', '"b" AND 1', '!"v"', 'if("v", 1, 2)', '-"s"', '"s" =~ \'a\'', 'sigma()', '"v" % 2.0', '1 / 2.0', 'int(TRUE, 1)', 'count(1)'])}`,
        ),
      );
    default:
      return lines.filter((_, i) => i !== at).join('\n');
  }
}

function replaceLine(lines: readonly string[], at: number, line: string): string {
  return lines.map((other, i) => (i === at ? line : other)).join('\n');
}

import { complete } from '../../src/language/completion/completion';
import { diagnose } from '../../src/language/diagnostics';
import type { Workspace } from '../../src/workspace/workspace';
import { generateSamples } from '../points/generate-samples';
import { quantile } from './quantile';

const ROUNDS = 60;

/** A stream of 15 lines with an alert; twenty of them are a script of 300 lines. */
function part(number: number): string {
  return `var limit${number} = ${number}.5
// The busiest hosts of group ${number}.
var data${number} = stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |eval(lambda: "usage_user" + "usage_system")
        .as('busy')
        .keep()
    |alert()
        .crit(lambda: "busy" > limit${number} AND "usage_idle" < 10.0)
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "busy" }} on {{ index .Tags "host" }}')
        .stateChangesOnly()
        .hipChat()
            .room('room ${number}')
`;
}

/** How long diagnostics and completion take while somebody types in a long script. */
export function benchLanguage(): void {
  const script = Array.from({ length: 20 }, (_, i) => part(i)).join('');
  const data = { path: 'data.lp', content: generateSamples({ points: 500, hosts: 20 }) };
  const workspace = (text: string): Workspace => [{ path: 'long.tick', content: text }, data];
  const typed = (round: number) => script.replace('limit0 = 0.5', `limit0 = ${round}.5`);
  print('diagnostics of a script of 300 lines', (round) => diagnose(workspace(typed(round))).length, 16);
  const at = script.indexOf('"usage_idle"', script.length / 2) + 1;
  print('completion in it', (round) => complete(workspace(typed(round + 100)), 'long.tick', at).length, 16);
}

/** Processor time as well as time: on a machine that does other things only the first means anything. */
function print(name: string, run: (round: number) => number, limit: number): void {
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const before = process.cpuUsage();
    run(round);
    const { user, system } = process.cpuUsage(before);
    if (round < ROUNDS / 3) continue;
    times.push(performance.now() - start);
    busy.push((user + system) / 1000);
  }
  const words = `${quantile(times, 0.5).toFixed(1)} ms at the median, ${quantile(busy, 0.5).toFixed(1)} ms of processor time`;
  console.log(`language, ${name}: ${words} (wanted: ${limit} ms)`);
}

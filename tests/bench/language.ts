import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { complete } from '../../src/language/completion/completion';
import { diagnose, explained } from '../../src/language/diagnostics';
import { hover } from '../../src/language/hover/hover';
import { signatureAt } from '../../src/language/hover/signature';
import { referencesOf } from '../../src/language/references';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { documentSymbols, foldingRanges } from '../../src/language/symbols';
import type { Workspace } from '../../src/workspace/workspace';
import { generateSamples } from '../points/generate-samples';
import { quantile } from './quantile';

const ROUNDS = 60;
/** Milliseconds: what a frame has. */
const WANTED = 16;
const PATH = 'long.tick';

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

/** How long an editor waits in a long script while somebody types: each of these is asked anew with a letter. */
export function benchLanguage(): void {
  const script = Array.from({ length: 20 }, (_, i) => part(i)).join('');
  const data = { path: 'data.lp', content: generateSamples({ points: 500, hosts: 20 }) };
  const typed = (round: number): Workspace => [
    { path: PATH, content: script.replace('limit0 = 0.5', `limit0 = ${round}.5`) },
    data,
  ];
  const at = script.indexOf('"usage_idle"', script.length / 2) + 1;
  let round = 0;
  const asked = (ask: (workspace: Workspace) => unknown) => () => {
    const workspace = typed(round++);
    return () => ask(workspace);
  };
  print('diagnostics of a script of 300 lines that is not run', asked(diagnose));
  // In the page: the run has defined the task already.
  print('the problems of its run in plain words', () => {
    const workspace = typed(round++);
    const session = new RunSession(WHOLE, workspace);
    return () => explained(workspace, session.problems);
  });
  print(
    'completion in it',
    asked((workspace) => complete(workspace, PATH, at)),
  );
  print(
    'hover',
    asked((workspace) => hover(workspace, PATH, at, [])),
  );
  print(
    'signature',
    asked((workspace) => signatureAt(workspace, PATH, at)),
  );
  print(
    'references',
    asked((workspace) => referencesOf(workspace, PATH, script.indexOf('limit9'))),
  );
  print(
    'outline',
    asked((workspace) => documentSymbols(workspace, PATH)),
  );
  print(
    'folding',
    asked((workspace) => foldingRanges(workspace, PATH)),
  );
  print(
    'colours',
    asked((workspace) => semanticTokens(workspace, PATH)),
  );
}

/** Processor time as well as time: on a machine that does other things only the first means anything. */
function print(name: string, prepared: () => () => unknown): void {
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ask = prepared();
    const start = performance.now();
    const before = process.cpuUsage();
    ask();
    const { user, system } = process.cpuUsage(before);
    if (round < ROUNDS / 3) continue;
    times.push(performance.now() - start);
    busy.push((user + system) / 1000);
  }
  const words = `${quantile(times, 0.5).toFixed(1)} ms at the median, ${quantile(busy, 0.5).toFixed(1)} ms of processor time`;
  console.log(`language, ${name}: ${words} (wanted: ${WANTED} ms)`);
}

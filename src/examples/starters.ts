/** What a new workspace begins with: a script for which points are made. */
import { KINDS } from '../workspace/kinds';
import type { Workspace } from '../workspace/workspace';
import type { StarterTitle } from './starter-titles';

const ROOM = `        .stateChangesOnly()
        .hipChat()
            .room('alerts')
`;

const SCRIPTS: Readonly<Record<StarterTitle, string>> = {
  Threshold: `// Each host by itself: a warning below 30 % idle, critical below 10 %.
stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .id('{{ index .Tags "host" }}')
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "usage_idle" | printf "%.1f" }} % idle')
        .warn(lambda: "usage_idle" < 30)
        .crit(lambda: "usage_idle" < 10)
${ROOM}`,
  'Mean of a window': `// Every minute the mean of the last five.
stream
    |from()
        .measurement('mem')
        .groupBy('host')
    |window()
        .period(5m)
        .every(1m)
    |mean('used_percent')
        .as('used')
    |alert()
        .id('{{ index .Tags "host" }}')
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "used" | printf "%.1f" }} % used')
        .warn(lambda: "used" > 80)
        .crit(lambda: "used" > 90)
${ROOM}`,
  Deadman: `// A host that sends nothing for a minute is dead.
stream
    |from()
        .measurement('system')
        .groupBy('host')
    |deadman(0.0, 1m)
        .id('{{ index .Tags "host" }}')
        .message('{{ .ID }} {{ if eq .Level "OK" }}is back{{ else }}sends nothing{{ end }}')
${ROOM}`,
  'Batch query': `// Every five minutes InfluxDB is asked for the mean of the last five.
batch
    |query('SELECT mean("usage_idle") AS "idle" FROM "telegraf"."autogen"."cpu"')
        .period(5m)
        .every(5m)
        .groupBy('host')
    |alert()
        .id('{{ index .Tags "host" }}')
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "idle" | printf "%.1f" }} % idle')
        .warn(lambda: "idle" < 40)
        .crit(lambda: "idle" < 20)
${ROOM}`,
  'Two streams': `// Errors as a part of requests, host by host.
var errors = stream
    |from()
        .measurement('errors')
        .groupBy('host')

var requests = stream
    |from()
        .measurement('requests')
        .groupBy('host')

errors
    |join(requests)
        .as('errors', 'requests')
    |eval(lambda: 100.0 * "errors.count" / "requests.count")
        .as('percent')
    |alert()
        .id('{{ index .Tags "host" }}')
        .message('{{ .ID }} is {{ .Level }}: {{ index .Fields "percent" | printf "%.1f" }} % of the requests fail')
        .warn(lambda: "percent" > 5)
        .crit(lambda: "percent" > 10)
${ROOM}`,
};

/** Without points. */
export function starterWorkspace(title: StarterTitle): Workspace {
  const { path, content } = KINDS.config.offer;
  return [
    { path: KINDS.script.offer.path, content: SCRIPTS[title] },
    { path, content },
  ];
}

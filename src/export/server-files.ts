/** What brings a server up with the bundle: docker-compose.yml, define.sh and replay.sh. */
import { formatRFC3339Nano } from '../go/time/time';
import type { TaskReport } from '../kapacitor/record/run-model';
import type { Dbrp } from '../workspace/case-file';
import type { Workspace } from '../workspace/workspace';
import type { BatchRecordings } from './batch-recordings';
import type { BundleFile } from './bundle-file';

/** `hostname`: as messages say it. */
export function composeFile(workspace: Workspace, hostname: string): string {
  const folders = sideloadFolders(workspace).map(
    (folder) => `      - ${JSON.stringify(`./sideload/${folder}:/${folder}:ro`)}\n`,
  );
  return `services:
  influxdb:
    image: influxdb:1.8
    ports: ["8086:8086"]
  kapacitor:
    image: kapacitor:1.8
    depends_on: [influxdb]
    env_file: [.env]
    environment:
      KAPACITOR_HOSTNAME: ${JSON.stringify(hostname)}
      KAPACITOR_INFLUXDB_0_URLS_0: http://influxdb:8086
      KAPACITOR_INFLUXDB_0_KAPACITOR_HOSTNAME: kapacitor
      KAPACITOR_LOAD_ENABLED: "true"
      KAPACITOR_LOAD_DIR: /bundle
      KAPACITOR_REPLAY_DIR: /bundle/recordings
    working_dir: /bundle
    volumes:
      - .:/bundle
      - ./kapacitor.conf:/etc/kapacitor/kapacitor.conf:ro
${folders.join('')}    ports: ["9092:9092"]
`;
}

/** Folders with files for `sideload`, without those that lie within another. */
function sideloadFolders(workspace: Workspace): readonly string[] {
  const all = workspace.flatMap(({ path }) => /^sideload\/(.+)\/[^/]+$/.exec(path)?.[1] ?? []);
  return [...new Set(all)].filter((folder) => !all.some((other) => folder.startsWith(`${other}/`))).sort();
}

const CLIENT = `cd "$(dirname "$0")"
# KAPACITOR_URL says where the server is. Without the command line here, that of the container is taken.
command -v kapacitor >/dev/null || kapacitor() { docker compose exec -T kapacitor kapacitor "$@"; }
`;

/** `files`: of the load directory. */
export function defineScript(files: readonly BundleFile[]): string {
  const of = (folder: string, endings: RegExp) =>
    files.map(({ path }) => path).filter((path) => path.startsWith(folder) && endings.test(path));
  const name = (path: string) => word(path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
  const define = (path: string, flag: string) =>
    `kapacitor define ${name(path)} ${flag} ${word(path)}\nkapacitor enable ${name(path)}\n`;
  const lines = [
    ...of('templates/', /\.tick$/).map((path) => `kapacitor define-template ${name(path)} -tick ${word(path)}\n`),
    ...of('handlers/', /./).map((path) => `kapacitor define-topic-handler ${word(path)}\n`),
    ...of('tasks/', /\.tick$/).map((path) => define(path, '-tick')),
    ...of('tasks/', /\.(?:ya?ml|json)$/).map((path) => define(path, '-file')),
  ];
  return `#!/bin/sh
# Defines everything of this folder in a running Kapacitor. One whose [load] reads the folder has it already.
set -e
${CLIENT}
${lines.join('')}`;
}

export interface Replayed {
  readonly task: TaskReport;
  /** Alert nodes that are compared. */
  readonly nodes: readonly string[];
}

/** Ids of the recordings of the bundle: '' of all points, of batch tasks by their own. */
export type Recordings = ReadonlyMap<string, string>;

/** Replays the recordings of the bundle, and compares the alerts with `expected/`. */
export function replayScript(
  replayed: readonly Replayed[],
  recordings: Recordings,
  spans: BatchRecordings['spans'],
  targets: readonly Dbrp[],
): string {
  const calls = replayed.map(({ task: { id, type, nodes: all }, nodes }) => {
    // A server has each endpoint once.
    const isServing = all.some(({ kind }) => kind === 'http_out');
    const only = `'${nodes.join('\\|')}'${isServing ? ' alone' : ''}`;
    if (type === 'stream')
      return `record_stream ${word(id)} ${recordings.get('') ?? 'none'}\ncompare ${word(id)} ${only}\n`;
    const span = spans.get(id);
    if (span === undefined) return `# ${id} asked nothing.\n`;
    const times = `${formatRFC3339Nano(span.start)} ${formatRFC3339Nano(span.stop)}`;
    return `record_batch ${word(id)} ${recordings.get(id) ?? 'none'} ${times}\ncompare ${word(id)} ${only}\n`;
  });
  const each = (command: string) =>
    targets
      .map(({ database, retentionPolicy }) => `  ${command} ${word(database)} ${word(retentionPolicy)}\n`)
      .join('');
  const tasks = replayed.map(({ task: { id } }) => word(id)).join(' ');
  return `#!/bin/sh
# Replays the points through each task and compares the alerts with what the playground said, in expected/.
# The recordings of this folder are taken where the server has them, else new ones are made of data.lp, as with RECORD=1.
# The handlers send what they always send.
set -eu
${CLIENT}
SERVER=\${KAPACITOR_URL:-http://localhost:9092}
INFLUXDB_URL=\${INFLUXDB_URL:-http://localhost:8086}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
differ=0

post() { curl -sS -f -o /dev/null -X POST "$@"; }

# Whether the server has a recording of this folder, which is taken then.
has() {
  recording=$1
  test -z "\${RECORD:-}" && kapacitor list recordings "$1" | grep -q "^$1 "
}

# DATABASE RETENTION-POLICY: its points.
lines_of() {
  awk -v want="# db=$1 rp=$2" 'BEGIN { to = "# db=telegraf rp=autogen" } /^# db=/ { to = $0; next } to == want' data.lp
}

to_kapacitor() {
  lines_of "$1" "$2" | post "$SERVER/kapacitor/v1/write?db=$1&rp=$2" --data-binary @-
  # A recording of a stream ends with the first point behind it.
  lines_of "$1" "$2" | awk '!seen[$1]++ { $NF = "4102444800000000000"; print }' |
    post "$SERVER/kapacitor/v1/write?db=$1&rp=$2" --data-binary @-
}

to_influxdb() {
  post "$INFLUXDB_URL/query" --data-urlencode "q=CREATE DATABASE \\"$1\\""
  test "$2" = autogen ||
    post "$INFLUXDB_URL/query" --data-urlencode "q=CREATE RETENTION POLICY \\"$2\\" ON \\"$1\\" DURATION INF REPLICATION 1"
  lines_of "$1" "$2" | post "$INFLUXDB_URL/write?db=$1&rp=$2" --data-binary @-
}

# TASK RECORDING
record_stream() {
  if has "$2"; then return; fi
  recording="$1-new-$$"
  # Running tasks would take the points for news.
  kapacitor disable ${tasks}
  kapacitor record stream -task "$1" -recording-id "$recording" -duration 1s -no-wait >/dev/null
  sleep 2
${each('to_kapacitor')}  sleep 1
  kapacitor enable ${tasks}
}

# TASK RECORDING START STOP
record_batch() {
  if has "$2"; then return; fi
  recording="$1-new-$$"
${each('to_influxdb')}  kapacitor record batch -task "$1" -recording-id "$recording" -start "$3" -stop "$4" >/dev/null
}

# TASK NODES [alone]: those with httpOut cannot run meanwhile.
compare() {
  id="playground-$1-$$"
  kapacitor watch "$1" lvl=debug >"$tmp/log" 2>&1 &
  watching=$!
  sleep 1
  test -z "\${3:-}" || kapacitor disable "$1"
  kapacitor replay -task "$1" -recording "$recording" -rec-time -replay-id "$id" >/dev/null || differ=1
  test -z "\${3:-}" || kapacitor enable "$1"
  sleep 1
  kill "$watching" 2>/dev/null || true
  grep "task_master=$id " "$tmp/log" |
    sed -n 's/.*msg="alert triggered".* \\(node=\\('"$2"'\\) .*\\) data=.*/\\1/p' | LC_ALL=C sort >"$tmp/said" || true
  if LC_ALL=C sort "expected/$1.txt" | diff - "$tmp/said"; then
    echo "$1: as the playground said, alerts: $(wc -l <"$tmp/said" | tr -d ' ')"
  else
    echo "$1: not as the playground said (< the playground, > Kapacitor)"
    differ=1
  fi
}

${calls.join('')}exit "$differ"
`;
}

/** A word of a shell. */
function word(text: string): string {
  return /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

import { RELEASE } from '../kapacitor/engine/release';

export interface Refusal {
  /** Of the bundle, as `tasks/cpu.tick`. */
  readonly file: string;
  readonly error: string;
}

/** Ten lines, and one more for each thing that stands in the way. `stopped`: why what is expected is not all. */
export function readMe(refusals: readonly Refusal[], byHand: readonly string[], stopped?: string): string {
  const refused = refusals.map(
    ({ file, error }) => `- Kapacitor refuses \`${file}\`: ${error.replaceAll('\n', ' ')}\n`,
  );
  const missing = byHand.map((label) => `- A secret was left out: ${label}. Write it in by hand.\n`);
  const partial = stopped === undefined ? [] : [`- ${stopped} \`expected/\` holds what was said until then.\n`];
  return `# For Kapacitor ${RELEASE}

1. \`cp .env.example .env\` and write the secrets into it; \`kapacitor.conf\` has none.
2. \`docker compose up -d\` starts InfluxDB 1.8 and a Kapacitor 1.8 whose \`[load]\` reads this folder: \`templates/\`, \`tasks/\`, \`handlers/\`.
3. For a server of your own: \`KAPACITOR_URL=http://host:9092 ./define.sh\` defines the same; \`recordings/\` belongs into its replay directory before it starts.
4. \`./replay.sh\` replays the points through each task and compares the alerts with \`expected/\`. **It sends what the handlers send.**
5. Timers of a server (deadman, barrier, stats) follow its clock and not the points, so alerts of theirs may be missing there.
6. \`tests.unit.yaml\` is for kapacitor-unit, and says what that cannot test. \`data.lp\` holds all points in nanoseconds.
7. \`tick run .\`, or this folder or its zip dropped on the TICKscript Playground, brings the workspace back; files changed here count.
${[...refused, ...missing, ...partial].join('')}`;
}

import { caseJson, type ExpectedEvent, type Files, ints, points, ROOM_CONF } from '../example-files';

const SCRIPT = `// Only every other report says how many jobs failed. Reports that do not are left aside.
stream
    |from()
        .measurement('jobs')
        .groupBy('site')
    |where(lambda: isPresent("failed"))
    |alert()
        .id('jobs at {{ index .Tags "site" }}')
        .message('{{ .ID }} {{ .Level }}: failed {{ index .Fields "failed" }}')
        .crit(lambda: "failed" > 3)
        .stateChangesOnly()
        .hipChat()
            .room('night shift')
`;

const FAILED = [0, 1, 5, 7, 0];

const POINTS = points(60, {
  'jobs,site=north started': ints(9, 9, 9, 9, 9, 9, 9, 9, 9, 9).map((started, i) =>
    i % 2 === 0 ? `${started},failed=${FAILED[i / 2]}i` : started,
  ),
});

const EVENTS: readonly ExpectedEvent[] = [
  ['+4m', 'CRITICAL', 'jobs at north', 'jobs at north CRITICAL: failed 5'],
  ['+8m', 'OK', 'jobs at north', 'jobs at north OK: failed 0'],
];

export const files: Files = {
  'jobs.tick': SCRIPT,
  'data.lp': POINTS,
  'kapacitor.conf': ROOM_CONF,
  'case.json': caseJson(EVENTS),
};

const BROKEN_EVENTS: readonly ExpectedEvent[] = [
  ['+4m', 'CRITICAL', 'jobs at north', 'jobs at north CRITICAL: failed 5'],
  ['+5m', 'OK', 'jobs at north', 'jobs at north OK: failed <no value>'],
  ['+6m', 'CRITICAL', 'jobs at north', 'jobs at north CRITICAL: failed 7'],
  ['+7m', 'OK', 'jobs at north', 'jobs at north OK: failed <no value>'],
];

export const broken: Files = {
  ...files,
  'jobs.tick': SCRIPT.replace('    |where(lambda: isPresent("failed"))\n', ''),
  'case.json': caseJson(BROKEN_EVENTS),
};

const VARIANT_EVENTS: readonly ExpectedEvent[] = [
  ['+4m', 'CRITICAL', 'jobs at north', 'jobs at north CRITICAL: failed 5'],
  ['+5m', 'OK', 'jobs at north', 'jobs at north OK: failed 0'],
  ['+6m', 'CRITICAL', 'jobs at north', 'jobs at north CRITICAL: failed 7'],
  ['+7m', 'OK', 'jobs at north', 'jobs at north OK: failed 0'],
];

export const variant: Files = {
  ...files,
  'jobs.tick': SCRIPT.replace(
    '    |where(lambda: isPresent("failed"))\n',
    "    |default()\n        .field('failed', 0)\n",
  ),
  'case.json': caseJson(VARIANT_EVENTS),
};

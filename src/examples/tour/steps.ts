/** The tour: ten steps from a threshold to an expectation. */
import { caseJson, points, ROOM_CONF, repeat } from '../example-files';
import type { TourStep } from './step';

const ONE_HOST = points(10, { 'cpu,host=web1 usage_idle': [90, 75, 44, 38, 42, 81, 88] });
const TWO_HOSTS = points(10, {
  'cpu,host=web1 usage_idle': [90, 85, 30, 28, 25, 80],
  'cpu,host=web2 usage_idle': [92, 91, 93, 90, 92, 91],
});
/** No point of a series at that time. */
const NONE = undefined;
const BATCH = { start: '2018-06-04T09:00:00Z', stop: '2018-06-04T09:20:00Z' };

/** An alert of the CPU in few lines. */
function script(alert: string, before = ''): string {
  return `stream
    |from()
        .measurement('cpu')
${before}    |alert()
${alert}        .hipChat()
        .room('ops')
`;
}

export const TOUR: readonly TourStep[] = [
  {
    title: 'A threshold',
    task: 'Nothing is critical: no point is below 10. Write 50 in place of 10.',
    learnt: 'Every point is judged by the lambda. Red marks are critical points; a filled one sent a request.',
    files: {
      'cpu.tick': script('        .crit(lambda: "usage_idle" < 10)\n'),
      'data.lp': ONE_HOST,
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+20s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL'],
        ['+30s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL'],
        ['+40s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL'],
        ['+50s', 'ok', 'cpu:nil', 'cpu:nil is OK'],
      ]),
    },
    edit: { file: 'cpu.tick', from: '< 10', to: '< 50' },
  },
  {
    title: 'A group for every host',
    task: "Two hosts share one state, so the good one recovers the bad one again and again. Write .groupBy('host') below .measurement('cpu').",
    learnt: 'Each group has a state of its own, and its tags are in the id.',
    files: {
      'cpu.tick': script('        .crit(lambda: "usage_idle" < 50)\n'),
      'data.lp': TWO_HOSTS,
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+20s', 'crit', 'cpu:host=web1', 'cpu:host=web1 is CRITICAL'],
        ['+30s', 'crit', 'cpu:host=web1', 'cpu:host=web1 is CRITICAL'],
        ['+40s', 'crit', 'cpu:host=web1', 'cpu:host=web1 is CRITICAL'],
        ['+50s', 'ok', 'cpu:host=web1', 'cpu:host=web1 is OK'],
      ]),
    },
    edit: { file: 'cpu.tick', from: ".measurement('cpu')\n", to: ".measurement('cpu')\n        .groupBy('host')\n" },
  },
  {
    title: 'A message that says which',
    task: 'The message names no host. Write {{ index .Tags "host" }} in place of “A host”.',
    learnt: 'Messages are Go templates. Hover over one to see what it became for the event on the page.',
    files: {
      'cpu.tick': script(
        '        .crit(lambda: "usage_idle" < 50)\n        .message(\'A host is {{ .Level }}\')\n',
        "        .groupBy('host')\n",
      ),
      'data.lp': points(10, { 'cpu,host=web1 usage_idle': [90, 30, 80], 'cpu,host=web2 usage_idle': [92, 91, 20] }),
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+10s', 'crit', 'cpu:host=web1', 'web1 is CRITICAL'],
        ['+20s', 'ok', 'cpu:host=web1', 'web1 is OK'],
        ['+20s', 'crit', 'cpu:host=web2', 'web2 is CRITICAL'],
      ]),
    },
    edit: { file: 'cpu.tick', from: 'A host', to: '{{ index .Tags "host" }}' },
  },
  {
    title: 'Only changes of state',
    task: 'Every bad point sends a message. Write .stateChangesOnly() below .crit(…).',
    learnt: 'Hollow marks were judged and held back. Their rows in the list of events say why.',
    files: {
      'cpu.tick': script('        .crit(lambda: "usage_idle" < 50)\n'),
      'data.lp': ONE_HOST,
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+20s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL'],
        ['+50s', 'ok', 'cpu:nil', 'cpu:nil is OK'],
      ]),
    },
    edit: { file: 'cpu.tick', from: '< 50)\n', to: '< 50)\n        .stateChangesOnly()\n' },
  },
  {
    title: 'A window',
    task: 'A single spike is enough for an alert, since the window is 10 s long. Make its period one minute: 1m.',
    learnt:
      'A window collects points, and what stands behind it sees their mean. A spike no longer moves it far enough.',
    files: {
      'cpu.tick': `stream
    |from()
        .measurement('cpu')
    |window()
        .period(10s)
        .every(10s)
    |mean('usage_idle')
        .as('idle')
    |alert()
        .crit(lambda: "idle" < 50)
        .stateChangesOnly()
        .hipChat()
        .room('ops')
`,
      'data.lp': points(10, { 'cpu,host=web1 usage_idle': [...repeat(9, 90), 5, ...repeat(8, 90), ...repeat(9, 20)] }),
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([['+220s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL']]),
    },
    edit: { file: 'cpu.tick', from: '.period(10s)', to: '.period(1m)' },
  },
  {
    title: 'Missing data',
    task: 'Some points lack the field, and each of them recovers the alert. Write |where(lambda: isPresent("usage_idle")) above |alert().',
    learnt: 'A condition that cannot be evaluated counts as not met. Points that where() drops are not judged at all.',
    files: {
      'cpu.tick': script('        .crit(lambda: "usage_idle" < 50)\n        .stateChangesOnly()\n'),
      'data.lp': points(10, {
        'cpu,host=web1 usage_idle': [90, NONE, 30, NONE, 28, NONE, 25, NONE, 88],
        'cpu,host=web1 usage_user': [NONE, 5, NONE, 60, NONE, 62, NONE, 64],
      }),
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+20s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL'],
        ['+80s', 'ok', 'cpu:nil', 'cpu:nil is OK'],
      ]),
    },
    edit: {
      file: 'cpu.tick',
      from: '    |alert()',
      to: '    |where(lambda: isPresent("usage_idle"))\n    |alert()',
    },
  },
  {
    title: 'Two streams',
    task: 'Errors come two seconds after requests, so no two points meet. Write .tolerance(10s) below .as(…).',
    learnt:
      'join pairs points of the same time; tolerance rounds both times first. The pipeline shows what went in and out.',
    files: {
      'errors.tick': `var requests = stream
    |from()
        .measurement('requests')

var errors = stream
    |from()
        .measurement('errors')

requests
    |join(errors)
        .as('requests', 'errors')
    |eval(lambda: "errors.count" / "requests.count" * 100.0)
        .as('percent')
    |alert()
        .crit(lambda: "percent" > 5.0)
        .stateChangesOnly()
        .hipChat()
        .room('ops')
`,
      'data.lp': `${points(10, { 'requests,app=shop count': [100, 120, 110, 130, 125, 120] })}${points(10, { 'errors,app=shop count': [1, 2, 12, 14, 2, 1] }, 2)}`,
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+20s', 'crit', 'requests:nil', 'requests:nil is CRITICAL'],
        ['+40s', 'ok', 'requests:nil', 'requests:nil is OK'],
      ]),
    },
    edit: {
      file: 'errors.tick',
      from: ".as('requests', 'errors')\n",
      to: ".as('requests', 'errors')\n        .tolerance(10s)\n",
    },
  },
  {
    title: 'A topic and a handler file',
    task: 'The script publishes to the topic ops, but the handler listens to op. Mend its topic in handlers/room.yaml.',
    learnt: 'Who is told is decided by handler files, without a change of the script.',
    files: {
      'handlers/room.yaml': 'topic: op\nid: room\nkind: hipchat\noptions:\n  room: ops\n',
      'cpu.tick': `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 50)
        .stateChangesOnly()
        .topic('ops')
`,
      'data.lp': ONE_HOST,
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson([
        ['+20s', 'crit', 'cpu:nil', 'cpu:nil is CRITICAL', 'hipchat ops'],
        ['+50s', 'ok', 'cpu:nil', 'cpu:nil is OK', 'hipchat ops'],
      ]),
    },
    edit: { file: 'handlers/room.yaml', from: 'topic: op\n', to: 'topic: ops\n' },
  },
  {
    title: 'A batch task',
    task: "The query takes the mean of both hosts together, which looks fine. Write .groupBy('host') below .every(5m).",
    learnt:
      'A batch task asks InfluxDB at its ticks. Here data.lp is the database; the pipeline shows each query and its answer.',
    files: {
      'idle.tick': `batch
    |query('SELECT mean(usage_idle) AS idle FROM telegraf.autogen.cpu')
        .period(5m)
        .every(5m)
    |alert()
        .crit(lambda: "idle" < 30)
        .stateChangesOnly()
        .hipChat()
        .room('ops')
`,
      'data.lp': points(60, {
        'cpu,host=web1 usage_idle': [...repeat(5, 80), ...repeat(10, 12), ...repeat(5, 85)],
        'cpu,host=web2 usage_idle': repeat(20, 90),
      }),
      'kapacitor.conf': ROOM_CONF,
      'case.json': caseJson(
        [
          ['+5m', 'crit', 'cpu:host=web1', 'cpu:host=web1 is CRITICAL'],
          ['+20m', 'ok', 'cpu:host=web1', 'cpu:host=web1 is OK'],
        ],
        BATCH,
      ),
    },
    edit: { file: 'idle.tick', from: '.every(5m)\n', to: ".every(5m)\n        .groupBy('host')\n" },
  },
  {
    title: 'An expectation',
    task: 'Now the other way round: the script is right, and case.json expects the wrong level. Write "crit" in place of "warn".',
    learnt: 'Expectations stay with the workspace, and tick test runs them on the command line. That was the tour.',
    files: {
      'case.json': `{
  "expectations": [
    { "time": "+20s", "level": "warn", "sent to": "hipchat ops" },
    { "nothing between": ["+30s", "+40s"] },
    { "time": "+50s", "level": "ok" }
  ]
}
`,
      'cpu.tick': script('        .crit(lambda: "usage_idle" < 50)\n        .stateChangesOnly()\n'),
      'data.lp': ONE_HOST,
      'kapacitor.conf': ROOM_CONF,
    },
    edit: { file: 'case.json', from: '"warn"', to: '"crit"' },
  },
];

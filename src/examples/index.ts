import { hipchatCpuAlert } from './documentation/hipchat-cpu-alert';
import type { ExampleEntry } from './example';
import type { Files } from './example-files';

/** The one that the page opens with, so it comes with the page. */
export { hipchatCpuAlert } from './documentation/hipchat-cpu-alert';
export { type Example, type ExampleEntry, exampleWorkspace } from './example';

type Row = readonly [id: string, title: string, teaches: string, files: () => Promise<Files>];

/** The files of an example come when it is picked. */
function section(heading: string, rows: readonly Row[]): readonly ExampleEntry[] {
  return rows.map(([id, title, teaches, files]) => ({
    id,
    title,
    teaches,
    section: heading,
    load: async () => ({ id, title, teaches, files: await files() }),
  }));
}

/** In the order of the picker; a trap stands behind the example that avoids it. */
export const EXAMPLES: readonly ExampleEntry[] = [
  ...section('From the documentation', [
    [hipchatCpuAlert.id, hipchatCpuAlert.title, hipchatCpuAlert.teaches, () => Promise.resolve(hipchatCpuAlert.files)],
    [
      'hipchat-topic-handler',
      'HipChat handler on a topic',
      'The script publishes to a topic, and a handler file sends what arrives there: who is told can change without touching the script.',
      () => import('./documentation/hipchat-topic-handler').then(({ files }) => files),
    ],
  ]),
  ...section('First steps', [
    [
      'levels-per-host',
      'Three levels for every host',
      'groupBy gives each host an alert state of its own, and the message says which host, which level and how much.',
      () => import('./first-steps/levels-per-host').then(({ files }) => files),
    ],
    [
      'only-changes',
      'A message only when the level changes',
      'stateChangesOnly holds back every point that leaves the level as it was; going up, going down and recovering are all changes.',
      () => import('./first-steps/only-changes').then(({ files }) => files),
    ],
    [
      'reminder',
      'Tell it again every quarter of an hour',
      'With a duration stateChangesOnly also repeats the message once so much time of the data has passed since the last one.',
      () => import('./first-steps/reminder').then(({ files }) => files),
    ],
    [
      'state-per-disk',
      'One state for every disk',
      'Grouped by host, a healthy disk says nothing about a full one: two messages, not one a point.',
      () => import('./first-steps/state-per-disk').then(({ files }) => files),
    ],
    [
      'shared-state',
      'Two hosts, one state (a trap)',
      'Without groupBy all hosts share one alert state, so it flips with every point and stateChangesOnly holds nothing back.',
      () => import('./first-steps/state-per-disk').then(({ broken }) => broken),
    ],
    [
      'quotes',
      'Double and single quotes',
      'Inside a lambda "region" is the tag or field of that name, and \'eu\' is the text.',
      () => import('./first-steps/quotes').then(({ files }) => files),
    ],
    [
      'quotes-broken',
      'A text in double quotes (a trap)',
      'Kapacitor accepts "region" == "eu", looks for a field named eu, does not find it and drops every point: only its log says so.',
      () => import('./first-steps/quotes').then(({ broken }) => broken),
    ],
    [
      'patterns',
      'Patterns and variables',
      'Patterns stand between slashes, several where() all count, lambdas can be vars, and string() joins a number to a text.',
      () => import('./first-steps/patterns').then(({ files }) => files),
    ],
  ]),
  ...section('Fields', [
    [
      'integers',
      'A percentage of two integers',
      'An integer divided by an integer is an integer; float() on both sides gives the percentage.',
      () => import('./fields/integers').then(({ files }) => files),
    ],
    [
      'integers-broken',
      'An integer divided by an integer (a trap)',
      '39 / 40 * 100 is 0 here: no error, and no alert either.',
      () => import('./fields/integers').then(({ broken }) => broken),
    ],
    [
      'missing-field',
      'A field that is not always there',
      'isPresent() leaves points without the field aside, so that they neither alert nor recover.',
      () => import('./fields/missing-field').then(({ files }) => files),
    ],
    [
      'missing-field-broken',
      'A missing field recovers (a trap)',
      'A condition that cannot be evaluated counts as not met: every gap is a recovery, and the log has an error for each.',
      () => import('./fields/missing-field').then(({ broken }) => broken),
    ],
    [
      'missing-field-default',
      'An invented value recovers too (a trap)',
      'default() fills the gap with a healthy 0: the errors are gone, the wrong recoveries are not.',
      () => import('./fields/missing-field').then(({ variant }) => variant),
    ],
    [
      'keep-fields',
      'Computed beside measured fields',
      'eval drops every field that it does not make, unless keep() is called.',
      () => import('./fields/keep-fields').then(({ files }) => files),
    ],
    [
      'keep-fields-broken',
      'eval without keep (a trap)',
      'The message says <no value> where the measured fields should be: eval has dropped them.',
      () => import('./fields/keep-fields').then(({ broken }) => broken),
    ],
    [
      'counter-rate',
      'The rate of a counter',
      'derivative drops the first point of a group, and with nonNegative() also the one after a restart.',
      () => import('./fields/counter-rate').then(({ files }) => files),
    ],
    [
      'unusual',
      'Unusual values',
      'sigma() keeps mean and deviation of each group; an outlier is part of them afterwards, so its twin counts for less.',
      () => import('./fields/unusual').then(({ files }) => files),
    ],
  ]),
  ...section('Windows and time', [
    [
      'window-mean',
      'The mean of two minutes',
      'A window ignores a single spike; it goes out when a later point comes, with its end as its time.',
      () => import('./windows/window-mean').then(({ files }) => files),
    ],
    [
      'silence-after-errors',
      'Errors a minute, and then silence',
      'A window without points does not exist: the recovery comes with the next point, however late.',
      () => import('./windows/silence-after-errors').then(({ files }) => files),
    ],
    [
      'percentile',
      'Nine of ten callers',
      'percentile() gives one of the real values, takes a float, and fillPeriod() holds back windows that are not full yet.',
      () => import('./windows/percentile').then(({ files }) => files),
    ],
    [
      'percentile-broken',
      'An integer for a float (a trap)',
      'Kapacitor refuses percentile with 90 in place of 90.0, in words that name neither.',
      () => import('./windows/percentile').then(({ broken }) => broken),
    ],
    [
      'every-point-of-a-window',
      'Every point of a window',
      'all() waits until the whole window is bad, and noRecoveries() leaves out the good news.',
      () => import('./windows/every-point-of-a-window').then(({ files }) => files),
    ],
    [
      'any-point-of-a-window',
      'Any point of a window (a trap)',
      'Without all() one bad point is enough: the alert comes earlier, and with the time of that point.',
      () => import('./windows/every-point-of-a-window').then(({ broken }) => broken),
    ],
    [
      'for-two-minutes',
      'Bad for two minutes',
      'stateDuration counts how long a condition has held: -1 while it does not, 0 at its first point.',
      () => import('./windows/for-two-minutes').then(({ files }) => files),
    ],
    [
      'three-in-a-row',
      'Three in a row',
      'stateCount counts points in a row; a single good one starts it again.',
      () => import('./windows/three-in-a-row').then(({ files }) => files),
    ],
    [
      'office-hours',
      'Only in office hours',
      'hour() and weekday() look at the time of the data, and a where() in front of the alert lets it sleep whole.',
      () => import('./windows/office-hours').then(({ files }) => files),
    ],
  ]),
  ...section('Two streams', [
    [
      'error-rate',
      'A share of two measurements',
      'join pairs points of the same time; tolerance rounds both times to the nearest multiple.',
      () => import('./two-streams/error-rate').then(({ files }) => files),
    ],
    [
      'error-rate-broken',
      'A tolerance that rounds apart (a trap)',
      'With 5s one time rounds up and the other does not: nothing is paired, and fill(0) hides it as +Inf and 0 percent in turns.',
      () => import('./two-streams/error-rate').then(({ broken }) => broken),
    ],
    [
      'compared-to-before',
      'Compared with ten minutes ago',
      'A stream joined with itself, shifted; ten minutes after a lasting drop it is normal again.',
      () => import('./two-streams/compared-to-before').then(({ files }) => files),
    ],
    [
      'two-sources',
      'Two sources, one rule',
      'union brings points of two measurements together; eval gives both the same field first, rename a common name.',
      () => import('./two-streams/two-sources').then(({ files }) => files),
    ],
  ]),
  ...section('Batch tasks', [
    [
      'ask-every-five-minutes',
      'Ask InfluxDB every five minutes',
      'A batch task asks a query at every tick; each series of the answer is judged as a whole, and the pipeline shows what was asked.',
      () => import('./batch/ask-every-five-minutes').then(({ files }) => files),
    ],
    [
      'silent-host',
      'A host that sends nothing',
      'count with fill(0) over two buckets of time(): a host that has just fallen silent is in the answer with a 0.',
      () => import('./batch/silent-host').then(({ files }) => files),
    ],
    [
      'silent-host-broken',
      'A silent host is no answer (a trap)',
      'A series without points is not in the answer, so there is no batch, and nobody notices.',
      () => import('./batch/silent-host').then(({ broken }) => broken),
    ],
    [
      'an-hour-ago',
      'Compared with an hour ago',
      'offset(1h) asks about the hour before, shift(1h) brings the answer to the present, and join puts both into one point.',
      () => import('./batch/an-hour-ago').then(({ files }) => files),
    ],
  ]),
  ...section('Alerts and rooms', [
    [
      'late-reset',
      'Bad above 8, good below 6',
      'warnReset and critReset hold a level until their own condition is met.',
      () => import('./alerts/late-reset').then(({ files }) => files),
    ],
    [
      'flapping',
      'A link that comes and goes',
      'flapping() is silent while too many of the last 21 evaluations were changes; both limits are fractions.',
      () => import('./alerts/flapping').then(({ files }) => files),
    ],
    [
      'message-templates',
      'What a message can say',
      'index for names with dots, if and else, printf, times, and <no value> for what is missing; HipChat reads it all as HTML.',
      () => import('./alerts/message-templates').then(({ files }) => files),
    ],
    [
      'who-is-told',
      'Handler files choose who is told',
      'match lets a handler take only some events: CRITICAL ones, or those of one owner. A recovery is no CRITICAL event.',
      () => import('./alerts/who-is-told').then(({ files }) => files),
    ],
    [
      'rooms',
      'Three rooms for one alert',
      'room and token of kapacitor.conf serve where the script gives none; every hipChat() is a message of its own.',
      () => import('./alerts/rooms').then(({ files }) => files),
    ],
    [
      'from-the-configuration',
      'Sent by the configuration',
      'global sends every alert without a handler to HipChat, and state-changes-only then holds for all of them.',
      () => import('./alerts/from-the-configuration').then(({ files }) => files),
    ],
    [
      'generated-rule',
      'A rule as a rule builder writes it',
      'Everything is a var, and what the alert lets through goes on to a database and an endpoint, with its level as a tag.',
      () => import('./alerts/generated-rule').then(({ files }) => files),
    ],
  ]),
];

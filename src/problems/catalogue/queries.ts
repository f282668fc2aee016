/** InfluxQL of batch tasks. */
import { entries } from './entry';

const POINTS = 'cpu,host=a usage=90,label="x" 1000000000\ncpu,host=a usage=10,label="x" 2000000000\n';
const query = (text: string, more = '') =>
  `batch\n    |query('''${text}''')\n        .period(10s)\n        .every(10s)\n${more}`;
const withPoints = (text: string, more = '') => ({ 'cpu.tick': query(text, more), 'data.lp': POINTS });
const MEAN = 'SELECT mean(usage) FROM "telegraf"."autogen".cpu';

export const QUERIES = entries({
  'aggregate-time': {
    severity: 'info',
    title: 'A result that is dated at the beginning of its range',
    why: 'InfluxDB gives what it aggregates over a whole range the time at which the range begins. A message that says `.Time` tells that time, one period before the query ran. It is said where a message does.',
    before:
      'batch\n    |query(\'SELECT mean(usage) FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)\n    |alert()\n        .crit(lambda: "mean" > 80)\n        .message(\'{{ .Time }}\')\n',
    after:
      'batch\n    |query(\'SELECT mean(usage) FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)\n    |alert()\n        .crit(lambda: "mean" > 80)\n        .message(\'{{ .ID }}\')\n',
  },
  subquery: {
    severity: 'error',
    title: 'A query within a query',
    why: 'Kapacitor has to know the measurements that a query asks for, and puts the time range into it; it does neither with a subquery, and refuses the script. The inner SELECT is the query of the task, and nodes behind it do what the outer one did.',
    before:
      'batch\n    |query(\'SELECT max(mean) FROM (SELECT mean(usage) FROM "telegraf"."autogen".cpu)\')\n        .period(10m)\n        .every(10m)\n',
    after:
      'batch\n    |query(\'SELECT mean(usage) FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)\n    |max(\'mean\')\n',
  },
  influxql: {
    severity: 'error',
    title: 'This is no InfluxQL',
    why: '`|query()` takes one SELECT statement of InfluxQL. Kapacitor reads it when the task is defined.',
    before: withPoints('SELECT mean(usage FROM "telegraf"."autogen".cpu'),
    after: query(MEAN),
  },
  'query-dbrp': {
    severity: 'error',
    title: 'A query of a database that the task may not ask',
    why: 'A query names database, retention policy and measurement, and the task has to have that pair in a `dbrp` statement or in `case.json`.',
    before: withPoints('SELECT mean(usage) FROM cpu'),
    after: query(MEAN),
  },
  'query-schedule': {
    severity: 'error',
    title: 'A query that does not know when to run',
    why: 'A query runs by `.every()` or by `.cron()`, and needs exactly one of them. A cron line has five fields (minute, hour, day of the month, month, day of the week), six with the year behind them, and seven with the second in front as well. Lines of Quartz begin with the seconds and have six: Kapacitor takes their seconds for minutes, which is a warning.',
    before: { 'cpu.tick': `batch\n    |query('''${MEAN}''')\n        .period(10s)\n` },
    after: query(MEAN),
  },
  'query-period': {
    severity: 'warning',
    title: 'A query that asks for no time',
    why: 'Each run of a query asks for the time from `.period()` before it until then. Without `.period()` that is from now to now: InfluxDB answers with nothing, and Kapacitor says nothing.',
    before: `batch\n    |query('''${MEAN}''')\n        .every(10s)\n`,
    after: query(MEAN),
  },
  'query-group-by': {
    severity: 'warning',
    title: 'GROUP BY in the text of a query',
    why: 'Kapacitor writes the GROUP BY of a query itself, from `.groupBy()`, and drops the one that stands in its text: without `.groupBy()` all series come as one. `time()`, tags and `fill()` have properties of their own.',
    before: query(`${MEAN} GROUP BY time(10s), host`),
    after: query(MEAN, "        .align()\n        .groupBy(time(10s), 'host')\n"),
  },
  'query-time': {
    severity: 'warning',
    title: 'A time range in the query',
    why: 'Kapacitor adds the range of each run itself, from `.period()` and `.offset()`. A range of your own narrows it down, mostly to nothing.',
    before: withPoints(`${MEAN} WHERE time > now() - 5m`),
    after: query(MEAN),
  },
  'query-fill': {
    severity: 'warning',
    title: 'fill that has no effect, or an unknown one',
    why: '`.fill()` says what stands in intervals without points, so it needs `groupBy(time(1m))`. It takes `none`, `null`, `previous`, `linear` or a number.',
    before: withPoints(MEAN, "        .fill('null')\n"),
    after: query(MEAN, "        .groupBy(time(5s))\n        .align()\n        .fill('null')\n"),
  },
  'query-align': {
    severity: 'info',
    title: 'Intervals that are cut at both ends',
    why: '`groupBy(time(1m))` makes intervals of whole minutes, and a query begins and ends between them unless `.align()` moves it: the first and the last interval are of a part of their points.',
    before: withPoints(MEAN, '        .groupBy(time(5s))\n'),
    after: query(MEAN, '        .groupBy(time(5s))\n        .align()\n'),
  },
  'query-span': {
    severity: 'info',
    strict: true,
    title: 'A strict run of a batch task that is not told the time',
    why: 'A real server asks about the time of its own clock. A strict run does the same unless `case.json` says which time is meant; other runs ask about the time of the data.',
    before: withPoints(MEAN),
    after: { 'case.json': '{"batch": {"start": "1970-01-01T00:00:00Z", "stop": "1970-01-01T00:01:00Z"}}\n' },
  },
  'query-quotes': {
    severity: 'warning',
    title: 'A text in double quotes in a query',
    why: 'In InfluxQL double quotes make the name of a field or tag. No point has it, so nothing is found. Texts stand in single quotes.',
    before: withPoints(`${MEAN} WHERE host = "a"`),
    after: query(`${MEAN} WHERE host = 'a' `),
  },
  'query-field': {
    severity: 'warning',
    title: 'A query of a field that no point has',
    why: 'None of the sample points that the query asks for has the field or tag. InfluxDB answers with nothing and says nothing.',
    before: withPoints('SELECT mean(usge) FROM "telegraf"."autogen".cpu'),
    after: query(MEAN),
  },
  'query-refused': {
    severity: 'error',
    title: 'InfluxDB refuses the query',
    why: 'Kapacitor takes the query as it is, and InfluxDB answers each time with the error that is shown.',
    before: withPoints('SELECT top(usage, 0) FROM "telegraf"."autogen".cpu'),
    after: query('SELECT top(usage, 1) FROM "telegraf"."autogen".cpu'),
  },
  'query-function': {
    severity: 'error',
    title: 'No such function in InfluxQL',
    why: 'InfluxDB has no function of that name. What others call `avg` is `mean`.',
    before: withPoints('SELECT avg(usage) FROM "telegraf"."autogen".cpu'),
    after: query(MEAN),
  },
  'query-mix': {
    severity: 'error',
    title: 'A plain field beside an aggregate',
    why: 'A function of many points gives one row, a plain field one a point. Put the field into a function as well.',
    before: withPoints('SELECT mean(usage), usage FROM "telegraf"."autogen".cpu'),
    after: query('SELECT mean(usage), last(usage) FROM "telegraf"."autogen".cpu'),
  },
  'query-arguments': {
    severity: 'error',
    title: 'A wrong number of arguments in a query',
    why: 'The function takes another number of arguments.',
    before: withPoints('SELECT percentile(usage) FROM "telegraf"."autogen".cpu'),
    after: query('SELECT percentile(usage, 95) FROM "telegraf"."autogen".cpu'),
  },
  'query-interval': {
    severity: 'error',
    title: 'Intervals without a function, or the other way round',
    why: 'Intervals need a function that makes one value of many points; `derivative(mean(usage))` needs intervals to have more than one of them.',
    before: withPoints('SELECT usage FROM "telegraf"."autogen".cpu', '        .groupBy(time(5s))\n        .align()\n'),
    after: query(MEAN, '        .groupBy(time(5s))\n        .align()\n'),
  },
  'query-database': {
    severity: 'error',
    title: 'A query of a database that nobody has written to',
    why: 'None of the sample points goes to the database or retention policy of the query.',
    before: {
      'cpu.tick': query('SELECT mean(usage) FROM "other"."autogen".cpu'),
      'data.lp': POINTS,
      'case.json': '{"dbrps": [{"db": "other", "rp": "autogen"}, {"db": "telegraf", "rp": "autogen"}]}\n',
    },
    after: { 'cpu.tick': query(MEAN) },
  },
  'query-type': {
    severity: 'error',
    title: 'A function of numbers over texts',
    why: 'The field holds texts or booleans, and the function is for numbers.',
    before: withPoints('SELECT mean(label) FROM "telegraf"."autogen".cpu'),
    after: query(MEAN),
  },
  'query-printed': {
    severity: 'error',
    title: 'A query that InfluxDB cannot read back',
    why: 'Kapacitor reads the query and prints it again with the time range in it. What it prints here is no InfluxQL any more. The pipeline shows the text.',
    before: withPoints(MEAN, '        .groupBy(time(5s))\n        .align()\n        .fill(0.00001)\n'),
    after: query(MEAN, '        .groupBy(time(5s))\n        .align()\n        .fill(0)\n'),
  },
});

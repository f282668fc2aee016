/** What the evaluation of a script refuses: names, arguments, and tasks as a whole. */
import { entries } from './entry';

const HIPCHAT =
  "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  room = 'ops'\n  token = 'token'\n";

export const DEFINITION = entries({
  refused: {
    severity: 'error',
    title: 'Kapacitor refuses the script',
    why: 'The server does not define the task, for the reason that stands below in its own words. There are no plain words for this reason yet.',
    before: { 'not allowed!.tick': 'stream\n    |from()\n' },
    after: { 'not allowed!.tick': null, 'allowed.tick': 'stream\n    |from()\n' },
  },
  'empty-script': {
    severity: 'error',
    title: 'An empty script',
    why: 'A script without a statement defines no task.',
    before: '',
    after: 'stream\n    |from()\n',
  },
  'source-name': {
    severity: 'error',
    title: 'Stream or Batch with a capital',
    why: 'The two sources are called `stream` and `batch`. Any other name is that of a var.',
    before: 'Stream\n    |from()\n',
    after: 'stream\n    |from()\n',
  },
  'no-pipeline': {
    severity: 'error',
    title: 'No pipeline is started',
    why: 'A task begins with `stream|from()` or with `batch|query()`. A script that only declares vars does nothing, and the server does not take it.',
    before: "var measurement = 'cpu'\n",
    after: "var measurement = 'cpu'\nstream\n    |from()\n        .measurement(measurement)\n",
  },
  'no-dbrp': {
    severity: 'error',
    title: 'A task without database and retention policy',
    why: 'The server gives a task the points of the pairs of database and retention policy that it names, in `dbrp` statements or when it is defined. Here `case.json` says that there are none.',
    before: { 'cpu.tick': 'stream\n    |from()\n', 'case.json': '{"dbrps": []}\n' },
    after: { 'cpu.tick': 'dbrp "telegraf"."autogen"\n\nstream\n    |from()\n' },
  },
  'dbrp-twice': {
    severity: 'error',
    title: 'dbrp in the script and beside it',
    why: 'A task gets its pairs of database and retention policy from the script or from whoever defines it, here `case.json`; the server refuses both at once.',
    before: {
      'cpu.tick': 'dbrp "telegraf"."autogen"\n\nstream\n    |from()\n',
      'case.json': '{"dbrps": [{"db": "telegraf", "rp": "autogen"}]}\n',
    },
    after: { 'case.json': '{}\n' },
  },
  'undefined-name': {
    severity: 'error',
    title: 'A name that nothing declares',
    why: 'A name without quotes is that of a var, which has to be declared above. A text stands in single quotes; a field or tag stands in double quotes and in a lambda only.',
    before: 'stream\n    |from()\n        .measurement(cpu)\n',
    after: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  'redefined-var': {
    severity: 'error',
    title: 'A var that is declared twice',
    why: 'A var keeps its first value, so a second value needs another name.',
    before: "var data = stream\n    |from()\n\nvar data = stream\n    |from()\n        .measurement('cpu')\n",
    after: "var data = stream\n    |from()\n\nvar cpu = stream\n    |from()\n        .measurement('cpu')\n",
  },
  'missing-var': {
    severity: 'error',
    title: 'A var without a value',
    why: '`var x type` asks for a value that is given from outside, as templates do. Nobody gives it here: say it in `case.json`, or give it in the script.',
    before: 'var measurement string\n\nstream\n    |from()\n        .measurement(measurement)\n',
    after: "var measurement = 'cpu'\n\nstream\n    |from()\n        .measurement(measurement)\n",
  },
  'double-quotes': {
    severity: 'error',
    title: 'Double quotes around a text',
    why: 'Double quotes make the name of a field or tag, which only a lambda can look up. A text stands in single quotes.',
    before: 'stream\n    |from()\n        .measurement("cpu")\n',
    after: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  'mixed-dimensions': {
    severity: 'error',
    title: 'groupBy with a list and more',
    why: '`groupBy` takes tags one by one, or one list of them.',
    before: "stream\n    |from()\n        .groupBy(['host'], 'dc')\n",
    after: "stream\n    |from()\n        .groupBy(['host', 'dc'])\n",
  },
  'wrong-operator': {
    severity: 'error',
    title: '| where . belongs, or the other way round',
    why: '`|` makes a new node, `.` sets a property of the one in front of it.',
    before: "stream\n    |from()\n        |measurement('cpu')\n",
    after: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  'unknown-member': {
    severity: 'error',
    title: 'No node or property of this name',
    why: 'What stands in front of it neither has a property of that name nor can be followed by a node of it. Names are looked up as they are written; the nearest one is offered.',
    before: "stream\n    |from()\n        .mesurement('cpu')\n",
    after: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  'old-script': {
    severity: 'error',
    title: 'A script of Kapacitor 0.x',
    why: 'Before version 1.0 a dot set properties and made nodes as well, and `mapReduce` called functions of InfluxQL. A script that has no `|` at all and makes nodes with dots is taken for one of those. It is said once; the *Fix* rewrites the whole script: what is a property of the node in front of it keeps its dot.',
    before:
      "stream\n    .from()\n    .window()\n        .period(10s)\n        .every(10s)\n    .mapReduce(influxql.count('value'))\n",
    after: "stream\n    |from()\n    |window()\n        .period(10s)\n        .every(10s)\n    |count('value')\n",
  },
  elsewhere: {
    severity: 'error',
    title: 'A property of something else',
    why: 'A property stands behind the node or handler that has it, before the next one: `.room()` behind `.hipChat()`, `.period()` behind `|window()`.',
    before: "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .room('ops')\n",
    after: 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n',
  },
  udf: {
    severity: 'error',
    title: 'A function of one’s own',
    why: 'What begins with `@` is a UDF, a program that Kapacitor starts and sends the points to, when `kapacitor.conf` names it under `[udf.functions]`. A page starts no programs.',
    before: 'stream\n    |from()\n    @tTest()\n',
    after: 'stream\n    |from()\n',
  },
  'source-first': {
    severity: 'error',
    title: 'stream or batch without its first node',
    why: '`stream` can only be followed by `|from()` and `batch` by `|query()`: they say which points are meant.',
    before: 'stream\n    |log()\n',
    after: 'stream\n    |from()\n    |log()\n',
  },
  'missing-argument': {
    severity: 'error',
    title: 'Too few arguments',
    why: 'The call takes more arguments than it is given. The message shows how it is written.',
    before: 'stream\n    |from()\n    |derivative()\n',
    after: "stream\n    |from()\n    |derivative('bytes')\n",
  },
  'argument-count': {
    severity: 'error',
    title: 'A wrong number of arguments',
    why: 'The call takes another number of arguments. Of nodes and properties the server says so when the task is defined, of functions in lambdas with every point.',
    before: "stream\n    |from()\n        .measurement('cpu', 'mem')\n",
    after: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  'argument-as-property': {
    severity: 'error',
    title: 'An argument that belongs into a property',
    why: 'Nodes take few arguments. What else they need are properties, on lines below: `|window().period(5m)`, `|from().measurement(…)`.',
    before: 'stream\n    |from()\n    |window(10s)\n',
    after: 'stream\n    |from()\n    |window()\n        .period(10s)\n        .every(10s)\n',
  },
  'argument-order': {
    severity: 'error',
    title: 'Arguments in another order',
    why: 'The types of the arguments fit what is wanted when they change places.',
    before: 'stream\n    |from()\n    |deadman(10s, 0.0)\n        .stateChangesOnly()\n',
    after: 'stream\n    |from()\n    |deadman(0.0, 10s)\n        .stateChangesOnly()\n',
  },
  'texts-swapped': {
    severity: 'warning',
    title: 'A text that is looked for in the wrong one',
    why: '`strContains`, `strHasPrefix`, `strIndex` and their like look in their first text for their second. A literal as the first and a field or tag as the second is the other way round, and both being texts nothing refuses it. It is told of a tag only where one of its values has the literal in it, and never of a literal that names a list.',
    before: `stream\n    |from()\n        .measurement('cpu')\n    |where(lambda: strContains('full', "state"))\n    |log()\n`,
    after: `stream\n    |from()\n        .measurement('cpu')\n    |where(lambda: strContains("state", 'full'))\n    |log()\n`,
  },
  'missing-parentheses': {
    severity: 'error',
    title: 'A name without parentheses',
    why: 'Nodes are made and properties are set by calls, also those that take nothing: `|from()`, `.align()`. A property without parentheses is only read, which sets nothing; where Kapacitor cannot even read it, its request handler breaks.',
    before: 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly\n',
    after: 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n',
  },
  'argument-type': {
    severity: 'error',
    title: 'An argument of the wrong type',
    why: 'The call takes a value of another type. Of nodes and properties the server says so when the task is defined; of functions in lambdas the types come from the sample points, and the server says so with every point.',
    before: 'stream\n    |from()\n        .measurement(/cpu/)\n',
    after: "stream\n    |from()\n        .measurement('cpu')\n",
  },
  'float-wanted': {
    severity: 'error',
    title: 'A whole number where a float is wanted',
    why: 'A number without a decimal point is an int, and an argument that is a float does not take it.',
    before: 'stream\n    |from()\n    |deadman(1, 10s)\n        .stateChangesOnly()\n',
    after: 'stream\n    |from()\n    |deadman(1.0, 10s)\n        .stateChangesOnly()\n',
  },
  'duration-unit': {
    severity: 'error',
    title: 'A duration without its unit',
    why: 'A duration is a whole number and a unit, as in `10s` or `5m`.',
    before: 'stream\n    |from()\n    |window()\n        .period(10)\n        .every(10s)\n',
    after: 'stream\n    |from()\n    |window()\n        .period(10s)\n        .every(10s)\n',
  },
  'quoted-duration': {
    severity: 'error',
    title: 'A duration in quotes',
    why: 'In quotes it is a text. Durations are written without.',
    before: "stream\n    |from()\n    |window()\n        .period('10s')\n        .every(10s)\n",
    after: 'stream\n    |from()\n    |window()\n        .period(10s)\n        .every(10s)\n',
  },
  'number-for-text': {
    severity: 'error',
    title: 'A number where a text is wanted',
    why: 'The property takes a text, which stands in single quotes.',
    before: 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .id(5)\n',
    after: "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .id('5')\n",
  },
  'missing-lambda': {
    severity: 'error',
    title: 'An expression without lambda:',
    why: 'What is evaluated for each point begins with `lambda:`. Without it the server tries to evaluate it at once, when there are no points.',
    before: 'stream\n    |from()\n        .where("usage" > 1)\n',
    after: 'stream\n    |from()\n        .where(lambda: "usage" > 1)\n',
  },
  'text-plus-value': {
    severity: 'error',
    title: 'A text plus a value that is none',
    why: '`+` puts two texts together; other values are made texts with `string()`.',
    before:
      "var limit = 90\nvar words = 'above ' + limit\n\nstream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .message(words)\n",
    after:
      "var limit = 90\nvar words = 'above ' + string(limit)\n\nstream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .message(words)\n",
  },
  'division-by-zero': {
    severity: 'error',
    title: 'A whole number divided by zero',
    why: 'Integers have no value for it: Kapacitor’s request handler breaks when such a script is defined. Floats give infinity.',
    before: 'var share = 1 / 0\n\nstream\n    |from()\n        .where(lambda: "usage" > share)\n',
    after: 'var share = 1.0 / 2.0\n\nstream\n    |from()\n        .where(lambda: "usage" > share)\n',
  },
  'handler-argument': {
    severity: 'error',
    title: 'A handler with an argument that belongs to a property',
    why: 'The handler takes no argument; what is meant is a property of it.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipChat('ops')\n",
      'kapacitor.conf': HIPCHAT,
    },
    after:
      "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipChat()\n        .room('ops')\n",
  },
  'handler-spelling': {
    severity: 'warning',
    title: 'A handler in another spelling',
    why: 'Kapacitor knows one spelling of each handler and refuses the script for another, though its own documentation spells some in both ways. The playground runs the script as if it were spelled right; strict runs refuse it too.',
    before: {
      'cpu.tick':
        'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipchat()\n',
      'kapacitor.conf': HIPCHAT,
    },
    after:
      'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipChat()\n',
  },
});
